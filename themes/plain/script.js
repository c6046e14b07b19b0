// Search over the packet, and paper without local paths. Nothing on a page depends on it: without this script the box stays hidden.
(function () {
  "use strict";
  var box = document.querySelector(".search");
  if (!box) return;
  var root = box.getAttribute("data-root") || "";
  var input = box.querySelector("input");
  var status = box.querySelector("[role=status]");
  var list = box.querySelector(".found");
  var most = 12;
  var entries = null;
  var waiting = false;

  box.hidden = false;

  // The index is a classic script, because a page opened from a folder may not fetch anything.
  function load() {
    if (entries || waiting) return;
    if (window.promoSearch) return take();
    waiting = true;
    var script = document.createElement("script");
    script.src = root + "assets/search-index.js";
    script.onload = take;
    script.onerror = function () {
      waiting = false;
      status.textContent = "The search index could not be read.";
    };
    document.head.appendChild(script);
  }

  function take() {
    entries = (window.promoSearch || []).map(function (row) {
      var title = whole(row[2]);
      var text = whole(row[3]);
      return {
        address: row[0],
        reference: row[1],
        title: title,
        text: text,
        inReference: plain(row[1]),
        inTitle: plain(title),
        inText: plain(text),
      };
    });
    waiting = false;
    if (input.value.trim()) search();
  }

  // Letters and their accents as one character: some systems write two.
  function whole(text) {
    return (text || "").normalize("NFC");
  }

  // Quotes and dashes are drawn; whoever searches types the plain ones.
  var typed = {};
  "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`".split("").forEach(function (sign) { typed[sign] = "'"; });
  "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb".split("").forEach(function (sign) { typed[sign] = '"'; });
  "\u2010\u2011\u2012\u2013\u2014\u2015\u2212".split("").forEach(function (sign) { typed[sign] = "-"; });

  // Lower case without accents, character for character where that can be, so that places stay places.
  function plain(text) {
    return Array.from(text || "", function (letter) {
      if (typed[letter]) return typed[letter];
      var bare = letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
      return bare.length === letter.length ? bare : letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter;
    }).join("");
  }

  // Scripts that put no blanks between words.
  var unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}]/u;

  // Where a word of the text begins with this one, or -1. In scripts without spaces any place will do.
  function find(text, word, start) {
    var at = text.indexOf(word, start || 0);
    if (unspaced.test(word)) return at;
    while (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1])) at = text.indexOf(word, at + 1);
    return at;
  }

  function weight(entry, word) {
    var title = find(entry.inTitle, word);
    if (title === 0) return 9;
    if (title > 0) return 8;
    if (find(entry.inReference, word) >= 0) return entry.inReference === word ? 7 : 5;
    return find(entry.inText, word) >= 0 ? 1 : 0;
  }

  // The words of a query. Dashes alone are none: they stand between words as they do in a text.
  function wanted(query) {
    return plain(whole(query)).replace(/-{2,}/g, "-").split(/\s+/).filter(Boolean);
  }

  function search() {
    if (!entries) return load();
    var words = wanted(input.value);
    if (!words.length) return close();
    var hits = [];
    entries.forEach(function (entry, place) {
      var sum = 0;
      for (var i = 0; i < words.length; i++) {
        var one = weight(entry, words[i]);
        if (!one) return;
        sum += one;
      }
      hits.push({ entry: entry, sum: sum, place: place });
    });
    hits.sort(function (a, b) {
      return b.sum - a.sum || a.place - b.place;
    });
    show(hits, words);
  }

  function show(hits, words) {
    list.textContent = "";
    hits.slice(0, most).forEach(function (hit) {
      list.appendChild(result(hit.entry, words));
    });
    if (!hits.length) list.appendChild(element("li", "found-none", "Nothing found."));
    if (hits.length > most) list.appendChild(element("li", "found-none", hits.length - most + " more: add a word to narrow it down."));
    list.hidden = false;
    status.textContent = hits.length === 0 ? "Nothing found" : hits.length === 1 ? "1 result" : hits.length + " results";
  }

  function result(entry, words) {
    var item = document.createElement("li");
    var link = item.appendChild(document.createElement("a"));
    link.href = root + entry.address;
    link.appendChild(element("span", "ref", entry.reference));
    link.appendChild(document.createTextNode(" "));
    marked(link.appendChild(element("span", "found-title", "")), entry.title, entry.inTitle, words);
    var places = words.map(function (word) {
      return find(entry.inText, word);
    });
    var first = Math.min.apply(null, places.filter(function (at) { return at >= 0; }).concat(Infinity));
    if (first !== Infinity) snippet(link.appendChild(element("span", "found-text", "")), entry, first, words);
    return item;
  }

  // Some words either side of the first place.
  function snippet(into, entry, at, words) {
    var blank = at < 50 ? -1 : entry.text.indexOf(" ", at - 50);
    var from = at < 50 ? 0 : blank >= 0 && blank < at ? blank + 1 : at - 50;
    var to = entry.text.length - at < 110 ? entry.text.length : entry.text.lastIndexOf(" ", at + 110);
    if (to <= at) to = at + 110;
    if (from > 0) into.appendChild(document.createTextNode("[…] "));
    marked(into, entry.text.slice(from, to), entry.inText.slice(from, to), words);
    if (to < entry.text.length) into.appendChild(document.createTextNode(" […]"));
  }

  // The text with the words in it marked; always as text, never as markup.
  function marked(into, text, bare, words) {
    var at = 0;
    while (at < text.length) {
      var next = -1;
      var size = 0;
      words.forEach(function (word) {
        var found = find(bare, word, at);
        if (found >= 0 && (next < 0 || found < next || (found === next && word.length > size))) {
          next = found;
          size = word.length;
        }
      });
      if (next < 0) break;
      into.appendChild(document.createTextNode(text.slice(at, next)));
      into.appendChild(element("mark", "", text.slice(next, next + size)));
      at = next + size;
    }
    into.appendChild(document.createTextNode(text.slice(at)));
  }

  function element(name, kind, text) {
    var made = document.createElement(name);
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
    var links = Array.prototype.slice.call(list.querySelectorAll("a"));
    var here = links.indexOf(document.activeElement);
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

  input.addEventListener("focus", load);
  input.addEventListener("input", search);
  box.addEventListener("keydown", walk);
  // A result may be on this very page.
  list.addEventListener("click", close);
  document.addEventListener("click", function (event) {
    if (!box.contains(event.target)) close();
  });
  box.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
  });
})();

// On paper a link from one page of the folder to another would name a file of this machine: there its words stand alone.
(function () {
  "use strict";
  if (location.protocol !== "file:") return;
  var taken = [];

  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("a[href]").forEach(function (link) {
      if (link.protocol !== "file:") return;
      taken.push([link, link.getAttribute("href")]);
      link.removeAttribute("href");
    });
  });

  window.addEventListener("afterprint", function () {
    taken.splice(0).forEach(function (pair) {
      pair[0].setAttribute("href", pair[1]);
    });
  });
})();
