import { say } from "./words.js";

/* A dialog with things to choose one of: {label, about, value}. Resolves to the value, or to null. */
export function chooseFrom(title, items, searchable) {
  const dialog = document.createElement("dialog");
  dialog.className = "choose-from";
  dialog.setAttribute("aria-label", title);
  const list = document.createElement("ul");
  const none = Object.assign(document.createElement("p"), { className: "quiet", textContent: say("nothing"), hidden: true });
  list.append(...items.map(entry));
  const close = button(say("close"), "");
  dialog.append(heading(title), ...(searchable ? [search(list, none)] : []), list, none, close);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("click", (event) => {
      const chosen = event.target.closest("button");
      if (!chosen && event.target !== dialog) return;
      resolve(chosen && chosen !== close ? items[Number(chosen.dataset.index)].value : null);
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      resolve(null);
      dialog.remove();
    });
    dialog.showModal();
  });
}

const heading = (text) => Object.assign(document.createElement("h2"), { textContent: text });
const button = (text, about) => {
  const made = Object.assign(document.createElement("button"), { type: "button" });
  made.append(Object.assign(document.createElement("strong"), { textContent: text }));
  if (about) made.append(Object.assign(document.createElement("span"), { className: "quiet small", textContent: about }));
  return made;
};

function entry(item, index) {
  const li = document.createElement("li");
  const made = button(item.label, item.about);
  made.dataset.index = index;
  li.append(made);
  return li;
}

function search(list, none) {
  const input = Object.assign(document.createElement("input"), { type: "search", autofocus: true });
  input.setAttribute("aria-label", say("search"));
  input.placeholder = say("search");
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const li of list.children) li.hidden = !li.textContent.toLowerCase().includes(wanted);
    none.hidden = [...list.children].some((li) => !li.hidden);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    list.querySelector("li:not([hidden]) button")?.click();
  });
  return input;
}
