// A passage and its box on the picture show each other.
"use strict";

// A picture for which too many wait is asked for again; one that can't be drawn gives way to the
// text, which says the same.
const picture = document.querySelector(".sheet image");
const TRIES = 6;
let tries = 0;
picture?.addEventListener("error", async () => {
  const address = picture.getAttribute("href");
  const answer = await fetch(address).catch(() => null);
  if (answer?.ok) {  // drawn meanwhile
    picture.setAttribute("href", address);
    return;
  }
  tries += 1;
  if (answer?.status === 503 && tries < TRIES) {
    const wait_s = Number(answer.headers.get("Retry-After")) || 3;
    setTimeout(() => picture.dispatchEvent(new Event("error")), wait_s * 1000);
    return;
  }
  picture.remove();
  document.querySelector(".enlarge").replaceWith(document.querySelector(".sheet").dataset.missing);
});

const box = (id) => document.querySelector(`[data-passage="${CSS.escape(id)}"]`);

// The passage that the address names is marked on the picture as well.
function aim() {
  for (const old of document.querySelectorAll(".sheet .aim")) old.classList.remove("aim");
  const [, id] = /^#(p\d+-\d+)$/.exec(location.hash) ?? [];
  if (id) box(id)?.classList.add("aim");
}
addEventListener("hashchange", aim);
aim();

for (const passage of document.querySelectorAll(".passage")) {
  const other = box(passage.id);
  if (!other) continue;
  const show = (on) => () => {
    passage.classList.toggle("here", on);
    other.classList.toggle("here", on);
  };
  for (const one of [passage, other]) {
    one.addEventListener("pointerenter", show(true));
    one.addEventListener("pointerleave", show(false));
  }
  passage.addEventListener("focusin", show(true));
  passage.addEventListener("focusout", show(false));
  other.addEventListener("click", () => {
    if (getSelection().isCollapsed) location.hash = passage.id;  // a click, and not a selection
  });
}

// Larger and smaller, in place; without script "Enlarge the picture" opens it by itself.
const frame = document.querySelector(".frame");
if (frame) {
  const { zoomIn, zoomOut, zoomLabel } = frame.parentElement.dataset;
  const group = document.createElement("span");
  group.className = "zoom";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", zoomLabel);
  const LARGEST = 3;
  let size = 0;
  const button = (sign, label, step) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "quiet";
    made.textContent = sign;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", () => {
      size = Math.min(LARGEST, Math.max(0, size + step));
      if (size) frame.dataset.size = size;
      else delete frame.dataset.size;
      if (size) frame.tabIndex = 0;  // what scrolls is reached by keyboard
      else frame.removeAttribute("tabindex");
    });
    return made;
  };
  group.append(button("−", zoomOut, -1), button("+", zoomIn, 1));
  document.querySelector(".leaf-picture .caption").append(group);
}
