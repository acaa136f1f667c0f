// Suggestions under the search box: a combobox with a list (WAI-ARIA APG). Without this file the box
// is a plain one. What is typed goes to this site only, and is kept nowhere.
"use strict";

const WAIT_MS = 150;
const SHORTEST = 2;

for (const box of document.querySelectorAll("[data-suggest]")) {
  const list = document.createElement("ul");
  list.id = `${box.id}-list`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestLabel);
  list.hidden = true;
  box.parentElement.append(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  let timer = 0;
  let asked = "";
  let chosen = -1;

  const options = () => [...list.children];

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const choose = (n) => {
    const every = options();
    if (!every.length) return;
    chosen = (n + every.length) % every.length;
    for (const [k, option] of every.entries()) {
      option.setAttribute("aria-selected", String(k === chosen));
    }
    box.setAttribute("aria-activedescendant", every[chosen].id);
    every[chosen].scrollIntoView({ block: "nearest" });
  };

  const take = (option) => {
    box.value = option.dataset.text;
    close();
    box.form.requestSubmit();
  };

  const show = (found) => {
    list.replaceChildren(...found.map((one, n) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${n}`;
      option.dataset.text = one.text;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const kind = document.createElement("span");
      kind.className = "suggestion-kind";
      kind.textContent = one.kind;
      option.append(one.text, " ", kind);
      // Before the box loses focus, and so the list its place.
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(option));
      return option;
    }));
    chosen = -1;
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(Boolean(found.length)));
    box.removeAttribute("aria-activedescendant");
  };

  const ask = async () => {
    asked = box.value;
    if (asked.trim().length < SHORTEST) return close();
    const address = `${box.dataset.suggest}?q=${encodeURIComponent(asked)}`;
    try {
      const answer = await fetch(address);
      if (answer.ok && asked === box.value && document.activeElement === box) {
        show(await answer.json());
      }
    } catch {
      close(); // off line: the box goes on as a plain one
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      close();
      event.preventDefault();
    } else if (event.key === "ArrowDown" && !list.hidden) {
      choose(chosen + 1);
      event.preventDefault();
    } else if (event.key === "ArrowUp" && !list.hidden) {
      choose(chosen < 0 ? -1 : chosen - 1);
      event.preventDefault();
    } else if (event.key === "Enter" && chosen >= 0) {
      take(options()[chosen]);
      event.preventDefault();
    }
  });
  box.addEventListener("blur", close);
}
