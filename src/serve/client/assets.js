// Style sheets, pictures and scripts that changed while their page is open.

let assets = null;
let files = null;
let pictures = null;
let scripts = null;

// Takes the first state as the page's own, and acts on what differs in later ones.
export function renew(state) {
  if (files !== null && state.files !== files) {
    pictures = state.files;
    stamp(document);
  }
  files = state.files;
  if (assets === null) scripts = read();
  else if (state.assets !== assets) restyle(state.assets);
  assets = state.assets;
}

// Gives every picture of ours an address that no cache knows, once a picture has changed.
export function stamp(page) {
  if (!pictures) return;
  for (const picture of page.querySelectorAll("img[src]")) {
    const [source] = picture.getAttribute("src").split("?");
    if (!/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(source)) picture.setAttribute("src", `${source}?v=${pictures}`);
  }
}

// The old sheet stays until the new one is there. A script cannot be taken back: then the page is loaded again.
async function restyle(version) {
  for (const link of document.querySelectorAll('link[rel="stylesheet"]:not([data-leaving])')) {
    const next = link.cloneNode();
    next.href = `${link.getAttribute("href").split("?")[0]}?v=${version}`;
    link.dataset.leaving = "";
    next.onload = () => link.remove();
    next.onerror = () => next.remove() || delete link.dataset.leaving;
    link.after(next);
  }
  const [before, now] = [await scripts, await read()];
  if (before !== null && now !== null && before !== now) location.reload();
}

async function read() {
  const sources = [...document.querySelectorAll("script[src]:not([data-audience])")].filter((script) => script.defer || !script.async);
  const texts = sources.map((script) => fetch(script.src, { cache: "no-store" }).then((answer) => answer.text()));
  return Promise.all(texts).then((all) => all.join("\n"), () => null);
}
