// Where this page stands in the preview, as its script tag says, and what this tab remembers from page to page.

const tag = document.querySelector("script[data-validator][data-audience]");

export const root = new URL("..", import.meta.url);
export const audience = tag.dataset.audience;
export const address = tag.dataset.address;
export const validator = tag.dataset.validator;

// The address of a page in an edition, such as `evidence/x.html#outcome` in the manager's.
export function pageIn(edition, page) {
  return new URL(`${edition}/${page}`, root).href;
}

export function isHere(page) {
  return page.split("#")[0] === address;
}

// Storage may be shut off; then nothing is remembered, and nothing else changes.
export function recall(name) {
  try {
    return sessionStorage.getItem(`promo-${name}`);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    if (value === null) sessionStorage.removeItem(`promo-${name}`);
    else sessionStorage.setItem(`promo-${name}`, value);
  } catch {
    // Said above.
  }
}
