// Says how many rows of a list are chosen, beside the list. Without this script nothing is missed.
(() => {
  "use strict";
  const form = document.querySelector("form[data-choose]");
  const said = form && form.querySelector("[data-chosen]");
  if (!said) return;
  const count = () => {
    const n = form.querySelectorAll("input[name=doc]:checked").length;
    said.textContent = n ? form.dataset.choose.replace("{n}", n) : "";
  };
  form.addEventListener("change", count);
  count();
})();
