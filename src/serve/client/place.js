// Where the reader is on the page: keeps that while the page changes, and takes it along to another page.

import { bytes, elementAt } from "./blocks.js";
import { pageIn, recall, remember } from "./here.js";

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, pre, figure, img, summary, [data-at]";

// Makes a change of the page, and puts what was at the top of the window, and the focus, back where they were.
export function inPlace(change) {
  const blocks = [...document.body.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  const at = scrollY > 0 ? blocks.findIndex(reaches) : -1;
  const top = at < 0 ? 0 : blocks[at].getBoundingClientRect().top;
  const focused = document.activeElement;
  // The browser's own care for the place would move the page a second time.
  document.documentElement.style.overflowAnchor = "none";
  change();
  refocus(focused);
  // What is gone is stood in for by what came after it, else by what came before.
  const left = at < 0 ? null : blocks.slice(at).find(stands) || blocks.slice(0, at).findLast(stands);
  if (left) bringTo(left, top);
  document.documentElement.style.overflowAnchor = "";
}

const stands = (block) => block.isConnected && block.getClientRects().length > 0;

function reaches(block) {
  const box = block.getBoundingClientRect();
  return box.height > 0 && box.bottom > 0;
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
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top < innerHeight * 0.9;
}

export function goTo(element) {
  bringTo(element, Math.max(16, innerHeight * 0.2));
}

// The byte of a note that is at the top of the window, and how far from the top.
export function topPlace(page) {
  const blocks = scrollY > 0 ? [...document.querySelectorAll("[data-at]")].filter((block) => !block.querySelector("[data-at]")) : [];
  const block = blocks.find(reaches);
  if (!block) return null;
  const { reference, start } = bytes(block);
  return { page, reference, offset: start, top: block.getBoundingClientRect().top };
}

// Leaves for another page, there to go to a place rather than to its top.
export function leaveFor(edition, page, place) {
  const address = pageIn(edition, page);
  remember("arrive", JSON.stringify({ path: new URL(address).pathname, ...place }));
  location.assign(address);
}

export function arrive() {
  const kept = JSON.parse(recall("arrive") || "null");
  remember("arrive", null);
  const found = kept && kept.path === location.pathname && elementAt(kept);
  if (!found) return;
  if (typeof kept.top === "number") bringTo(found, kept.top);
  else if (!isInSight(found)) goTo(found);
}
