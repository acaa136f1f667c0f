// The words looked for travel to the page that is opened, so that they are marked there too.
// Done on the way out: the links themselves stay the permanent ones.
"use strict";

const words = document.querySelector("[data-words]")?.dataset.words;
for (const link of document.querySelectorAll(".hit-link")) {
  const carry = () => {
    const address = new URL(link.href);
    address.searchParams.set("q", words);
    link.href = address.href;
  };
  if (words) {
    link.addEventListener("click", carry);
    link.addEventListener("auxclick", carry);
  }
}
