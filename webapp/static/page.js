// A passage and its box on the picture show each other.
"use strict";

// A picture that can't be drawn gives way to the text, which says the same.
const picture = document.querySelector(".sheet image");
picture?.addEventListener("error", () => {
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
  other.addEventListener("click", () => { location.hash = passage.id; });
}
