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
import { notesOf, noteMark, numberNotes } from "./rich-text-notes.js";
import { partOf } from "./rich-text-parts.js";
import { says, standFor } from "./rich-text-says.js";
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
    if (event.type === "ov-notes-changed") numberNotes(this);
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
      attributes: says(this.area, this.inline),
      dispatchTransaction: (tr) => this.apply(tr),
      transformPastedHTML: (html) => cleanPaste(html, this.inline),
      nodeViews: { footnote: (node) => noteMark(this, node) },
      handleDOMEvents: { blur: () => void this.settle() },
    });
    standFor(this.area, this.view, this.inline);
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
      ...(nodes.footnote && { footnote: open(() => editNote(this.view, notesOf(this))) }),
    };
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
    const detail = { words: text ? text.split(/\s+/).length : 0, characters: text.length };
    this.dispatchEvent(new CustomEvent("ov-words", { bubbles: true, detail }));
  }
}

customElements.define("ov-rich-text", RichText);
