// Following what is saved: to the note and the heading that changed last, unless the reader is typing.

import { isFollowing } from "./bar.js";
import { named } from "./blocks.js";
import { audience, isHere, pageIn, recall, remember } from "./here.js";
import { goTo, isInSight } from "./place.js";

// A page that was just gone to hears the same state again; a state is followed once.
export function follow(state, touched) {
  const now = `${state.run}/${state.build}`;
  const before = recall("seen");
  remember("seen", now);
  if (!isFollowing() || before === null || before === now || isTyping()) return;
  const pages = state.changed.filter(({ what }) => what !== "removed").map(({ pages }) => pages[audience]);
  const here = pages.find((page) => page && isHere(page));
  const page = here || pages.find(Boolean);
  if (here) show(here, touched);
  else if (page) location.assign(pageIn(audience, page));
}

function show(page, touched) {
  const main = document.querySelector("main");
  const target = touched.find((element) => main && main !== element && main.contains(element)) || named(page);
  if (target && !isInSight(target)) goTo(target);
}

function isTyping() {
  const focused = document.activeElement;
  return Boolean(focused && (focused.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(focused.nodeName)));
}
