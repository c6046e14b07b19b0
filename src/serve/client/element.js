// Small parts that everything shown by the preview is made of: elements, the shapes of severities, and words.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

// One outline each, so that nothing is told by colour alone: a square, a triangle, a ring, a tick, a broken ring.
const OUTLINES = {
  error: "M2.5 2.5h11v11h-11zM5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8",
  warning: "M8 1.8 14.8 13.8H1.2zM8 6v3.6M8 11.4v.6",
  hint: "M8 2.2a5.8 5.8 0 1 1 0 11.6a5.8 5.8 0 1 1 0-11.6zM8 7.4v3.6M8 5v.6",
  fine: "M2.6 8.6 6.4 12.4 13.4 4",
  stopped: "M8 2.4a5.6 5.6 0 0 1 5.6 5.6M11 12.7a5.6 5.6 0 0 1-8.4-2.9M2.7 6.2A5.6 5.6 0 0 1 5 3.3",
  follow: "M3 2.6v6a2.4 2.4 0 0 0 2.4 2.4H13M9.6 7.6 13 11l-3.4 3.4",
};

export function shape(kind) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", `shape is-${kind}`);
  drawing.appendChild(document.createElementNS(space, "path")).setAttribute("d", OUTLINES[kind]);
  return drawing;
}

// Text with the user's words, which stand in backticks, set as code.
export function rich(text) {
  return text.split("`").map((part, place) => (place % 2 ? element("code", {}, part) : part));
}

export function counted(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

// "2 errors, 1 warning"; "No problems".
export function inWords(counts) {
  const said = ["error", "warning", "hint"].filter((word) => counts[`${word}s`]).map((word) => counted(counts[`${word}s`], word));
  return said.join(", ") || "No problems";
}

export function worst(counts) {
  return ["error", "warning", "hint"].find((word) => counts[`${word}s`]) || "fine";
}
