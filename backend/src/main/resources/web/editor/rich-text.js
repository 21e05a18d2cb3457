// A text as its author means it, around a plain <textarea> that always holds the stored form. Nothing else leaves it but events:
// input (on the textarea), ov-words {words, characters}, and ov-notes, which whoever keeps the notes of the form answers with
// detail.list = [{id, text}] and detail.add = async ({id, text}) => …; when they change, ov-notes-changed on the document.
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { commandsOf } from "./rich-text-commands.js";
import { editImage, editLink, editNote } from "./rich-text-dialogs.js";
import { read, write } from "./rich-text-html.js";
import { keysOf, rulesOf } from "./rich-text-keys.js";
import { cleanPaste } from "./rich-text-paste.js";
import { partOf } from "./rich-text-parts.js";
import { schemaOf } from "./rich-text-schema.js";
import { Toolbar } from "./rich-text-toolbar.js";

const schemas = new Map();
/** A page may have hundreds: each is made when it comes near, and stays a plain textarea until then. */
const near = new IntersectionObserver((entries) => entries.forEach((entry) => entry.isIntersecting && entry.target.mount()), { rootMargin: "600px" });

class RichText extends HTMLElement {
  connectedCallback() {
    this.area = this.querySelector("textarea");
    this.querySelectorAll(":scope > .rt").forEach((old) => old.remove());
    this.addEventListener("focusin", this);
    document.addEventListener("ov-notes-changed", this);
    near.observe(this);
  }

  disconnectedCallback() {
    near.unobserve(this);
    document.removeEventListener("ov-notes-changed", this);
    this.kept = this.view?.state;
    this.view?.destroy();
    this.view = null;
  }

  handleEvent(event) {
    if (event.type === "ov-notes-changed") this.numberNotes();
    else if (event.target === this.area && this.mount()) this.view.focus();
  }

  get inline() {
    return this.hasAttribute("inline");
  }

  get schema() {
    const features = (this.getAttribute("features") ?? "").split(",").map((name) => name.trim()).filter(Boolean).sort();
    const key = `${features} ${this.inline}`;
    if (!schemas.has(key)) schemas.set(key, schemaOf(new Set(features), this.inline));
    return schemas.get(key);
  }

  /** The stored form of what the text says now; to set it is no change by the author, and cannot be undone. */
  get value() {
    return this.view ? write(this.view.state.doc) : this.area.value;
  }

  set value(html) {
    this.area.value = html;
    this.kept = null;
    if (this.view) this.view.updateState(this.begin());
  }

  begin() {
    return this.kept ?? EditorState.create({
      doc: read(this.schema, this.area.value),
      plugins: [rulesOf(this.schema), ...keysOf(this.schema, this.commands, () => this.toolbar?.focus()), history(), dropCursor({ class: "rt-drop", color: false }), gapCursor()],
    });
  }

  mount() {
    if (this.view) return false;
    near.unobserve(this);
    this.commands = { ...commandsOf(this.schema), ...this.dialogs() };
    const frame = Object.assign(document.createElement("div"), { className: "rt" });
    this.append(frame);
    this.view = new EditorView(frame, {
      state: this.begin(),
      attributes: this.says(),
      dispatchTransaction: (tr) => this.apply(tr),
      transformPastedHTML: (html) => cleanPaste(html, this.inline),
      nodeViews: { footnote: (node) => this.noteMark(node) },
      handleDOMEvents: { blur: () => void this.settle() },
    });
    this.area.hidden = true;
    this.area.required = false;
    this.numberNotes();
    this.count();
    this.addTools(frame);
    return true;
  }

  dialogs() {
    const { marks, nodes } = this.schema;
    const open = (dialog) => ({ run: (state, dispatch) => (dispatch && dialog(), true) });
    return {
      ...(marks.link && { link: open(() => editLink(this.view, this.getAttribute("near"))) }),
      ...(nodes.image && { image: open(() => editImage(this.view)) }),
      ...(nodes.footnote && { footnote: open(() => editNote(this.view, this.notes())) }),
    };
  }

  /** What is said of the textarea is said of what stands for it. */
  says() {
    const label = this.area.labels?.[0];
    label?.addEventListener("click", () => this.view?.focus());
    const named = label ? { "aria-labelledby": (label.id ||= `label-${crypto.randomUUID()}`) } : { "aria-label": this.area.ariaLabel ?? this.area.name };
    const said = ["aria-describedby", "aria-invalid", "lang", "dir", "aria-required"].filter((name) => this.area.hasAttribute(name));
    return { role: "textbox", "aria-multiline": String(!this.inline), ...named, ...Object.fromEntries(said.map((name) => [name, this.area.getAttribute(name)])), ...(this.area.required && { "aria-required": "true" }) };
  }

  async addTools(frame) {
    const tools = await partOf("toolbar").catch(() => null);
    if (!tools || !this.view || frame !== this.view.dom.parentElement) return;
    frame.prepend(tools);
    this.toolbar = new Toolbar(tools, this.commands, this.view);
    this.toolbar.show(this.view.state);
  }

  apply(tr) {
    this.view.updateState(this.view.state.apply(tr));
    this.toolbar?.show(this.view.state);
    if (!tr.docChanged) return;
    this.area.value = this.value;
    this.unsettled = true;
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
    clearTimeout(this.counting);
    this.counting = setTimeout(() => this.count(), 250);
  }

  settle() {
    if (this.unsettled) this.area.dispatchEvent(new Event("change", { bubbles: true }));
    this.unsettled = false;
  }

  count() {
    const { doc } = this.view?.state ?? {};
    if (!doc) return;
    const text = doc.textBetween(0, doc.content.size, " ", " ").trim();
    this.tell("ov-words", { words: text ? text.split(/\s+/).length : 0, characters: text.length });
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
    return detail;
  }

  notes() {
    return this.tell("ov-notes", { list: null, add: null });
  }

  noteMark(node) {
    const dom = document.createElement("sup");
    dom.className = "footnote";
    dom.dataset.footnote = node.attrs.id;
    dom.textContent = "*";
    queueMicrotask(() => this.numberNotes());
    return { dom, ignoreMutation: () => true };
  }

  numberNotes() {
    const marks = this.querySelectorAll("sup[data-footnote]");
    if (!marks.length) return;
    const list = this.notes().list ?? [];
    marks.forEach((mark) => (mark.textContent = String(list.findIndex(({ id }) => id === mark.dataset.footnote) + 1 || "*")));
  }
}

customElements.define("ov-rich-text", RichText);
