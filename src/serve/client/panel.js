// The panel: every finding with its place in the files and on the pages. Opened and closed by the bar's pill; stays as it was left when
// the page is changed or left.

import { pill } from "./bar.js";
import { elementAt } from "./blocks.js";
import { element, rich, shape } from "./element.js";
import { isOnThisPage, placeOf, severityWord } from "./findings.js";
import { audience, pageIn, recall, remember, root } from "./here.js";
import { morph } from "./morph.js";
import { goTo, leaveFor } from "./place.js";

const title = element("h2", { id: "panel-title", tabindex: "-1" }, "Problems");
const shut = element("button", { type: "button", class: "shut", "aria-label": "Close" }, "✕");
const notice = element("p", { class: "notice", hidden: true });
const list = element("div", { class: "list" });
const foot = element("p", { class: "foot" });
const answer = element("p", { class: "answer", role: "status" });
const head = element("div", { class: "head" }, title, shut);
const named = { id: "panel", class: "panel", role: "dialog", "aria-labelledby": "panel-title" };
const panel = element("div", named, head, notice, list, answer, foot);
let found = { items: [], more: 0 };
let isDrawn = true;
const brought = new WeakSet();

export function makePanel() {
  shut.addEventListener("click", close);
  list.addEventListener("click", press);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
  setOpen(recall("panel") === "open");
  return panel;
}

export function toggle() {
  if (panel.hidden) open();
  else close();
}

export function open(finding) {
  setOpen(true);
  const row = finding && list.querySelector(`[data-finding="${found.items.indexOf(finding)}"]`);
  if (!row) return title.focus();
  row.focus();
  row.scrollIntoView({ block: "nearest" });
}

function close() {
  setOpen(false);
  pill.focus();
}

function setOpen(is) {
  panel.hidden = !is;
  pill.setAttribute("aria-expanded", is);
  remember("panel", is ? "open" : null);
  answer.textContent = "";
  if (is && !isDrawn) draw();
}

// Says what the program is waiting for, and how long it took to make what is shown.
export function showCondition(state, connected) {
  const stopped = "The preview has stopped. Start promo serve again; if it gives another address, open that one.";
  notice.textContent = connected ? (state && state.message) || "" : stopped;
  notice.hidden = !notice.textContent;
  foot.textContent = state ? `Last build took ${state.took} ms` : "";
}

// Hundreds of findings take a while to draw: not before they can be seen.
export function showFindings(now) {
  found = now;
  isDrawn = false;
  if (!panel.hidden) draw();
}

// The findings of this page first, then the others by file, in the order they came in.
function draw() {
  const { items, more } = found;
  const groups = new Map();
  const add = (name, item) => groups.set(name, [...(groups.get(name) || []), item]);
  const near = new Set(items.filter(isOnThisPage));
  near.forEach((item) => add("On this page", item));
  items.filter((item) => !near.has(item)).forEach((item) => add(item.file, item));
  const fresh = element("div", { class: "list" }, ...[...groups].map(([name, group]) => section(name, group)));
  if (more) fresh.append(element("p", { class: "none" }, `${more} more are not listed.`));
  if (!items.length) fresh.append(element("p", { class: "none" }, "No problems."));
  morph(list, fresh);
  isDrawn = true;
  list.querySelectorAll("pre").forEach(reachable);
}

function section(name, group) {
  const rows = element("ol", {}, ...group.map(row));
  return element("section", {}, element("h3", {}, name), rows);
}

function row(finding) {
  const word = element("strong", {}, severityWord(finding));
  const what = element("p", { class: "what" }, shape(finding.severity), word, " ", ...rich(finding.message));
  const where = element("p", { class: "where" }, source(finding), show(finding), element("span", {}, finding.rule));
  const made = element("li", { "data-finding": found.items.indexOf(finding), tabindex: "-1" }, what, where);
  // The first line of a frame says the place again.
  const frame = finding.frame.replace(/^ *-->.*(\n *\|)?(\n|$)/, "");
  if (frame) made.append(element("pre", { role: "group", "aria-label": "In the file" }, frame));
  if (finding.help) made.append(element("p", { class: "help" }, ...rich(finding.help)));
  return made;
}

// The place in the file: a link where the editor takes addresses, a button where the program starts it, else words to copy.
function source(finding) {
  const text = `${finding.file}:${finding.line}:${finding.column}`;
  if (!finding.open) return element("button", { type: "button", class: "link", "data-copy": text, title: "Copy this place" }, text);
  if (/^[a-z][a-z0-9+.-]*:/i.test(finding.open)) return element("a", { href: finding.open, title: "Open in the editor" }, text);
  return element("button", { type: "button", class: "link", "data-open": finding.open, title: "Open in the editor" }, text);
}

function show(finding) {
  const place = placeOf(finding);
  if (!place) return "";
  const label = `Show on the page: ${finding.message}`;
  return element("a", { href: pageIn(audience, place.page), "data-show": "", "aria-label": label }, "Show");
}

async function press(event) {
  const target = event.target.closest("[data-show], [data-open], [data-copy]");
  if (!target || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const { copy, open } = target.dataset;
  if (copy) return tell(navigator.clipboard.writeText(copy), "Copied.", "This browser did not let it be copied.");
  if (open) return tell(start(open), "", "The editor could not be started.");
  go(placeOf(found.items[target.closest("[data-finding]").dataset.finding]));
}

function start(what) {
  return fetch(new URL(`live/${what}`, root), { cache: "no-store" }).then(({ ok }) => ok || Promise.reject());
}

function tell(done, good, bad) {
  return done.then(() => (answer.textContent = good), () => (answer.textContent = bad));
}

function go(place) {
  const here = elementAt(place);
  if (!here) return leaveFor(audience, place.offset === null ? place.page : place.page.split("#")[0], place);
  if (matchMedia("(width < 48rem)").matches) close();
  goTo(here);
}

// What scrolls sideways must be reachable without a mouse, and begins where the place is.
function reachable(frame) {
  if (frame.scrollWidth <= frame.clientWidth) return;
  frame.tabIndex = 0;
  if (brought.has(frame)) return;
  brought.add(frame);
  const lines = frame.textContent.split("\n");
  const place = Math.max(...lines.map((line) => line.lastIndexOf("^")));
  const width = frame.scrollWidth / Math.max(...lines.map((line) => line.length));
  if (place * width > frame.clientWidth) frame.scrollLeft = place * width - frame.clientWidth / 2;
}
