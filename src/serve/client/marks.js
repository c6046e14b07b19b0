// Marks in the margin, beside the blocks that findings concern. They lie over the page, in a layer of their own, so that the page's own
// elements stay as its readers get them.

import { edge, elementAt } from "./blocks.js";
import { element, rich, shape } from "./element.js";
import { isOnThisPage, placeOf, severityWord } from "./findings.js";

const ORDER = ["error", "warning", "hint"];
// A mark beside the text takes this much; where the margin is narrower, it is a thin bar at the edge of the window.
const ROOM = 38;

const layer = element("div", { class: "marks" });
let marks = [];
let press = () => {};

// `pressed` is called with the finding whose mark was pressed.
export function makeMarks(pressed) {
  press = pressed;
  addEventListener("resize", settle);
  document.addEventListener("toggle", settle, true);
  document.addEventListener("load", settle, true);
  document.addEventListener("keydown", (event) => event.key === "Escape" && marks.forEach(({ mark }) => mark.classList.add("is-quiet")));
  document.fonts.ready.then(settle);
  new ResizeObserver(settle).observe(document.body);
  return layer;
}

export function showMarks(items) {
  const focused = marks.findIndex(({ mark }) => mark.matches(":focus-within"));
  const blocks = new Map();
  for (const item of items) {
    const block = isOnThisPage(item) && elementAt(placeOf(item));
    if (block) blocks.set(block, [...(blocks.get(block) || []), item]);
  }
  marks = [...blocks].map(([block, found]) => ({ block, mark: draw(found) }));
  layer.replaceChildren(...marks.map(({ mark }) => mark));
  settle();
  marks[focused]?.mark.querySelector("button").focus({ preventScroll: true });
}

function draw(found) {
  const [worst] = [...found].sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
  const label = found.map((item) => `${severityWord(item)}: ${item.message}`).join(" ");
  const tip = element("span", { class: "tip", "aria-hidden": "true" }, ...found.map((item) => element("span", {}, ...rich(item.message))));
  const button = element("button", { type: "button", "aria-label": label }, shape(worst.severity));
  const mark = element("div", { class: `mark is-${worst.severity}` }, element("i"), button, tip);
  button.addEventListener("click", () => press(worst));
  for (const again of ["pointerenter", "focusin"]) mark.addEventListener(again, () => mark.classList.remove("is-quiet"));
  return mark;
}

// Puts every mark where its block now is. All is read before anything is written.
function settle() {
  if (!marks.length) return;
  const origin = layer.getBoundingClientRect();
  const places = marks.map(({ block }) => ({ box: block.getBoundingClientRect(), left: edge(block) }));
  marks.forEach(({ mark }, at) => {
    const { box, left } = places[at];
    mark.hidden = !box.height;
    mark.classList.toggle("is-narrow", left < ROOM);
    mark.style.top = `${box.top - origin.top}px`;
    mark.style.left = `${(left < ROOM ? 0 : left) - origin.left}px`;
    mark.style.height = `${box.height}px`;
  });
}
