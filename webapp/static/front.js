// The desk as it stands now, asked for every few seconds while somebody looks at it. A part that is
// being used (a button in it has the focus) stays until it is not. Without script there is a link.
(() => {
  "use strict";
  const now = document.getElementById("now");
  const voice = document.getElementById("now-said");
  if (!now || !window.fetch) return;
  const EVERY_MS = 4000;
  const SLOWEST_MS = 60000;
  let wait = EVERY_MS;

  async function look() {
    const response = await fetch(now.dataset.from);
    if (response.redirected || response.status === 401) {
      voice.textContent = now.dataset.ended;
      return false;
    }
    if (!response.ok) throw new Error(response.statusText);
    const held = document.createElement("template");
    held.innerHTML = await response.text();
    for (const fresh of held.content.querySelectorAll("section[id]")) {
      const shown = document.getElementById(fresh.id);
      if (!shown || shown.contains(document.activeElement)) continue;
      if (shown.innerHTML !== fresh.innerHTML) shown.replaceWith(fresh);
    }
    const said = held.content.querySelector("[data-said]");
    if (said && voice.textContent !== said.dataset.said) voice.textContent = said.dataset.said;
    return true;
  }

  async function go() {
    let more = true;
    if (!document.hidden) {
      try {
        more = await look();
        wait = EVERY_MS;
      } catch { // the line is down, or the server rests
        wait = Math.min(wait * 2, SLOWEST_MS);
        voice.textContent = now.dataset.broken;
      }
    }
    if (more) setTimeout(go, wait);
  }
  setTimeout(go, wait);
})();
