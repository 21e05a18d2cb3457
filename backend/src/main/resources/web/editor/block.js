import { readRows, setRows } from "./ov-table.js";

/* Blocks and items as values: [[path within it, value], …], so that one can be copied into another list or page. */
const CONTROLS = "input[name], textarea[name], select[name]";

/* An empty one; places of their own inside of it are filled in when they are used. */
export function make(template, id = crypto.randomUUID()) {
  const html = template.innerHTML;
  const box = document.createElement("template");
  box.innerHTML = html.replaceAll(/_NEW\d_/.exec(html)[0], id);
  return document.importNode(box.content.querySelector(".element"), true);
}

export const templateOf = (list, type) => list.querySelector(`:scope > template[data-type="${CSS.escape(type)}"]`);

const isOff = (control) => control.type === "checkbox" && !control.checked;

export function read(element) {
  const length = element.id.length;
  return [...element.querySelectorAll(CONTROLS)]
    .filter((control) => control.name.startsWith(`${element.id}/`) && !isOff(control))
    .map((control) => [control.name.slice(length), control.value]);
}

/* To be filled before it stands in the page: then whatever enhances its fields finds their values. */
export function fill(element, values) {
  for (const grid of element.querySelectorAll(".grid")) {
    if (grid.closest(".element") === element) setRows(grid, readRows(values, grid.id.slice(element.id.length)));
  }
  for (const control of element.querySelectorAll(CONTROLS)) {
    if (control.closest(".element") === element && control.name.startsWith(`${element.id}/`) && !control.closest(".grid")) {
      set(control, values, control.name.slice(element.id.length));
    }
  }
  for (const list of element.querySelectorAll("ov-blocks")) {
    if (list.parentElement.closest(".element") === element) fillList(list, element, values);
  }
  return element;
}

function set(control, values, name) {
  const found = values.find(([key]) => key === name);
  if (control.type === "checkbox") control.checked = Boolean(found);
  else control.value = found?.[1] ?? "";
}

function fillList(list, element, values) {
  const name = list.dataset.list.slice(element.id.length);
  for (const [key, mark] of values) {
    if (key !== name) continue;
    const [id, type = ""] = mark.split(" ");
    const template = templateOf(list, type);
    const start = `${name}/${id}`;
    const inner = values.filter(([path]) => path.startsWith(`${start}/`)).map(([path, value]) => [path.slice(start.length), value]);
    if (template) list.querySelector(":scope > .element-list").append(fill(make(template), inner));
  }
}

/* The words that an element begins with. */
export function words(element) {
  return [...element.querySelectorAll("textarea[name], input[name]:not([type=hidden]):not([type=checkbox]):not([inputmode])")]
    .map((control) => control.value.replace(/<[^>]*>/g, " "))
    .join(" ")
    .replace(/&nbsp;|&amp;/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
