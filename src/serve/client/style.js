// The preview's own parts live in shadow roots, with one style sheet between them: no rule of the page reaches them, nor theirs the page.
// The policy of the page allows no inline style, so the sheet is fetched and adopted; until it is there, nothing shows.

const sheet = new CSSStyleSheet();
let loaded = false;
const ready = fetch(new URL("style.css", import.meta.url))
  .then((answer) => answer.text())
  .then((text) => sheet.replaceSync(text))
  .then(() => (loaded = true));

export function dress(host) {
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet];
  host.hidden = !loaded;
  ready.then(() => (host.hidden = false));
  return shadow;
}
