// The desk's editor of lines beside the player: a line is played where it stands, a page is saved
// without the sound stopping. Without this file the links and forms do the same, page by page.
(() => {
  "use strict";
  const player = document.getElementById("player");
  const form = document.getElementById("lines");
  const said = document.getElementById("said");
  const row = (at) => at?.closest?.("li[data-start]");

  const play = (second) => { player.currentTime = second; player.play().catch(() => {}); };
  const stamp = (second) => {
    const [h, m] = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
    const s = (second % 60).toFixed(1).padStart(4, "0");
    return h ? `${h}:${String(m).padStart(2, "0")}:${s}` : `${m}:${s}`;
  };

  if (player) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-play]");
      if (link) { event.preventDefault(); play(Number(link.dataset.play)); }
      const now = event.target.closest("[data-now]");
      if (now) now.form.elements.start.value = stamp(player.currentTime);
    });
    for (const now of document.querySelectorAll("[data-now]")) now.hidden = false;
    let current = null;
    player.addEventListener("timeupdate", () => {
      const rows = [...document.querySelectorAll(".line-rows > li[data-start]")];
      const here = rows.filter((one) => Number(one.dataset.start) <= player.currentTime + 0.05).pop();
      if (here === current) return;
      current?.classList.remove("heard");
      here?.classList.add("heard");
      current = here;
    });
  }
  if (!form) return;

  const words = () => [...form.querySelectorAll("textarea")];
  function step(from, by) {
    const at = words().indexOf(row(from)?.querySelector("textarea"));
    const next = words()[at + by];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }
  function hear(line, again) {
    if (!player || !line) return;
    const [start, end] = [Number(line.dataset.start), Number(line.dataset.end)];
    if (!player.paused && !again) player.pause();
    else if (again || player.currentTime < start - 0.1 || player.currentTime > end + 0.1) play(start);
    else player.play().catch(() => {});
  }
  // None of these is a screen reader's, a browser's or an editor's own key.
  form.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey) return;
    const key = (event.ctrlKey ? "Ctrl+" : "") + event.key;
    if (key === "F8") hear(row(event.target), event.shiftKey);
    else if (key === "F2") step(event.target, event.shiftKey ? -1 : 1);
    else if (key === "Ctrl+Enter") form.requestSubmit();
    else return;
    event.preventDefault();
  });

  let dirty = false;
  form.addEventListener("input", () => { dirty = true; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
  const tell = (text, bad) => {
    const note = document.createElement("p");
    note.className = bad ? "notice notice-warn" : "notice";
    note.textContent = text;
    said.replaceChildren(note);
  };

  // The answer is the page as it stands: its lines take the place of these, and the focus stays.
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const at = words().indexOf(row(document.activeElement)?.querySelector("textarea"));
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    } catch {
      tell(form.dataset.failed, true);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const come = page.getElementById("lines");
    dirty = false;
    if (!answer.ok || !come) { // what is wrong is shown as without this file
      form.submit();
      return;
    }
    form.querySelector("ol").replaceWith(document.adoptNode(come.querySelector("ol")));
    form.elements.version.value = come.elements.version.value;
    const news = page.getElementById("said").textContent.trim();
    tell(news || form.dataset.saved, false);
    words()[Math.min(at, words().length - 1)]?.focus();
  });
})();
