const BEGUN = /(^|[^\p{L}\p{N}._@+-])@([\p{L}\p{N}._+-]*)$/u;
const MOST = 6;

/* Names to choose from while one writes @ and the beginning of one. */
export function mentioning(panel) {
  let list = null;
  let area = null;

  const close = () => {
    list?.remove();
    list = null;
    area?.removeAttribute("aria-activedescendant");
    area?.removeAttribute("aria-controls");
  };

  const found = () => {
    const begun = BEGUN.exec(area.value.slice(0, area.selectionStart));
    if (!begun) return [];
    const start = begun[2].toLowerCase();
    const fits = ({ dataset }) => dataset.name.startsWith(start) || dataset.shown.toLowerCase().startsWith(start);
    return [...panel.querySelectorAll(".mentionable li")].filter(fits).slice(0, MOST);
  };

  const open = (target) => {
    close();
    area = target;
    const people = found();
    if (people.length === 0) return;
    list = document.createElement("ul");
    list.id = "mention-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", panel.querySelector(".mentionable summary").textContent);
    people.forEach((person, index) => {
      const option = document.createElement("li");
      option.id = `mention-${index}`;
      option.dataset.name = person.dataset.name;
      option.setAttribute("role", "option");
      option.append(Object.assign(document.createElement("strong"), { textContent: `@${person.dataset.name}` }), person.dataset.shown);
      list.append(option);
    });
    area.after(list);
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-controls", list.id);
    at(0);
  };

  const current = () => list.querySelector('[aria-selected="true"]');

  const at = (index) => {
    const options = [...list.children];
    const chosen = options[(index + options.length) % options.length];
    options.forEach((option) => option.setAttribute("aria-selected", String(option === chosen)));
    area.setAttribute("aria-activedescendant", chosen.id);
  };

  const take = (option) => {
    const end = area.selectionStart;
    const begin = area.value.slice(0, end).lastIndexOf("@");
    area.setRangeText(`@${option.dataset.name} `, begin, end, "end");
    close();
  };

  panel.addEventListener("input", (event) => event.target.matches("textarea") && open(event.target));
  panel.addEventListener("focusout", close);
  panel.addEventListener("pointerdown", (event) => {
    const option = event.target.closest('[role="option"]');
    if (!option) return;
    event.preventDefault();
    take(option);
  });
  panel.addEventListener("keydown", (event) => {
    if (!list || event.target !== area) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) at([...list.children].indexOf(current()) + step);
    else if (event.key === "Enter" || event.key === "Tab") take(current());
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
