// A line is heard when it is chosen, and marked while it is said. Without this file the links
// of the lines load the page again at their second.
"use strict";

const player = document.getElementById("player");
const follow = document.getElementById("follow");
const lines = [...document.querySelectorAll(".lines li")].map((item) => ({
  item,
  link: item.querySelector("a"),
  start: Number(item.dataset.start),
}));
let current = null;

function seek(second) {
  const go = () => { player.currentTime = second; };
  if (player.readyState >= HTMLMediaElement.HAVE_METADATA) go();
  else player.addEventListener("loadedmetadata", go, { once: true });
}

// The last line that has begun.
function lineAt(second) {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].start <= second + 0.05) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1] ?? null;
}

// The citation below follows the line that was chosen.
const cite = document.querySelector(".about-cite [data-copy]");
function citeAt(line) {
  const speaker = line.item.closest(".turns > li").querySelector(".speaker")?.textContent;
  const stamp = line.link.querySelector("time").textContent;
  const base = document.querySelector("[data-cited-as]").dataset.citedAs;
  const text = [base, speaker, stamp].filter(Boolean).join(", ");
  cite.dataset.copy = text;
  cite.querySelector(".cite-words").textContent = text;
  const [, doc] = /\/recordings\/([0-9a-f]{16})/.exec(location.pathname);
  const root = cite.dataset.copyAddress.split(/\/(?:cite|recordings)\//)[0];
  cite.dataset.copyAddress = cite.querySelector(".cite-link").href =
    `${root}/cite/${doc}-t${Math.round(line.start * 1000)}`;
}

function mark(line) {
  if (line === current) return;
  current?.link.removeAttribute("aria-current");
  line?.link.setAttribute("aria-current", "true");
  current = line;
  if (line && follow.checked && !player.paused) {
    line.item.scrollIntoView({ block: "center" });
  }
}

if (lines.length) {
  document.querySelector(".follow").hidden = false;
  player.addEventListener("timeupdate", () => mark(lineAt(player.currentTime)));
  player.addEventListener("seeked", () => mark(lineAt(player.currentTime)));
  for (const line of lines) {
    line.link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      history.replaceState(null, "", line.link.href);
      seek(line.start);
      mark(line);
      citeAt(line);
      player.play().catch(() => {}); // refused or unplayable: the player itself says so
    });
  }
}

// The fragment is exact to the millisecond, ?t= to the second.
const named = /^#t(\d+)$/.exec(location.hash);
const asked = Number(player.dataset.start);
const start = named && (!asked || Math.abs(named[1] / 1000 - asked) < 1.5) ? named[1] / 1000 : asked;
// Of a whole second, the line that begins in it is meant, as on the page without script.
const begins = named ? null : lines.find(({ start: at }) => Math.floor(at) === asked);
if (start) seek(begins?.start ?? start);
if (named || asked) {
  const line = begins ?? lineAt(start);
  mark(line);
  if (line && !document.querySelector(":target")) line.item.scrollIntoView();
}
