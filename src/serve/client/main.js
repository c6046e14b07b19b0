// The live preview in the page: hears what was saved, changes the page, and shows what was found. Without this script the page is the
// one that readers get.

import { renew } from "./assets.js";
import { announce, bar, showState } from "./bar.js";
import { connect } from "./connection.js";
import { element } from "./element.js";
import { renewFindings } from "./findings.js";
import { beginWith, follow } from "./follow.js";
import { makeMarks, showMarks } from "./marks.js";
import { catchUp } from "./page.js";
import { makePanel, open, showCondition, showFindings, toggle } from "./panel.js";
import { arrive } from "./place.js";
import { dress } from "./style.js";

const host = element("promo-live", { hidden: true });
let found = { items: [], more: 0 };
let unfollowed = [];

dress(host).append(element("aside", { "aria-label": "Live preview" }, makeMarks(open), makePanel(), ...bar(toggle)));
document.body.append(host);
arrive();
connect(heard);

function heard(state, connected) {
  showState(state, connected);
  showCondition(state, connected);
  if (!state || !connected) return;
  beginWith(state);
  catchUp({ state, done: changed });
  renew(state);
  if (isBeingChecked(state)) return;
  renewFindings({ state, done: (now) => draw((found = now)) });
  announce(state);
}

// The page comes first; what was found, and which files were changed, is told when the check is done.
const isBeingChecked = (state) => state.status === "checking";

function changed(state, touched) {
  if (touched) draw();
  unfollowed = touched || unfollowed;
  if (isBeingChecked(state)) return;
  follow(state, unfollowed);
  unfollowed = [];
}

function draw() {
  showFindings(found);
  showMarks(found.items);
}
