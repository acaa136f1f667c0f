// Uploads in pieces: a piece that fails is sent again, ever later, until the line is back.
// Without this script the form sends each file in one piece.
(() => {
  "use strict";
  const form = document.getElementById("upload");
  const field = document.getElementById("files");
  const drop = document.getElementById("drop");
  const list = document.getElementById("list");
  if (!form || !window.fetch) return;
  const said = form.dataset;
  const LONGEST_MS = 30000;
  const waiting = [];
  let busy = false;

  const pause = (ms) => new Promise((resolve) => {
    const woken = () => { clearTimeout(timer); window.removeEventListener("online", woken); resolve(); };
    const timer = setTimeout(woken, ms);
    window.addEventListener("online", woken);
  });

  async function ask(method, address, body, headers) {
    const response = await fetch(address, {
      method, body, headers: { "X-Desk-Token": said.token, ...headers },
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
      row.state.textContent = said.broken;
      await pause(wait);
    }
  }

  function refuse(row, got) {
    row.state.textContent = got.answer.error || said.failed;
    row.item.classList.add("notice-warn");
  }

  async function send({ file, row }) {
    const begun = await insist(row, "POST", said.begin,
      JSON.stringify({ name: file.name, size: file.size, modified: file.lastModified }),
      { "Content-Type": "application/json" });
    if (begun.status !== 200) return refuse(row, begun);
    const address = `${said.begin}/${begun.answer.id}`;
    let offset = begun.answer.offset;
    while (offset < file.size) {
      const piece = file.slice(offset, offset + begun.answer.chunk);
      const got = await insist(row, "PATCH", address, piece,
        { "Content-Type": "application/octet-stream", "X-Offset": String(offset) });
      if (got.status !== 200 && got.status !== 409) return refuse(row, got);
      offset = got.answer.offset;
      row.bar.value = offset;
      row.state.textContent = `${Math.floor((100 * offset) / file.size)} %`;
    }
    const done = await insist(row, "POST", `${address}/finish`, null, {});
    if (done.status !== 200) return refuse(row, done);
    row.state.textContent = said.done;
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
    return { item, bar, state };
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
