// The blocks of notes on the page: each says which bytes of which note it was written at, in `data-at="E-07:120-340"`.

import { isHere } from "./here.js";

// What hangs inside a column of text, to the right of its edge.
const INSIDE = "[data-at], ul, ol, li, dl, dd, blockquote, table, figure";

let known = null;

// The page was changed: what is known of its blocks no longer holds.
export function forgetBlocks() {
  known = null;
}

export function bytes(block) {
  const [, reference, start, end] = /^(.*):(\d+)-(\d+)$/.exec(block.dataset.at) || [];
  return { block, reference, start: Number(start), end: Number(end) };
}

function blocksOf(reference) {
  if (!known) {
    known = new Map();
    for (const one of [...document.querySelectorAll("[data-at]")].map(bytes)) {
      if (known.has(one.reference)) known.get(one.reference).push(one);
      else known.set(one.reference, [one]);
    }
  }
  return known.get(reference) || [];
}

// The element that a place concerns, if this page shows it: the innermost block around its byte, else the last block before it, else the
// heading of the note.
export function elementAt(place) {
  if (!place) return null;
  const before = place.offset === null ? [] : blocksOf(place.reference).filter(({ start }) => start <= place.offset);
  const around = before.filter(({ end }) => end > place.offset);
  const length = ({ start, end }) => end - start;
  if (around.length) return around.reduce((one, next) => (length(next) <= length(one) ? next : one)).block;
  if (before.length) return before.reduce((one, next) => (next.end >= one.end ? next : one)).block;
  return isHere(place.page) ? headingOf(place.page) : null;
}

function headingOf(page) {
  const part = named(page) || document.querySelector("main");
  return part && (part.querySelector("h1, h2, h3, h4") || part);
}

// The element that the fragment of an address names.
export function named(page) {
  const [, id] = page.split("#");
  return id ? document.getElementById(decodeURIComponent(id)) : null;
}

// The left edge of the column an element stands in.
export function edge(element) {
  let least = element.getBoundingClientRect().left;
  for (let up = element.parentElement; up && up.matches(INSIDE); up = up.parentElement) {
    least = Math.min(least, up.getBoundingClientRect().left);
  }
  return least;
}
