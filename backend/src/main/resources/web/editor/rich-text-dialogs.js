// Links, pictures and notes: what is asked in a dialog before it stands in the text.
import { TextSelection } from "prosemirror-state";
import { isSafe } from "./rich-text-schema.js";
import { partOf } from "./rich-text-parts.js";

/** @param check says what is wrong with what was filled in, as the name of a field, or null */
async function ask(name, fill, check) {
  const dialog = await partOf(name);
  const form = dialog.querySelector("form");
  document.body.append(dialog);
  fill(form, dialog);
  form.addEventListener("submit", (event) => {
    const wrong = event.submitter?.value === "set" && check(form);
    if (!wrong) return;
    event.preventDefault();
    const fault = form.querySelector(".fault");
    fault.hidden = false;
    form.elements[wrong].setAttribute("aria-invalid", "true");
    form.elements[wrong].setAttribute("aria-describedby", fault.id);
    form.elements[wrong].focus();
  });
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve({ does: dialog.returnValue, form });
    }),
  );
}

const SCHEMES = { mail: "mailto:", phone: "tel:", anchor: "#" };

/** The link that is chosen, or the one around the cursor, as far as it goes. */
function linkAt({ selection: { from, to, empty, $from }, schema, doc }) {
  const type = schema.marks.link;
  if (!empty) {
    let first = null;
    doc.nodesBetween(from, to, (node) => void (first ??= type.isInSet(node.marks)));
    return { from, to, link: first };
  }
  const link = [$from.nodeBefore, $from.nodeAfter].map((node) => node && type.isInSet(node.marks)).find(Boolean);
  const range = { from, to, link };
  $from.parent.forEach((node, offset) => {
    const start = $from.start() + offset;
    const isHere = link?.isInSet(node.marks) && start <= from && start + node.nodeSize >= from;
    if (isHere) Object.assign(range, { from: Math.min(range.from, start), to: Math.max(range.to, start + node.nodeSize) });
  });
  return range;
}

function kindOf({ href, linktype }) {
  if (linktype) return linktype;
  return Object.keys(SCHEMES).find((kind) => href?.startsWith(SCHEMES[kind])) ?? (href ? "address" : "page");
}

function valueOf(kind, form) {
  const value = form.elements[kind].value.trim();
  if (kind === "page" || kind === "document") return { linktype: kind, id: value, fragment: form.elements.fragment.value.trim() || null };
  const bare = kind === "phone" ? value.replace(/[\s()]/g, "") : value;
  return { href: kind === "address" ? (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(bare) ? `https://${bare}` : bare) : SCHEMES[kind] + bare.replace(/^(mailto:|tel:|#)/, "") };
}

function linkIsWrong(form) {
  const kind = form.elements.to.value;
  const { href, id, fragment } = valueOf(kind, form);
  if (kind === "page" && fragment && !/^[A-Za-z][A-Za-z0-9_-]{0,100}$/.test(fragment)) return "fragment";
  const isRight = href === undefined ? /^\d{1,18}$/.test(id) : isSafe(href) && href.length > (SCHEMES[kind]?.length ?? 0);
  return isRight ? null : kind;
}

function fillLink(form, attrs) {
  const kind = kindOf(attrs);
  const show = () => form.querySelectorAll("[data-to]").forEach((part) => (part.hidden = part.dataset.to !== form.elements.to.value));
  form.elements.to.value = kind;
  form.elements[kind].value = attrs.id ?? (attrs.href ?? "").slice(SCHEMES[kind]?.length ?? 0);
  form.elements.fragment.value = attrs.fragment ?? "";
  form.querySelector('[value="remove"]').hidden = !attrs.href && !attrs.id;
  form.addEventListener("change", show);
  show();
}

export async function editLink(view, near) {
  const { from, to, link } = linkAt(view.state);
  const { does, form } = await ask("link", (form) => {
    if (near) form.querySelector('ov-choose[kind="pages"]').setAttribute("near", near);
    fillLink(form, link?.attrs ?? {});
  }, linkIsWrong);
  const type = view.state.schema.marks.link;
  const tr = view.state.tr;
  if (does === "remove") tr.removeMark(from, to, type);
  if (does === "set") setLink(tr, from, to, type.create({ ...valueOf(form.elements.to.value, form), depth: link?.attrs.depth ?? 0 }), form);
  if (tr.docChanged) view.dispatch(tr.scrollIntoView());
  view.focus();
}

/** Where no words are chosen, the title or address is what the link says. */
function setLink(tr, from, to, mark, form) {
  if (from !== to) return tr.addMark(from, to, mark);
  const words = form.querySelector("[data-to]:not([hidden]) .chosen b")?.textContent || (mark.attrs.href ?? mark.attrs.id).replace(/^(mailto:|tel:)/, "");
  return tr.insert(from, tr.doc.type.schema.text(words, [...(tr.storedMarks ?? []), mark]));
}

export async function editImage(view) {
  const { selection, schema } = view.state;
  const chosen = /^(image|picture)$/.test(selection.node?.type.name) ? selection.node : null;
  const { does, form } = await ask("image", (form) => {
    if (!chosen) return;
    for (const name of ["id", "alt", "format"]) form.elements[name].value = chosen.attrs[name];
  }, ({ elements }) => (/^\d{1,18}$/.test(elements.id.value.trim()) ? null : "id"));
  if (does === "set") {
    const attrs = { id: form.elements.id.value.trim(), alt: form.elements.alt.value.trim(), format: form.elements.format.value };
    view.dispatch(view.state.tr.replaceSelectionWith((chosen?.type ?? schema.nodes.image).create(attrs), !!chosen).scrollIntoView());
  }
  view.focus();
}

/** @param notes of the form: {@code {list, add}}, as whoever keeps them has answered */
export async function editNote(view, notes) {
  const now = view.state.selection.node?.attrs.id;
  const { does, form } = await ask("footnote", (form) => fillNotes(form, notes, now),
    ({ elements }) => (elements.note.value || elements.text.value.trim() ? null : "text"));
  if (does === "set") {
    const text = form.elements.text.value.trim();
    const id = form.elements.note.value || crypto.randomUUID();
    if (!form.elements.note.value) await notes.add?.({ id, text: paragraph(text) });
    const at = TextSelection.near(view.state.selection.$to).$from.pos;
    view.dispatch(now ? view.state.tr.setNodeAttribute(view.state.selection.from, "id", id) : view.state.tr.insert(at, view.state.schema.nodes.footnote.create({ id })).scrollIntoView());
  }
  view.focus();
}

function fillNotes(form, notes, now) {
  const select = form.elements.note;
  const words = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.slice(0, 80);
  (notes.list ?? []).forEach(({ id, text }, index) => select.add(new Option(`${index + 1}. ${words(text)}`, id, false, id === now)));
  const show = () => (form.querySelector("[data-new]").hidden = !!select.value);
  select.addEventListener("change", show);
  show();
}

function paragraph(text) {
  const p = document.createElement("p");
  p.textContent = text;
  return p.outerHTML;
}
