// Uploads in pieces, each with its SHA-256: a piece that fails is sent again, ever later, until the
// line is back. Without this script the form sends each file in one piece.
(() => {
  "use strict";
  const form = document.getElementById("upload");
  const field = document.getElementById("files");
  const drop = document.getElementById("drop");
  const list = document.getElementById("list");
  const voice = document.getElementById("said");
  if (!form || !window.fetch) return;
  const said = form.dataset;
  const LONGEST_MS = 30000;
  const STALLED_MS = 300000; // for a piece: 8 MiB at 0.2 Mbit/s
  const QUARTER = 25; // percent after which a screen reader hears how far it is
  const waiting = [];
  let busy = false;

  // Browsers give sums over https only (and on the machine itself); http does without.
  const sum = async (bytes) => {
    if (!window.crypto || !crypto.subtle) return "";
    const made = new Uint8Array(await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer()));
    return Array.from(made, (one) => one.toString(16).padStart(2, "0")).join("");
  };

  const pause = (ms) => new Promise((resolve) => {
    const woken = () => { clearTimeout(timer); window.removeEventListener("online", woken); resolve(); };
    const timer = setTimeout(woken, ms);
    window.addEventListener("online", woken);
  });

  function say(row, text) {
    row.state.textContent = text;
    voice.textContent = `${row.name} ${text}`;
  }

  async function ask(method, address, body, headers) {
    const response = await fetch(address, {
      method, body, headers: { "X-Desk-Token": said.token, ...headers },
      signal: AbortSignal.timeout(STALLED_MS),
    });
    const answer = await response.json().catch(() => ({}));
    return { status: response.status, answer };
  }

  // Until there is an answer that another try would not change.
  async function insist(row, method, address, body, headers) {
    for (let wait = 500; ; wait = Math.min(wait * 2, LONGEST_MS)) {
      try {
        const got = await ask(method, address, body, headers);
        if (got.status < 500 || got.status === 507) return got;
      } catch { /* the line is down */ }
      if (row.state.textContent !== said.broken) say(row, said.broken);
      await pause(wait);
    }
  }

  function refuse(row, got) {
    say(row, got.answer.error || (got.status === 401 ? said.ended : said.failed));
    row.item.classList.add("notice-warn");
  }

  async function begin(file, row) {
    return insist(row, "POST", said.begin,
      JSON.stringify({ name: file.name, size: file.size, modified: file.lastModified }),
      { "Content-Type": "application/json" });
  }

  // What is there already is of this very file, and not of one that was changed since.
  async function isSame(file, { offset, chunk, last }) {
    const mine = await sum(file.slice(Math.max(0, offset - chunk), offset));
    return !last || !mine || mine === last;
  }

  async function send({ file, row }) {
    let begun = await begin(file, row);
    if (begun.status === 200 && !(await isSame(file, begun.answer))) {
      await insist(row, "POST", `${said.begin}/${begun.answer.id}/forget`, null, {});
      begun = await begin(file, row);
    }
    if (begun.status !== 200) return refuse(row, begun);
    const address = `${said.begin}/${begun.answer.id}`;
    let offset = begun.answer.offset;
    let heard = 0;
    while (offset < file.size) {
      const piece = file.slice(offset, offset + begun.answer.chunk);
      const got = await insist(row, "PATCH", address, piece, {
        "Content-Type": "application/octet-stream", "X-Offset": String(offset),
        "X-Sum": await sum(piece),
      });
      if (got.status !== 200 && got.status !== 409) return refuse(row, got);
      offset = got.answer.offset;
      row.bar.value = offset;
      const percent = Math.floor((100 * offset) / file.size);
      row.state.textContent = `${percent} %`;
      if (percent >= heard + QUARTER && percent < 100) {
        heard = percent - (percent % QUARTER);
        voice.textContent = `${file.name} ${percent} %`;
      }
    }
    const done = await insist(row, "POST", `${address}/finish`, null, {});
    if (done.status !== 200) return refuse(row, done);
    say(row, said.done);
    row.item.dataset.done = "yes";
  }

  function show(file) {
    const item = document.createElement("li");
    const name = document.createElement("strong");
    const bar = document.createElement("progress");
    const state = document.createElement("span");
    name.textContent = file.name;
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    state.textContent = said.waits;
    item.append(name, " ", state, bar);
    list.append(item);
    return { item, bar, state, name: file.name };
  }

  async function take(files) {
    for (const file of files) waiting.push({ file, row: show(file) });
    if (busy) return;
    busy = true;
    while (waiting.length) await send(waiting.shift());
    busy = false;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take([...field.files]);
    form.reset();
  });
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, () => drop.classList.remove("over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
  window.addEventListener("beforeunload", (event) => { if (busy) event.preventDefault(); });
})();
