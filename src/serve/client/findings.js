// What was found in the packet, as the server tells it, and which part of it concerns this page.

import { elementAt } from "./blocks.js";
import { audience, isHere, root } from "./here.js";
import { latest } from "./latest.js";

const NONE = { items: [], more: 0 };
let digest = null;

// Asks for the findings when they are others than before, and calls `done` with them.
export const renewFindings = latest(async ({ state, done }) => {
  if (state.findings === digest) return;
  const { errors, warnings, hints } = state.counts;
  const found = errors + warnings + hints ? await ask() : NONE;
  if (!found) return;
  digest = state.findings;
  done(found);
});

function ask() {
  return fetch(new URL("live/findings.json", root), { cache: "no-store" })
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
}

// Where a finding shows in the edition that is being read, if it does.
export const placeOf = (finding) => finding.places[audience];

export function isOnThisPage(finding) {
  const place = placeOf(finding);
  return Boolean(place && (isHere(place.page) || (place.offset !== null && elementAt(place))));
}

// One word for the reader, whatever the program calls it.
export const severityWord = (finding) => finding.severity[0].toUpperCase() + finding.severity.slice(1);
