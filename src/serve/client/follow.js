// Following what is saved: to the note and the heading that changed last, unless the reader is typing.

import { isFollowing } from "./bar.js";
import { elementAt } from "./blocks.js";
import { audience, isHere, recall, remember } from "./here.js";
import { goTo, isInSight, leaveFor } from "./place.js";

const nameOf = (state) => `${state.run}/${state.build}`;

// What was saved before this tab heard of anything is not gone to.
export function beginWith(state) {
  if (recall("seen") === null) remember("seen", nameOf(state));
}

// A page that was just gone to hears the same state again; a state is followed once.
export function follow(state, touched) {
  const before = recall("seen");
  remember("seen", nameOf(state));
  if (!isFollowing() || before === null || before === nameOf(state) || isTyping()) return;
  const places = state.changed.filter(({ what }) => what !== "removed").map(({ places }) => places[audience]).filter(Boolean);
  const here = places.find(({ page }) => isHere(page));
  if (here) show(here, touched);
  else if (places.length) leave(places[0]);
}

function show(place, touched) {
  const main = document.querySelector("main");
  const target = touched.find((element) => main && main !== element && main.contains(element)) || elementAt(place);
  if (target && !isInSight(target)) goTo(target);
}

// The browser would go to the heading; the block is nearer.
function leave(place) {
  leaveFor(audience, place.offset === null ? place.page : place.page.split("#")[0], place);
}

function isTyping() {
  const focused = document.activeElement;
  return Boolean(focused && (focused.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(focused.nodeName)));
}
