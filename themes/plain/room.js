// The brief in the room: one thing at a time in large letters, a clock of five minutes, the questions one key away, and notes that stay in this browser.
// Nothing of the page depends on it: without this script its button and its notes stay hidden.
(() => {
  "use strict";
  const room = document.querySelector("dialog.room");
  const way = document.querySelector(".room-way");
  const notes = document.querySelector(".room-notes");
  if (!room || !way || !notes || !room.showModal) return;
  const [name, place, clock, stage, status] =
    [".room-name", ".room-place", ".room-clock", ".room-stage", "[role=status]"].map((it) => room.querySelector(it));
  const field = notes.querySelector("textarea");
  const whole = 5 * 60 * 1000;
  const hash = "#room";

  // What is shown: the slides, or what is asked. `chosen` is the one that is asked, none for all of them.
  let state = { at: 0, isAsked: false, chosen: -1, left: whole, since: 0 };

  // A part of the brief is a slide, or each thing in it that `data-room` names.
  const slides = [...document.querySelectorAll("[data-room]")].flatMap((part) => {
    const title = part.querySelector("h2, h3").textContent.trim();
    const each = part.dataset.room ? [...part.querySelectorAll(part.dataset.room)] : [];
    if (!each.length) return [{ title, of: part }];
    return each.map((of, at) => ({ title: each.length > 1 ? `${title}: ${at + 1} of ${each.length}` : title, of }));
  });
  const asked = [...document.querySelectorAll("[data-room-asked] .asks > div")];

  function copy(of, as) {
    const one = document.createElement(as || (of.matches(".asks > div") ? "dl" : "div"));
    one.className = "room-one";
    one.append(...[...of.cloneNode(true).childNodes].filter((it) => it.nodeName !== "H2" && it.nodeName !== "H3"));
    one.querySelectorAll("[id]").forEach((it) => it.removeAttribute("id"));
    if (of.matches("figure")) one.classList.add("is-quote");
    if (of.matches("dd")) one.classList.add(...of.classList);
    return one;
  }

  function list() {
    const all = document.createElement("ol");
    all.className = "room-asked";
    asked.forEach((of, at) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = of.querySelector("dt").textContent;
      button.addEventListener("click", () => change({ chosen: at }));
      item.append(button, ...[...of.querySelectorAll("dd")].map((it) => copy(it, "div")));
      all.append(item);
    });
    return all;
  }

  function show() {
    const one = state.isAsked ? asked[state.chosen] : slides[state.at].of;
    stage.replaceChildren(one ? copy(one) : list());
    stage.scrollTop = 0;
    name.textContent = !state.isAsked ? slides[state.at].title : one ? "If they ask" : "What they may ask";
    const [at, of] = state.isAsked ? [state.chosen, asked.length] : [state.at, slides.length];
    place.textContent = state.isAsked && !one ? "" : `${at + 1} of ${of}`;
    doing("asked").setAttribute("aria-pressed", state.isAsked);
    tick();
  }

  // The whole state stands beside the address, so that who follows a proof and comes back is where they were.
  function change(to) {
    state = { ...state, ...to };
    history.replaceState({ room: state }, "", hash);
    show();
  }

  function step(by) {
    if (by > 0 && !state.since && state.left === whole) run(true);
    if (!state.isAsked) return change({ at: Math.max(0, Math.min(slides.length - 1, state.at + by)) });
    if (asked.length) change({ chosen: Math.max(0, Math.min(asked.length - 1, state.chosen + by)) });
  }

  function left() {
    return state.left - (state.since ? Date.now() - state.since : 0);
  }

  function run(is) {
    change({ left: left(), since: is ? Date.now() : 0 });
  }

  let told = "";
  function tick() {
    const seconds = Math.ceil(left() / 1000);
    const over = seconds < 0;
    clock.textContent = `${Math.floor(Math.abs(seconds) / 60)}:${String(Math.abs(seconds) % 60).padStart(2, "0")}${over ? " over" : ""}`;
    clock.classList.toggle("is-over", over);
    doing("clock").firstChild.textContent = (state.since ? "Stop the clock" : "Start the clock") + " ";
    const now = over ? "The five minutes are over." : seconds <= 60 && state.since ? "One minute is left." : "";
    if (now !== told) status.textContent = told = now;
  }

  let timer = 0;
  function enter() {
    if (timer || !slides.length) return;
    state = { ...state, ...(history.state && history.state.room) };
    state.at = Math.min(state.at, slides.length - 1);
    room.querySelector(".room-side").append(field.closest(".room-field"));
    room.showModal();
    stage.focus();
    change({});
    timer = setInterval(tick, 250);
  }

  function leave() {
    if (!timer) return;
    clearInterval(timer);
    timer = 0;
    notes.prepend(field.closest(".room-field"));
    if (room.open) room.close();
    if (location.hash === hash) history.replaceState(null, "", location.pathname + location.search);
  }

  function doing(what) {
    return room.querySelector(`[data-do=${what}]`);
  }

  const does = {
    back: () => step(-1),
    on: () => step(1),
    asked: () => change({ isAsked: !state.isAsked || state.chosen >= 0, chosen: -1 }),
    notes: () => {
      const side = room.querySelector(".room-side");
      side.hidden = !side.hidden;
      doing("notes").setAttribute("aria-pressed", !side.hidden);
      if (!side.hidden) field.focus();
    },
    clock: () => run(!state.since),
    again: () => change({ left: whole, since: state.since ? Date.now() : 0 }),
    leave: () => leave(),
  };
  const keys = {
    ArrowRight: "on", PageDown: "on", " ": "on", Enter: "on", ArrowLeft: "back", PageUp: "back", q: "asked", n: "notes", t: "clock", 0: "again",
  };

  room.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) does[button.dataset.do]();
  });
  room.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === field) return;
    if ((event.key === " " || event.key === "Enter") && event.target.closest("button, a")) return;
    const nth = state.isAsked ? "123456789".indexOf(event.key) : -1;
    if (nth >= 0 && nth < asked.length) change({ chosen: nth });
    else if (keys[event.key]) does[keys[event.key]]();
    else if (event.key === "Home") change(state.isAsked ? { chosen: asked.length ? 0 : -1 } : { at: 0 });
    else if (event.key === "End") change(state.isAsked ? { chosen: asked.length - 1 } : { at: slides.length - 1 });
    else return;
    event.preventDefault();
  });
  // Escape leaves what was opened last: the field, the questions, the room.
  room.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (document.activeElement === field) stage.focus();
    else if (state.isAsked) change({ isAsked: false, chosen: -1 });
    else leave();
  });
  room.addEventListener("close", leave);

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "r" || isTyping || event.ctrlKey || event.metaKey || event.altKey || room.open) return;
    event.preventDefault();
    location.hash = hash;
  });
  way.querySelector("button").addEventListener("click", () => {
    location.hash = hash;
  });
  addEventListener("hashchange", () => (location.hash === hash ? enter() : leave()));

  // The notes. Pages opened from a folder share one store, so that the name of the packet and its edition is part of the key.
  const root = document.documentElement.dataset;
  const key = `promo.notes ${root.title} ${root.edition}`;
  const kept = notes.querySelector(".room-kept");
  function keep() {
    try {
      if (field.value) localStorage.setItem(key, field.value);
      else localStorage.removeItem(key);
    } catch {
      kept.textContent = "This browser keeps nothing for this page: your notes are gone when it is closed.";
    }
    forget.hidden = !field.value;
  }
  const forget = notes.querySelector("button");
  try {
    field.value = localStorage.getItem(key) || "";
  } catch {
    // Told when something is written.
  }
  forget.hidden = !field.value;
  field.addEventListener("input", keep);
  forget.addEventListener("click", () => {
    field.value = "";
    keep();
    field.focus();
  });

  way.hidden = notes.hidden = false;
  if (location.hash === hash) enter();
})();
