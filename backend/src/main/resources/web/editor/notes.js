import { fill, make, templateOf } from "./block.js";
import { perform } from "./history.js";

/* The form's list of footnotes, for texts that name them: they ask by an event, and number their marks when the list changes. */
export function keepNotes(editor) {
  const list = editor.querySelector('ov-blocks[data-list="footnotes"]');
  if (!list) return;
  const elements = list.querySelector(":scope > .element-list");
  const textOf = (element) => element.querySelector('textarea[name$="/value/text"]').value;
  const add = async ({ id, text }) => {
    perform({ element: fill(make(templateOf(list, ""), id), [["/value/text", text]]), from: null, to: [elements, null] });
    list.dispatchEvent(new Event("input", { bubbles: true }));
    editor.dispatchEvent(new CustomEvent("structure"));
  };
  editor.addEventListener("ov-notes", ({ detail }) => {
    detail.list = [...elements.children].map((element) => ({ id: element.dataset.id, text: textOf(element) }));
    detail.add = add;
  });
  editor.addEventListener("structure", () => document.dispatchEvent(new CustomEvent("ov-notes-changed")));
}
