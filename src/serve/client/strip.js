// The strip above a page that cannot be made at the moment, so that nobody takes what is shown for what was saved.

import { element, shape } from "./element.js";
import { inPlace } from "./place.js";
import { dress } from "./style.js";

const WORDS = {
  404: "This page is not in this edition as it is now: what you see is from before the last save.",
  500: "This page cannot be made as it is now: what you see is from before the last save.",
};

let strip = null;

export function showStrip(status) {
  if (strip?.dataset.status === String(status)) return;
  clearStrip();
  strip = element("promo-strip", { "data-status": status });
  const more = element("button", { type: "button", class: "link" }, "Show the problems");
  more.addEventListener("click", () => dispatchEvent(new CustomEvent("promo-problems")));
  const words = element("p", { role: "status" }, shape("warning"), WORDS[status] || WORDS[500], status === 404 ? "" : more);
  dress(strip).append(element("section", { class: "strip", "aria-label": "About this page" }, words));
  inPlace(() => document.body.prepend(strip));
}

export function clearStrip() {
  if (!strip) return;
  inPlace(() => strip.remove());
  strip = null;
}
