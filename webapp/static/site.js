// Small comforts for every page. Without this file everything still works.
"use strict";

// The language switch keeps the place in the page.
for (const link of document.querySelectorAll(".switch")) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}

// A citation can be copied, with its whole address.
for (const cite of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = cite.dataset.copyLabel;
  button.addEventListener("click", async () => {
    const { copyAddress } = cite.dataset;
    const copy = cite.dataset.copy || cite.textContent;
    const whole = copyAddress ? `${copy}, ${new URL(copyAddress, location.href).href}` : copy;
    await navigator.clipboard.writeText(whole);
    button.textContent = cite.dataset.copiedLabel;
    setTimeout(() => { button.textContent = cite.dataset.copyLabel; }, 2000);
  });
  if (cite.tagName === "PRE") cite.after(button);
  else cite.append(button);
}

// "Results for …" goes back to the list as it was left, filters and all.
const back = document.querySelector("[data-back]");
if (back && document.referrer) {
  const from = new URL(document.referrer);
  if (from.origin === location.origin && /^(\/..)?\/search$/.test(from.pathname)) {
    back.href = from.pathname + from.search;
  }
}
