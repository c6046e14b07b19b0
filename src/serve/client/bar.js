// The bar at the foot of the window: how things stand, the other editions of this page, and whether to follow what is saved.

import { element, inWords, shape, worst } from "./element.js";
import { address, audience, pageIn, recall, remember, root } from "./here.js";
import { leaveFor, topPlace } from "./place.js";

const EDITIONS = { self: "Self", manager: "Manager", committee: "Committee" };

const words = element("span", { class: "pill-words" });
const pill = element("button", { type: "button", class: "pill", "aria-expanded": "false", "aria-controls": "panel" }, shape("fine"), words);
const word = element("span", { class: "follow-word" }, "Follow");
const following = element("button", { type: "button", class: "follow" }, shape("follow"), word);
const said = element("p", { class: "hidden", role: "status" });
let counts = null;

// The elements of the bar. `toggle` opens and closes the panel.
export function bar(toggle) {
  pill.addEventListener("click", toggle);
  following.addEventListener("click", () => follow(!isFollowing()));
  follow(isFollowing());
  const group = element("div", { class: "editions", role: "group", "aria-label": "Edition" }, ...Object.keys(EDITIONS).map(edition));
  const link = element("a", { href: new URL("export/index.html", root).href, title: "Your company's form" }, "Export");
  const forms = element("div", { class: "editions forms" }, link);
  return [element("div", { class: "bar" }, group, forms, following, pill), said];
}

export { pill };

export const isFollowing = () => recall("follow") === "on";

function follow(on) {
  remember("follow", on ? "on" : null);
  following.setAttribute("aria-pressed", on);
  following.title = on ? "Goes to what you save" : "Go to what you save";
}

// The same page for another reader, at the same place where that edition has it.
function edition(name) {
  const current = name === audience;
  const link = element("a", { href: pageIn(name, address), "aria-current": current && "true" }, EDITIONS[name]);
  link.addEventListener("click", (event) => {
    const place = topPlace(address);
    if (current || !place || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    leaveFor(name, address, place);
  });
  return link;
}

export function showState(state, connected) {
  const isWaiting = connected && state && state.status === "waiting";
  const text = !connected ? "Preview stopped, waiting for it" : isWaiting ? "Waiting for the folder" : inWords(state.counts);
  const kind = !connected || isWaiting ? "stopped" : worst(state.counts);
  if (words.textContent === text) return;
  words.replaceChildren(...brief(text));
  pill.firstChild.replaceWith(shape(kind));
  pill.title = text;
}

// "2 errors, 1 warning, 3 hints" is "2 errors +4" where there is no room.
function brief(text) {
  const [first, ...rest] = text.split(/(?=, \d)/);
  if (!rest.length) return [text];
  const more = rest.reduce((sum, part) => sum + parseInt(part.slice(2), 10), 0);
  return [first, element("span", { class: "rest", "data-more": ` +${more}` }, element("span", {}, ...rest))];
}

// Says how many problems there are when that has changed, once.
export function announce(state) {
  const now = inWords(state.counts);
  if (counts !== null && counts !== now) said.textContent = `Updated. ${now}.`;
  counts = now;
}

