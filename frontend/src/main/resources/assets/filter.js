// Narrows the list of series down as one types. Without this, the form asks the site's search.
const form = document.querySelector(".series-filter");
const entries = [...document.querySelectorAll(".series-list li")];
const groups = [...document.querySelectorAll(".series-group")];
const status = document.querySelector(".series-found");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const texts = entries.map((entry) => plain(entry.textContent));

const narrow = () => {
  const words = plain(form.elements.q.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  entries.forEach((entry, i) => {
    entry.hidden = !words.every((word) => texts[i].includes(word));
    if (!entry.hidden) shown++;
  });
  for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
  status.textContent = words.length === 0 ? "" : shown === 1 ? "One series" : `${shown} series`;
};
form?.elements.q.addEventListener("input", narrow);
form?.addEventListener("submit", (event) => {
  if (entries.some((entry) => !entry.hidden)) event.preventDefault();
});
// The browser may bring back what was typed before.
if (form?.elements.q.value) narrow();
