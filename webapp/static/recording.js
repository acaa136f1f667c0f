// A line is heard when it is chosen, and marked while it is said. Without this file the links
// of the lines load the page again at their second.
"use strict";

const player = document.getElementById("player");
const follow = document.getElementById("follow");
const linesIn = (page) => [...page.querySelectorAll(".lines li")].map((item) => ({
  item,
  link: item.firstElementChild,
  start: item.id ? Number(item.id.slice(1)) / 1000 : Number(item.dataset.start),
}));
let lines = linesIn(document);
let current = null;

// A long transcript comes in parts: the part of a second is fetched, and takes this one's place.
const parts = () => [...document.querySelectorAll(".parts a")];
const isIn = (part, second) => second >= Number(part.dataset.from) && second < Number(part.dataset.to);
let coming = null;
function bring(second) {
  const wanted = parts().find((part) => isIn(part, second));
  if (!wanted || wanted.ariaCurrent || wanted.href === coming) return;
  coming = wanted.href;
  fetch(wanted.href).then((answer) => answer.text()).then((text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const each of [".turns", ".parts"]) {
      document.querySelector(each).replaceChildren(...page.querySelector(each).childNodes);
    }
    [lines, current, coming] = [linesIn(document), null, null];
    const line = lineAt(player.currentTime);
    mark(line);
    if (player.paused) line?.item.scrollIntoView({ block: "center" });
  }).catch(() => { coming = null; });
}

function seek(second) {
  const go = () => { player.currentTime = second; };
  if (player.readyState >= HTMLMediaElement.HAVE_METADATA) go();
  else player.addEventListener("loadedmetadata", go, { once: true });
}

// The last line that has begun: its place among the lines, -1 before the first.
function placeAt(second) {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].start <= second + 0.05) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
const lineAt = (second) => lines[placeAt(second)] ?? null;
const wordsOf = (line) => line.link.querySelector("span");

function mark(line) {
  if (line === current) return;
  current?.link.removeAttribute("aria-current");
  line?.link.setAttribute("aria-current", "true");
  current = line;
  if (line && follow.checked && !player.paused) {
    line.item.scrollIntoView({ block: "center" });
  }
}

// Seconds as people write them, and back: 1:02:05 is 3725.
function stamp(second) {
  const [h, m, s] = [second / 3600, (second / 60) % 60, second % 60].map(Math.floor);
  const two = (n) => String(n).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
function seconds(text) {
  const parts = text.trim().replace(",", ".").split(":").map(Number);
  if (!text.trim() || parts.length > 3 || parts.some((n) => !(n >= 0))) return null;
  return parts.reduce((sum, n) => sum * 60 + n, 0);
}

// The citation and its words follow what is chosen: a line, or a stretch.
const cite = document.querySelector(".about-cite [data-copy]");
const said = document.querySelector(".said");
const [from, to] = [document.getElementById("from"), document.getElementById("to")];
function citeFrom(start, end, line) {
  const speaker = line?.item.closest("[data-speaker]")?.dataset.speaker;
  const base = document.querySelector("[data-cited-as]").dataset.citedAs;
  const when = end ? `${stamp(start)}–${stamp(end)}` : stamp(start);
  const text = [base, end ? null : speaker, when].filter(Boolean).join(", ");
  cite.dataset.copy = text;
  cite.querySelector(".cite-words").textContent = text;
  const t = end ? `${Math.floor(start)},${Math.ceil(end)}` : Math.floor(start);
  const place = line && !end ? line.link.hash : `#t${Math.round(start * 1000)}`;
  cite.dataset.copyAddress = cite.querySelector(".cite-link").href =
    `${cite.dataset.copyAddress.split(/[?#]/)[0]}?t=${t}${place}`;
  const report = cite.querySelector(".report-link");
  report.search = new URLSearchParams({ about: cite.dataset.copyAddress });
  const heard = lines.slice(Math.max(0, placeAt(start)), end ? placeAt(end - 0.06) + 1 : placeAt(start) + 1);
  said.textContent = heard.map((one) => wordsOf(one).textContent).join(" ").slice(0, 2000);
  said.hidden = !said.textContent;
}
document.querySelector(".stretch").addEventListener("submit", (event) => {
  const [start, end] = [seconds(from.value), seconds(to.value)];
  if (start === null || (to.value && !(end > start))) return; // the server answers as it can
  event.preventDefault();
  citeFrom(start, end, lineAt(start));
  history.replaceState(null, "", cite.dataset.copyAddress);
  seek(start);
});
for (const button of document.querySelectorAll("[data-now]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    document.getElementById(button.dataset.now).value = stamp(player.currentTime);
  });
}

// A word is reached by where it stands in its line: people speak evenly enough for that.
function secondOf(line, event) {
  const next = lines[lines.indexOf(line) + 1]?.start ?? player.duration;
  const spot = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const words = wordsOf(line);
  if (!spot || !event.detail || !words.contains(spot.offsetNode) || !(next > line.start)) return line.start;
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(spot.offsetNode, spot.offset);
  const before = range.toString().replace(/\S+$/, "").length;
  const length = words.textContent.length;
  return before ? line.start + Math.min(next - line.start, length / 10) * (before / length) : line.start;
}

if (lines.length) {
  for (const heard of ["timeupdate", "seeked"]) {
    player.addEventListener(heard, () => {
      bring(player.currentTime);
      mark(lineAt(player.currentTime));
    });
  }
  document.querySelector(".turns").addEventListener("click", (event) => {
    const link = event.target.closest(".lines a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const line = lines.find((one) => one.link === link);
    history.replaceState(null, "", link.href);
    seek(secondOf(line, event));
    mark(line);
    [from.value, to.value] = [stamp(line.start), ""];
    citeFrom(line.start, null, line);
    player.play().catch(() => {}); // refused or unplayable: the player itself says so
  });
}

for (const chapter of document.querySelectorAll(".chapter")) {
  chapter.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const start = Number(chapter.dataset.start);
    history.replaceState(null, "", chapter.href);
    seek(start);
    mark(lineAt(start));
    lineAt(start)?.item.scrollIntoView({ block: "center" });
    player.play().catch(() => {});
  });
}

// Speed, and keys that work while the player or the lines have the focus.
const deck = document.querySelector(".deck");
const speed = document.getElementById("speed");
deck.hidden = false;
deck.querySelector(".follow").hidden = !lines.length;
speed.addEventListener("change", () => { player.playbackRate = Number(speed.value); });
const KEYS = {
  k: () => (player.paused ? player.play() : player.pause()),
  j: () => { player.currentTime -= 10; },
  l: () => { player.currentTime += 10; },
};
document.querySelector(".listen").addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (typing || event.metaKey || event.ctrlKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

// Find in the transcript: accents and capitals make no difference, as in the search.
const find = document.querySelector(".find");
if (find) {
  const field = document.getElementById("find");
  const count = find.querySelector("output");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let found = [];
  let at = -1;
  let asked = "";
  const words = () => plain(field.value).trim();
  const look = () => {
    if (words() === asked) return;
    for (const line of found) line.item.classList.remove("found", "found-here");
    [asked, at] = [words(), -1];
    found = asked.length > 1 ? lines.filter((line) => plain(wordsOf(line).textContent).includes(asked)) : [];
    for (const line of found) line.item.classList.add("found");
    count.textContent = asked.length > 1 && !found.length && !parts().length ? count.dataset.none : "";
  };
  const step = (by) => {
    look();
    const through = at + by >= found.length && by > 0;
    if (parts().length && words() && (!found.length || (through && at >= 0))) {
      find.elements.t.value = Math.floor(lines.at(-1).start); // the server looks in the other parts
      find.submit();
      return;
    }
    if (!found.length) return;
    found[at]?.item.classList.remove("found-here");
    at = at < 0 && by < 0 ? found.length - 1 : (at + by + found.length) % found.length;
    found[at].item.classList.add("found-here");
    found[at].item.scrollIntoView({ block: "center" });
    count.textContent = count.dataset.count.replace("{n}", at + 1).replace("{count}", found.length);
  };
  find.hidden = false;
  if (field.value && location.hash) {
    look();
    at = found.findIndex((line) => `#${line.item.id}` === location.hash);
    found[at]?.item.classList.add("found-here");
  }
  find.addEventListener("submit", (event) => { event.preventDefault(); step(1); });
  field.addEventListener("input", look);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.shiftKey) return;
    event.preventDefault();
    step(-1);
  });
  for (const button of find.querySelectorAll("[type=button]")) {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
}

// The fragment is exact to the millisecond, ?t= to the second.
const named = /^#t(\d+)$/.exec(location.hash);
const start0 = Number(player.dataset.start);
const start = named && (!start0 || Math.abs(named[1] / 1000 - start0) < 1.5) ? named[1] / 1000 : start0;
// Of a whole second, the line that begins in it is meant, as on the page without script.
const begins = named ? null : lines.find(({ start: at }) => Math.floor(at) === start0);
if (start && !/#t=[\d.]+,/.test(player.src)) seek(begins?.start ?? start);
if (named || start0) {
  const line = begins ?? lineAt(start);
  mark(line);
  if (line && !document.querySelector(":target")) line.item.scrollIntoView();
}
