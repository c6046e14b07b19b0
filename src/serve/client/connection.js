// The event stream. A browser opens six connections to a host and no more, so only one tab of the preview holds a stream: the one that
// was looked at last. It passes on what it hears to the other tabs, and when it goes, another takes its place.

import { root } from "./here.js";

const NAME = `promo-${root.pathname}`;
const SOONEST = 500;
const LATEST = 3000;

const channel = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null;
let hear = null;
let last = null;
let stream = null;
let leading = false;
let turn = 0;
let queued = null;
let release = null;
let timer = 0;
let delay = SOONEST;

// Calls `heard(state, connected)` with the state at once, with each new one, and when the connection is lost.
export function connect(heard) {
  hear = heard;
  if (channel) channel.onmessage = ({ data }) => (data.ask ? leading && last && channel.postMessage(last) : take(data));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => event.persisted && wake());
  addEventListener("online", wake);
  document.addEventListener("visibilitychange", () => document.hidden || wake());
  wake();
}

// The tab that is looked at takes the stream over, and so has the current state at once; one in the background waits for its turn.
function wake() {
  if (leading && stream && stream.readyState === EventSource.OPEN) return last && hear(last.state, last.connected);
  if (leading || !navigator.locks || !channel) return open();
  lead(!document.hidden);
}

function lead(steal) {
  const mine = ++turn;
  queued?.abort();
  queued = steal ? null : new AbortController();
  if (!steal) channel.postMessage({ ask: true });
  navigator.locks
    .request(NAME, steal ? { steal } : { signal: queued.signal }, () => {
      if (mine !== turn) return;
      leading = true;
      open();
      return new Promise((resolve) => (release = resolve));
    })
    .catch(() => {
      if (mine !== turn) return;
      close();
      lead(false);
    });
}

function open() {
  clearTimeout(timer);
  stream?.close();
  stream = new EventSource(new URL("live/events", root));
  stream.addEventListener("state", ({ data }) => {
    delay = SOONEST;
    tell({ state: JSON.parse(data), connected: true });
  });
  stream.onerror = again;
}

// Browsers try again by themselves, but slowly, and not at all after an answer such as 404.
function again() {
  stream.close();
  tell({ state: last && last.state, connected: false });
  timer = setTimeout(open, delay);
  delay = Math.min(delay * 1.5, LATEST);
}

function tell(news) {
  if (take(news) && leading && channel) channel.postMessage(news);
}

// What comes late, from a tab that led before, is older than what is known.
function take(news) {
  const known = last && last.state;
  if (known && (!news.state || (news.state.run === known.run && news.state.build < known.build))) news = { ...news, state: known };
  last = news;
  hear(news.state, news.connected);
  return true;
}

function close() {
  clearTimeout(timer);
  stream?.close();
  stream = null;
  leading = false;
}

// A page that is left may come back from the browser's memory: it must not hold the stream meanwhile.
function stop() {
  turn += 1;
  queued?.abort();
  close();
  release?.();
}
