// Keeps the page what its files now make of it: asks for it again when something was saved, and changes only what differs.

import { stamp } from "./assets.js";
import { forgetBlocks } from "./blocks.js";
import { validator as first } from "./here.js";
import { latest } from "./latest.js";
import { attributes, morph } from "./morph.js";
import { inPlace } from "./place.js";
import { clearStrip, showStrip } from "./strip.js";

let validator = first;
let shown = null;
let newest = null;
const head = fixed(document);
const scripts = [...document.querySelectorAll("script:not([data-audience])")];
const isScripted = scripts.some(({ src }) => !src.endsWith("assets/script.js"));

// Brings the page up to a state, then calls `done` with the state and the elements that were changed, or null when the page is the same
// as before.
// A hidden tab is in no hurry.
export const catchUp = latest(async (wanted) => {
  const { state, done } = wanted;
  const now = `${state.run}/${state.build}/${state.findings}`;
  newest = wanted;
  if (now === shown) return done(state, null);
  if (document.hidden) await pause();
  const touched = await ask();
  if (touched === undefined) return void setTimeout(() => newest === wanted && catchUp(wanted), 1000);
  shown = now;
  done(state, touched);
});

function pause() {
  return new Promise((resolve) => {
    setTimeout(resolve, 200);
    document.addEventListener("visibilitychange", resolve, { once: true });
  });
}

// What changed, or undefined when there was no answer, or none that says how the page is now.
async function ask() {
  const headers = validator ? { "If-None-Match": `"${validator}"` } : {};
  const answer = await fetch(location.href, { headers, cache: "no-store" }).catch(() => null);
  if (!answer || ![200, 304, 404, 500].includes(answer.status)) return undefined;
  if (answer.status === 304) return clearStrip() || null;
  const text = await answer.text().catch(() => null);
  if (text === null) return undefined;
  const next = new DOMParser().parseFromString(text, "text/html");
  if (!answer.ok && validator) return showStrip(answer.status, next.querySelector("main pre")?.textContent) || null;
  clearStrip();
  const touched = swap(next);
  validator = answer.ok ? (answer.headers.get("ETag") || "").replace(/^W\/|"/g, "") : "";
  return touched;
}

// A theme with scripts of its own may have made anything of the page: there, and where what cannot be changed was, it is loaded again.
function swap(next) {
  if (isScripted || fixed(next) !== head || !next.querySelector("main") || !document.querySelector("main")) {
    location.reload();
    return [];
  }
  stamp(next);
  const touched = [];
  inPlace(() => {
    whileWithoutPlaces(next, () => morph(document.body, next.body, touched));
    attributes(document.documentElement, next.documentElement, true);
    document.title = next.title;
  });
  forgetBlocks();
  return touched;
}

// What cannot be changed while a page is shown: its scripts, its policy, which style sheets it has. Scripts that the page itself added
// are not in the file, so this is taken once, from the page as it came.
function fixed(page) {
  const parts = [...page.head.children, ...page.body.querySelectorAll("script")];
  return parts
    .filter((part) => part.nodeName !== "TITLE" && !part.dataset.audience)
    .map((part) => part.outerHTML)
    .join("\n");
}

// Where a block stands in its file changes with every letter before it, which is no change of the block.
function whileWithoutPlaces(next, change) {
  const places = [...next.querySelectorAll("[data-at]")].map((block) => block.dataset.at);
  for (const page of [next, document]) for (const block of page.querySelectorAll("[data-at]")) block.dataset.at = "";
  change();
  document.querySelectorAll("[data-at]").forEach((block, at) => (block.dataset.at = places[at]));
}
