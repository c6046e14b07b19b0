// The strip above a page that cannot be made at the moment, so that nobody takes what is shown for what was saved.

import { element, shape } from "./element.js";
import { inPlace } from "./place.js";
import { dress } from "./style.js";

const BEFORE = "what you see is from before the last save.";
const UNREADABLE = `The note cannot be read as it is now: ${BEFORE}`;
const WORDS = {
  404: `This page is not in this edition as it is now: ${BEFORE}`,
  500: `This page cannot be made as it is now: ${BEFORE}`,
};

let strip = null;
let said = "";

// `found` is what the preview says of it, line by line, if it says something.
export function showStrip(status, found = "") {
  const now = `${status} ${found}`;
  if (strip && said === now) return;
  clearStrip();
  said = now;
  strip = element("promo-strip", { "data-status": status });
  const words = element("p", { role: "status" }, shape("warning"), status === 404 && found ? UNREADABLE : WORDS[status] || WORDS[500]);
  const lines = found && element("pre", { tabindex: 0, role: "group", "aria-label": "What is wrong" }, found.trim());
  dress(strip).append(element("section", { class: "strip", "aria-label": "About this page" }, words, lines));
  inPlace(() => document.body.prepend(strip));
}

export function clearStrip() {
  if (!strip) return;
  inPlace(() => strip.remove());
  strip = null;
}
