// Footnotes: the form keeps them, the text only names them. Whoever keeps them is asked by an event.
export function notesOf(element) {
  const detail = { list: null, add: null };
  element.dispatchEvent(new CustomEvent("ov-notes", { bubbles: true, detail }));
  return detail;
}

export function noteMark(element, node) {
  const dom = document.createElement("sup");
  dom.className = "footnote";
  dom.dataset.footnote = node.attrs.id;
  dom.textContent = "*";
  queueMicrotask(() => numberNotes(element));
  return { dom, ignoreMutation: () => true };
}

/** Each mark shows where its note stands in the list; a star where it is in none. */
export function numberNotes(element) {
  const marks = element.querySelectorAll("sup[data-footnote]");
  if (!marks.length) return;
  const ids = (notesOf(element).list ?? []).map(({ id }) => id);
  marks.forEach((mark) => (mark.textContent = String(ids.indexOf(mark.dataset.footnote) + 1 || "*")));
}
