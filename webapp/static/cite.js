// Words selected on a page or in a transcript can be cited exactly. Without this file each passage
// has its own citation page, with a field for the words.
"use strict";

const { citeLabel } = document.currentScript.dataset;
const [, owner] = /\/(?:documents|recordings)\/([0-9a-f]{16})/.exec(location.pathname) ?? [];
const prefix = /^(.*?)\/(?:documents|recordings)\//.exec(location.pathname)?.[1] ?? "";
const LONGEST = 2000;

const offer = document.createElement("p");
offer.className = "offer";
offer.hidden = true;
offer.setAttribute("role", "status");
const link = document.createElement("a");
link.className = "button";
link.textContent = citeLabel;
offer.append(link);
document.querySelector("main").append(offer);

// The passage or line in which a selection begins.
function holder(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest(".passage[id], .lines li[id]");
}

// The words alone: neither the seconds before each line nor the links for citing.
function words(range) {
  const part = range.cloneContents();
  for (const extra of part.querySelectorAll("time, .cite, .cite-box, .speaker, .off-screen")) {
    extra.remove();
  }
  // Between lines and cells there is a space, though none is written in the page.
  for (const one of part.querySelectorAll("p, li, td, tr")) one.after(" ");
  return part.textContent.replace(/\s+/g, " ").trim();
}

function look() {
  const chosen = getSelection();
  const inside = chosen.rangeCount && !chosen.isCollapsed && holder(chosen.getRangeAt(0).startContainer);
  const quote = inside ? words(chosen.getRangeAt(0)) : "";
  offer.hidden = !quote || quote.length > LONGEST || !owner;
  if (offer.hidden) return;
  link.href = `${prefix}/cite/${owner}-${inside.id}?${new URLSearchParams({ quote })}`;
}

document.addEventListener("selectionchange", look);

// The other forms are those of the moment that the player's citation names by now.
const forms = document.querySelector("[data-forms]");
forms?.addEventListener("click", () => {
  const now = new URL(document.querySelector(".about-cite .cite-link").href);
  const [, ms] = /^#t(\d+)$/.exec(now.hash) ?? [];
  const second = Number(now.searchParams.get("t"));
  forms.href = `${prefix}/cite/${owner}-t${ms ?? Math.round(second * 1000)}`;
});
