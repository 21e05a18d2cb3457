// A form is kept for everybody and so cannot say when it was given out. This asks for a stamp that does; without it the site
// asks the reader to send the form a second time.
const form = document.querySelector("form[data-page]");
const stamp = form?.elements.namedItem("stamp");
if (stamp && !stamp.value) {
  fetch(`/form-stamp?page=${form.dataset.page}`, { cache: "no-store" })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => { stamp.value = text; })
    .catch(() => {});
}
