// Places on the page: the block that a note's byte belongs to, the block at the top of the window, and how to get back to either.

import { isHere, pageIn, recall, remember } from "./here.js";

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, pre, figure, img, summary, [data-at]";
// What hangs inside a column of text, to the right of its edge.
const INSIDE = "[data-at], ul, ol, li, dl, dd, blockquote, table, figure";

// The bytes of a block: `E-07:120-340`.
function bytes(block) {
  const [, reference, start, end] = /^(.*):(\d+)-(\d+)$/.exec(block.dataset.at) || [];
  return { reference, start: Number(start), end: Number(end) };
}

// The element a finding concerns, if this page shows it: the innermost block around its byte, else the last one before it, else the
// heading of the note.
export function elementAt(place) {
  if (!place) return null;
  if (place.offset === null) return isHere(place.page) ? heading(place.page.split("#")[1]) : null;
  let best = null;
  for (const block of document.querySelectorAll("[data-at]")) {
    const here = bytes(block);
    if (here.reference !== place.reference || here.start > place.offset) continue;
    if (!best || here.end > place.offset || best.end <= place.offset) best = closer(best, { ...here, block }, place.offset);
  }
  return best ? best.block : isHere(place.page) ? heading(place.page.split("#")[1]) : null;
}

function closer(best, next, offset) {
  const holds = (one) => one.end > offset;
  if (!best || holds(next) !== holds(best)) return !best || holds(next) ? next : best;
  if (holds(next)) return next.end - next.start <= best.end - best.start ? next : best;
  return next.end >= best.end ? next : best;
}

function heading(id) {
  const named = id && document.getElementById(decodeURIComponent(id));
  return named || document.querySelector("main h1") || document.querySelector("main");
}

// The left edge of the column an element stands in.
export function edge(element) {
  let least = element.getBoundingClientRect().left;
  for (let up = element.parentElement; up && up.matches(INSIDE); up = up.parentElement) {
    least = Math.min(least, up.getBoundingClientRect().left);
  }
  return least;
}

// Remembers what is at the top of the window and what has the focus; gives back what puts both where they were.
export function hold() {
  const blocks = [...document.body.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  const at = scrollY > 0 ? blocks.findIndex(reaches) : -1;
  const top = at < 0 ? 0 : blocks[at].getBoundingClientRect().top;
  const focused = document.activeElement;
  return () => {
    refocus(focused);
    const left = at < 0 ? null : blocks.slice(at).find(stands) || blocks.slice(0, at).reverse().find(stands);
    if (left) bringTo(left, top);
  };
}

const stands = (block) => block.isConnected && block.getClientRects().length > 0;

function reaches(block) {
  const box = block.getBoundingClientRect();
  return box.height > 0 && box.bottom > 0;
}

// The browser's own care for the place would move the page a second time.
export function steadily(change) {
  const page = document.documentElement;
  page.style.overflowAnchor = "none";
  change();
  page.style.overflowAnchor = "";
}

function bringTo(element, top) {
  const away = element.getBoundingClientRect().top - top;
  if (Math.abs(away) > 0.5) scrollBy({ top: away, behavior: "instant" });
}

function refocus(element) {
  if (!element || element === document.body || element.isConnected) return;
  const same = element.id ? document.getElementById(element.id) : [...document.querySelectorAll(element.nodeName)].find(like(element));
  same?.focus({ preventScroll: true });
}

function like(element) {
  return (other) => other.getAttribute("href") === element.getAttribute("href") && other.textContent === element.textContent;
}

export function isInSight(element) {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top >= 0 && box.top < innerHeight * 0.9;
}

export function goTo(element) {
  bringTo(element, Math.max(16, innerHeight * 0.2));
}

// Leaves for another page, there to go to a place rather than to its top.
export function leaveFor(edition, page, place) {
  remember("arrive", JSON.stringify({ path: new URL(pageIn(edition, page)).pathname, ...place }));
  location.assign(pageIn(edition, page));
}

export function arrive() {
  const kept = JSON.parse(recall("arrive") || "null");
  remember("arrive", null);
  if (!kept || kept.path !== location.pathname) return;
  const found = elementAt(kept);
  if (!found) return;
  if (typeof kept.top === "number") bringTo(found, kept.top);
  else goTo(found);
}

// The note's byte that is at the top of the window, for the same page in another edition.
export function here(page) {
  const block = scrollY > 0 && [...document.querySelectorAll("[data-at]")].findLast((one) => one.getBoundingClientRect().top <= 1);
  const next = block || (scrollY > 0 && [...document.querySelectorAll("[data-at]")].find(reaches));
  if (!next) return null;
  const { reference, start } = bytes(next);
  return { page, reference, offset: start, top: next.getBoundingClientRect().top };
}

