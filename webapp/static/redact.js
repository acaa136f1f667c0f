// A region drawn on a page, by the pointer or by keys, goes into the four fields of the form; a second
// of a recording into its two. Without this script the fields are typed in.
(() => {
  "use strict";
  const form = document.getElementById("redact");
  const sheet = document.getElementById("sheet");
  const media = document.getElementById("whole");
  if (!form) return;

  const stamp = (s) => {
    const tenths = Math.round(s * 10) / 10;
    const h = Math.floor(tenths / 3600);
    const m = Math.floor((tenths % 3600) / 60);
    const rest = (tenths % 60).toFixed(1).padStart(4, "0");
    return `${h}:${String(m).padStart(2, "0")}:${rest}`;
  };
  if (media) {
    for (const button of form.querySelectorAll("[data-now]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        form.elements[button.dataset.now].value = stamp(media.currentTime);
      });
    }
  }
  if (!sheet) return;

  const drawn = document.getElementById("drawn");
  const view = sheet.viewBox.baseVal;
  const fields = ["left", "top", "right", "bottom"].map((name) => form.elements[name]);
  const within = (value, most) => Math.min(Math.max(value, 0), most);
  document.getElementById("how").hidden = false;
  sheet.setAttribute("tabindex", "0");
  sheet.setAttribute("aria-label", sheet.dataset.label);

  function show([x0, y0, x1, y1]) {
    drawn.setAttribute("x", x0 * view.width / 100);
    drawn.setAttribute("y", y0 * view.height / 100);
    drawn.setAttribute("width", Math.max(0, x1 - x0) * view.width / 100);
    drawn.setAttribute("height", Math.max(0, y1 - y0) * view.height / 100);
  }
  function put(box) {
    box.forEach((value, n) => { fields[n].value = value.toFixed(1); });
    show(box);
  }
  const typed = () => fields.map((field) => Number(field.value.replace(",", ".")) || 0);
  for (const field of fields) field.addEventListener("input", () => show(typed()));
  if (fields.some((field) => field.value)) show(typed());

  function place(event) {
    const box = sheet.getBoundingClientRect();
    return [
      within((event.clientX - box.left) * 100 / box.width, 100),
      within((event.clientY - box.top) * 100 / box.height, 100),
    ];
  }
  let from = null;
  sheet.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    from = place(event);
    sheet.setPointerCapture(event.pointerId);
    event.preventDefault();
    sheet.focus({ preventScroll: true });
  });
  sheet.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = place(event);
    put([Math.min(from[0], to[0]), Math.min(from[1], to[1]),
      Math.max(from[0], to[0]), Math.max(from[1], to[1])]);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    sheet.addEventListener(end, () => { from = null; });
  }

  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  sheet.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    let [x0, y0, x1, y1] = typed();
    if (x1 <= x0 || y1 <= y0) [x0, y0, x1, y1] = [10, 10, 40, 14];
    const [dx, dy] = step;
    if (event.shiftKey) {
      put([x0, y0, within(Math.max(x1 + dx, x0 + 1), 100), within(Math.max(y1 + dy, y0 + 1), 100)]);
    } else {
      const mx = within(x0 + dx, 100 - (x1 - x0)) - x0;
      const my = within(y0 + dy, 100 - (y1 - y0)) - y0;
      put([x0 + mx, y0 + my, x1 + mx, y1 + my]);
    }
  });
})();
