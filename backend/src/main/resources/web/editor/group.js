import { announce, say } from "./words.js";

/* Blocks that stand side by side and are moved, copied, duplicated or taken out as one. */

/* The element alone, or all that it is grouped with, in their order. */
export function groupOf(element) {
  return element.classList.contains("grouped") ? [...element.parentElement.children].filter((each) => each.classList.contains("grouped")) : [element];
}

/* Takes in the neighbour above (-1) or below (1); one group at a time. */
export function extend(element, step) {
  if (!element.classList.contains("grouped")) ungroup(element.parentElement);
  const group = groupOf(element);
  const next = step < 0 ? group[0].previousElementSibling : group.at(-1).nextElementSibling;
  if (!next) return;
  for (const each of [...group, next]) each.classList.add("grouped");
  announce(say("grouped", group.length + 1));
}

export function ungroup(list) {
  list.querySelectorAll(":scope > .grouped").forEach((each) => each.classList.remove("grouped"));
}
