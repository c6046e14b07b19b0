// Search over the packet, and paper without local paths. Nothing on a page depends on it: without this script the box stays hidden.
(() => {
  "use strict";
  const box = document.querySelector(".search");
  if (!box) return;
  const root = box.getAttribute("data-root") || "";
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const list = box.querySelector(".found");
  const most = 12;
  let entries = null;
  let waiting = false;
  // Each word with the entries it is in, the words in order, and by what is left of them without endings.
  const words = new Map();
  let sorted = [];
  const alike = new Map();
  // The texts of an entry, by their places, and what a word in each counts. The last, its months, is not shown.
  const [title, reference, about, body] = [0, 1, 2, 3];
  const worth = [8, 5, 3, 1, 1];

  box.hidden = false;

  // The index is a classic script, because a page opened from a folder may not fetch anything. It may be there already.
  function load() {
    if (entries || waiting) return;
    if (window.promoSearch) return take();
    waiting = true;
    const script = document.createElement("script");
    script.src = root + "assets/search-index.js";
    script.onload = take;
    script.onerror = () => {
      waiting = false;
      status.textContent = "The search index could not be read.";
    };
    document.head.appendChild(script);
  }

  function take() {
    entries = (window.promoSearch || []).map((row, place) => {
      const texts = [row[2], row[1], row[4], row[3], row[5]].map(whole);
      const bare = texts.map(plain);
      bare.forEach((text) => learn(text, place));
      return { place, address: row[0], texts, bare };
    });
    sorted = [...words.keys()].sort();
    for (const word of sorted) alike.set(stem(word), (alike.get(stem(word)) || []).concat(word));
    waiting = false;
    if (input.value.trim()) search();
  }

  // Letters and accents as one; some systems write two.
  function whole(text) {
    return (text || "").normalize("NFC");
  }

  // Quotes, dashes and blanks are drawn; whoever searches types the plain ones.
  const typed = {};
  [["'", "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4"], ['"', "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"],
    ["-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"], [" ", "\u00a0\u2007\u2009\u202f"]].forEach(([sign, drawn]) => {
    for (const one of drawn) typed[one] = sign;
  });

  // Lower case without accents, character for character, so that places stay places.
  function plain(text) {
    return text.replace(/[A-Z`]+|[^\x00-\x7f]/gu, (some) => {
      if (some < "\x80") return some.toLowerCase().replace(/`/g, "'");
      const low = some.toLowerCase();
      const bare = low.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      return typed[some] = typed[some] || [bare, low, some].find((one) => one.length === some.length);
    });
  }

  // Keeps where each word is, one with hyphens as a whole and in parts.
  function learn(text, place) {
    for (const word of text.match(/[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/gu) || []) {
      for (const part of word.includes("-") ? [word, ...word.split("-")] : [word]) {
        const places = words.get(part);
        if (!places) words.set(part, [place]);
        else if (places[places.length - 1] !== place) places.push(place);
      }
    }
  }

  // A word without hyphens and the endings of English: `retries` and `retrying` are `retry`, `on-call` is `oncall`.
  function stem(word) {
    const left = word.replace(/-/g, "");
    if (left.length < 4 || /\d/.test(left)) return left;
    if (/(ies|ied)$/.test(left)) return left.slice(0, -3) + "y";
    return left.replace(/([sxz]|[cs]h)es$|([^sui])s$/, "$1$2")
      .replace(/^(.*[aeiouy].*)(ing|ed)$/, (all, left) => left[2] ? left : all).replace(/(...)e$/, "$1").replace(/(..)([^aeiou])\2$/, "$1$2");
  }

  // Scripts that put no blanks between words.
  const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\p{sc=Javanese}\p{sc=Balinese}]/u;
  const letter = /[\p{L}\p{N}]/u;

  // Where a word of the text begins with this one, or -1. In scripts without spaces, and for a sign, any place will do.
  function find(text, word, start) {
    let at = text.indexOf(word, start || 0);
    if (unspaced.test(word) || !letter.test(word[0])) return at;
    while (at > 0 && letter.test(text[at - 1])) at = text.indexOf(word, at + 1);
    return at;
  }

  // What a typed word may be in a text, itself first: `4.5%` also `4.5 %`, `e6` also `E-06`.
  function readings(word) {
    const left = stem(word);
    const others = [left, left.replace(/^([a-z])(\d)$/, "$10$2")].flatMap((one) => alike.get(one) || []);
    return [word, ...new Set([word.replace(/(\d)%/, "$1 %"), ...others].filter((one) => !one.startsWith(word)))];
  }

  // The words that differ from one that is nowhere by a slip or two of the fingers. Not for what has a figure in it: there another is no slip.
  function slips(word) {
    if (word.length < 4 || !/^\p{L}+$/u.test(word) || unspaced.test(word)) return [];
    let best = word.length < 8 ? 1 : 2;
    let near = [];
    for (const other of sorted) {
      if (!word.startsWith(other[0]) && word[1] !== other[0] && word[0] !== other[1]) continue;
      const far = distance(word, other, best);
      if (far < best) near = [];
      if (far <= best) near.push(other);
      best = Math.min(best, far);
    }
    near.sort((a, b) => a.length - b.length);
    return near.reduce((all, one) => all.length > 4 || all.some((begin) => one.startsWith(begin)) ? all : all.concat(one), []);
  }

  // How many letters must be put in, left out, changed or swapped to make of a word the beginning of another.
  function distance(word, other, most) {
    let [before, row] = [[], []];
    for (let j = 0; j <= Math.min(other.length, word.length + most); j++) row.push(j);
    for (let i = 1; i <= word.length; i++) {
      const next = [i];
      for (let j = 1; j < row.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
      if (Math.min(...row) > most) return 9;
    }
    return Math.min(...row);
  }

  // How much each entry has of what a word may be, by its place.
  function hits(all) {
    const found = new Map();
    all.forEach((word, nth) => candidates(word).forEach((place) => {
      const bare = entries[place].bare;
      const at = bare.findIndex((text) => find(text, word) >= 0);
      if (at < 0) return;
      const whole = bare[at] === word ? 2 : bare[at].startsWith(word) && at === title ? 1 : 0;
      found.set(place, Math.max(worth[at] + whole - (nth ? 0.5 : 0), found.get(place) || 0));
    }));
    return found;
  }

  // The entries that may have a word: those with a word that begins so, and all where it is none.
  function candidates(word) {
    if (!/^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u.test(word) || unspaced.test(word)) return entries.map((it) => it.place);
    const places = new Set();
    let [at, end] = [0, sorted.length];
    while (at < end) {
      const middle = (at + end) >> 1;
      if (sorted[middle] < word) at = middle + 1;
      else end = middle;
    }
    for (; at < sorted.length && sorted[at].startsWith(word); at++) words.get(sorted[at]).forEach((place) => places.add(place));
    return places;
  }

  // The words of a query. Dashes alone are none.
  function wanted(query) {
    return plain(whole(query)).replace(/-{2,}/g, "-").replace(/(\d) +%/g, "$1%").split(/\s+/).filter((word) => word && word !== "-");
  }

  function search() {
    if (!entries) return load();
    const query = wanted(input.value);
    if (!query.length) return close();
    const [marks, instead] = [[], []];
    const each = query.map((word) => {
      let all = readings(word);
      let found = hits(all);
      if (!found.size) {
        all = slips(word);
        found = hits(all);
        if (found.size) instead.push(`“${word}” is nowhere: found is ${all.join(", ")}`);
      }
      marks.push(...all);
      return found;
    });
    const results = [...each[0].keys()].filter((place) => each.every((found) => found.has(place)));
    const sum = (place) => each.reduce((sum, found) => sum + found.get(place), 0);
    show(results.map((place) => [sum(place), entries[place]]).sort((a, b) => b[0] - a[0] || a[1].place - b[1].place), marks, instead);
  }

  function show(results, marks, instead) {
    const count = results.length;
    list.textContent = "";
    if (!count) instead = [];
    instead.forEach((words) => say(words + "."));
    results.slice(0, most).forEach((hit) => list.appendChild(result(hit[1], marks)));
    if (!count) say("Nothing found.");
    if (count > most) say(count - most + " more: add a word to narrow it down.");
    list.hidden = false;
    status.textContent = instead.concat(count ? count + (count > 1 ? " results" : " result") : "Nothing found").join(". ");
  }

  function say(words) {
    list.appendChild(element("li", "found-none", words));
  }

  function result(entry, marks) {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = root + entry.address + fragment(entry, marks);
    link.append(element("span", "ref", entry.texts[reference]), " ");
    marked(link.appendChild(element("span", "found-title", "")), entry.texts[title], entry.bare[title], marks);
    // What else the page says of it is shown where the body has none of the words.
    const from = [body, about].find((from) => first(entry.bare[from], marks) >= 0);
    if (from) snippet(link.appendChild(element("span", "found-text", "")), entry.texts[from], entry.bare[from], marks);
    return item;
  }

  // The first place of any of the words, or -1.
  function first(bare, marks) {
    const places = marks.map((word) => find(bare, word)).filter((at) => at >= 0);
    return places.length ? Math.min(...places) : -1;
  }

  // The end of an address by which a browser shows the found words on the page: each with a word beside it, since the menu has words too.
  function fragment(entry, marks) {
    if (!("fragmentDirective" in document)) return "";
    const parts = new Set();
    for (const word of marks) {
      const from = [title, body, about].find((from) => find(entry.bare[from], word) >= 0);
      if (from === undefined || parts.size > 3 || !letter.test(word)) continue;
      const text = entry.texts[from];
      const at = find(entry.bare[from], word);
      let end = at + word.length;
      while (!unspaced.test(word) && end < text.length && letter.test(text[end])) end++;
      const before = /([\p{L}\p{N}]+) $/u.exec(text.slice(0, at));
      const after = /^ ([\p{L}\p{N}]+)/u.exec(text.slice(end));
      parts.add("text=" + (before ? coded(before[1]) + "-," : "") + coded(text.slice(at, end)) + (!before && after ? ",-" + coded(after[1]) : ""));
    }
    return parts.size ? (entry.address.includes("#") ? "" : "#") + ":~:" + [...parts].join("&") : "";
  }

  function coded(text) {
    return encodeURIComponent(text).replace(/-/g, "%2D");
  }

  // Some words either side of the first found.
  function snippet(into, text, bare, marks) {
    const at = first(bare, marks);
    const blank = at < 50 ? -1 : text.indexOf(" ", at - 50);
    const from = at < 50 ? 0 : blank >= 0 && blank < at ? blank + 1 : at - 50;
    let to = text.length - at < 110 ? text.length : text.lastIndexOf(" ", at + 110);
    if (to <= at) to = at + 110;
    if (from > 0) into.append("[…] ");
    marked(into, text.slice(from, to), bare.slice(from, to), marks);
    if (to < text.length) into.append(" […]");
  }

  // The text with the words in it marked; always as text, never as markup.
  function marked(into, text, bare, marks) {
    let at = 0;
    while (at < text.length) {
      let [next, size] = [-1, 0];
      for (const word of marks) {
        const found = find(bare, word, at);
        if (found >= 0 && (next < 0 || found < next || (found === next && word.length > size))) [next, size] = [found, word.length];
      }
      if (next < 0) break;
      into.append(text.slice(at, next), element("mark", "", text.slice(next, next + size)));
      at = next + size;
    }
    into.append(text.slice(at));
  }

  function element(name, kind, text) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.textContent = text;
    return made;
  }

  function close() {
    list.hidden = true;
    list.textContent = "";
    status.textContent = "";
  }

  // Arrow keys walk from the box through the results and back; Escape closes.
  function walk(event) {
    const links = [...list.querySelectorAll("a")];
    const here = links.indexOf(document.activeElement);
    if (event.key === "Escape" && !list.hidden) {
      input.focus();
      close();
    } else if (event.key === "Enter" && document.activeElement === input && links.length) {
      links[0].click();
    } else if (event.key === "ArrowDown" && links.length) {
      links[Math.min(here + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && here >= 0) {
      (links[here - 1] || input).focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  // A slash leads to the box, but not where somebody writes, and not with other keys.
  function slash(event) {
    const at = event.composedPath()[0];
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
    event.preventDefault();
    input.focus();
    input.select();
  }

  input.addEventListener("focus", load);
  input.addEventListener("input", search);
  box.addEventListener("keydown", walk);
  document.addEventListener("keydown", slash);
  // A result may be on this very page.
  list.addEventListener("click", close);
  document.addEventListener("click", (event) => box.contains(event.target) || close());
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
  });
})();

// On paper a link from one page of the folder to another would name a file of this machine: there its words stand alone.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;
  const taken = [];

  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("a[href]").forEach((link) => {
      if (link.protocol !== "file:" || link.getAttribute("href").startsWith("#")) return;
      taken.push([link, link.getAttribute("href")]);
      link.removeAttribute("href");
    });
  });

  window.addEventListener("afterprint", () => {
    taken.splice(0).forEach(([link, href]) => link.setAttribute("href", href));
  });
})();
