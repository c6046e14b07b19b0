// Makes one tree of elements equal to another with as few changes as are easily found, so that what stays the same stays itself:
// focus, selection, what was typed, what was opened, what is animated. Nodes of `fresh` are moved, not copied.

// The page's search runs itself, and what is the preview's own is none of the page.
const OWN = "[role=search]";
const ours = (node) => node.nodeName.startsWith("PROMO-");

// Adds to `touched` what was changed or added.
export function morph(old, fresh, touched = []) {
  if (old.isEqualNode(fresh)) return touched;
  if (old.nodeType !== Node.ELEMENT_NODE) return retext(old, fresh, touched);
  if (old.matches(OWN)) return touched;
  if (attributes(old, fresh)) touched.push(old);
  children(old, fresh, touched);
  return touched;
}

// Sets what differs. Whether a `details` is open is its reader's affair.
export function attributes(old, fresh, keep = false) {
  let changed = false;
  const isReaders = (name) => name === "open" && old.nodeName === "DETAILS";
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) === value || isReaders(name)) continue;
    old.setAttribute(name, value);
    changed = true;
  }
  if (keep) return changed;
  for (const { name } of [...old.attributes]) {
    if (fresh.hasAttribute(name) || isReaders(name)) continue;
    old.removeAttribute(name);
    changed = true;
  }
  return changed;
}

// Only the part of a text that differs is replaced: a selection elsewhere in it stays.
function retext(old, fresh, touched) {
  const before = old.data;
  const after = fresh.data;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  old.replaceData(head, before.length - head - tail, after.slice(head, after.length - tail));
  if (before.trim() !== after.trim()) touched.push(old.parentNode);
  return touched;
}

function children(old, fresh, touched) {
  const before = [...old.childNodes].filter((node) => !ours(node));
  const after = [...fresh.childNodes].filter((node) => !ours(node));
  while (before.length && after.length && before[0].isEqualNode(after[0])) {
    before.shift();
    after.shift();
  }
  let end = null;
  while (before.length && after.length && before.at(-1).isEqualNode(after.at(-1))) {
    end = before.pop();
    after.pop();
  }
  middle(old, before, after, end, touched);
}

// Nodes that are surely the same, in order, part what is left into stretches; in a stretch the next of the same name will do.
function middle(parent, before, after, end, touched) {
  const stop = end || [...parent.childNodes].find((node) => ours(node) && !node.nextSibling) || null;
  let from = 0;
  let waiting = [];
  for (const node of after) {
    const at = same(before, node, from);
    if (at < 0) {
      waiting.push(node);
      continue;
    }
    stretch(parent, before.slice(from, at), waiting, before[at], touched);
    morph(before[at], node, touched);
    from = at + 1;
    waiting = [];
  }
  stretch(parent, before.slice(from), waiting, stop, touched);
}

function same(before, node, from) {
  if (node.nodeType !== Node.ELEMENT_NODE) return -1;
  return before.findIndex((old, place) => {
    if (place < from || old.nodeName !== node.nodeName) return false;
    return node.id || old.id ? node.id === old.id : old.isEqualNode(node);
  });
}

function stretch(parent, before, after, end, touched) {
  for (const node of after) {
    const at = before.findIndex((old) => old.nodeName === node.nodeName && (old.id || "") === (node.id || ""));
    if (at < 0) {
      parent.insertBefore(node, before[0] || end);
      if (node.nodeType === Node.ELEMENT_NODE) touched.push(node);
      else if (node.data.trim()) touched.push(parent);
      continue;
    }
    before.splice(0, at).forEach((old) => old.remove());
    morph(before.shift(), node, touched);
  }
  if (before.length) touched.push(before[0].previousElementSibling || parent);
  before.forEach((old) => old.remove());
}
