import { pairs } from "./form.js";
import { redo, undo } from "./history.js";
import { Keeper } from "./keeper.js";
import { keepNotes } from "./notes.js";
import { refresh } from "./refresh.js";
import { clearFaults, showFaults, showTrouble } from "./trouble.js";
import { say } from "./words.js";
import { watch } from "./presence.js";

const PAUSE = 700;
/* Whoever watches the preview is to see what they write before they look up. */
const WATCHED_PAUSE = 60;
const RETRY = 3000;

/* Saves what is written while it is written, and says that it is saved when the server has said so. */
class OvEditor extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.version = this.form.elements["@version"].value;
    this.window = crypto.randomUUID();
    watch(this);
    keepNotes(this);
    if (this.dataset.readOnly !== undefined) return;
    this.keeper = new Keeper(this.dataset.user, this.dataset.entry);
    this.acknowledged = this.dataset.unsaved === undefined ? JSON.stringify(pairs(this.form)) : "";
    this.unacknowledged = null;
    this.addEventListener("input", () => this.touch());
    this.addEventListener("change", () => this.touch());
    this.addEventListener("submit", (event) => this.submit(event));
    this.addEventListener("keydown", (event) => this.key(event));
    addEventListener("pagehide", () => this.dirty && this.keep(pairs(this.form)));
    addEventListener("online", () => this.dirty && this.send());
    if (this.acknowledged) this.restore();
    else this.touch();
  }

  /* What this browser has kept since the server could not be reached goes before anything else. */
  async restore() {
    const kept = this.keeper.find();
    if (!kept) return true;
    if (JSON.stringify(kept.form) === this.acknowledged) return this.keeper.drop() ?? true;
    this.pending = kept;
    const sent = pairs(this.form);
    const answer = await this.put(kept.version, kept.form, kept.unacknowledged);
    if (answer.status !== 200) return this.told(answer) && false;
    this.pending = null;
    this.keeper.drop();
    await this.putIn(sent);
    this.state((this.said = say("restored")));
    return true;
  }

  touch() {
    this.dirty = true;
    this.state(say("unsaved"));
    clearTimeout(this.timer);
    const watched = document.querySelector(".editor-preview[open]");
    this.timer = setTimeout(() => this.send(), watched ? WATCHED_PAUSE : PAUSE);
  }

  get dirty() {
    return this.hasAttribute("data-dirty");
  }

  set dirty(dirty) {
    this.toggleAttribute("data-dirty", dirty);
  }

  /* One at a time: a save is based on the one before. */
  async send() {
    clearTimeout(this.timer);
    while (this.sending) await this.sending;
    this.sending = this.sendNow();
    const status = await this.sending.finally(() => (this.sending = null));
    return status;
  }

  async sendNow() {
    if (this.pending && !(await this.restore())) return 0;
    const form = pairs(this.form);
    const text = JSON.stringify(form);
    if (text === this.acknowledged) {
      this.state(this.said ?? "");
      return this.rest(200);
    }
    this.keep(form);
    this.state(say("saving"));
    const answer = await this.put(this.version, form, this.unacknowledged);
    if (answer.status === 0) this.unacknowledged = form;
    if (answer.status !== 200) return this.told(answer);
    this.acknowledged = text;
    this.unacknowledged = null;
    this.rest(200);
    this.said = answer.body.said;
    this.state(this.said);
    this.dispatchEvent(new CustomEvent("ov-saved", { bubbles: true }));
    const others = answer.body.merged;
    if (others.length === 0) this.seen(answer.body.version);
    else if (await this.putIn(form)) this.state(`${this.said}. ${say("merged", others.join(", "))}`);
    return 200;
  }

  keep(form) {
    if (!this.pending) this.keeper.keep({ version: this.version, form, unacknowledged: this.unacknowledged });
  }

  rest(status) {
    if (JSON.stringify(pairs(this.form)) === this.acknowledged) {
      this.dirty = false;
      this.keeper.drop();
    }
    clearFaults(this);
    showTrouble(this, "");
    return status;
  }

  /* @returns status 0 when nobody answered, or nobody who could save */
  async put(version, form, unacknowledged) {
    try {
      const answer = await fetch(`${this.dataset.address}/draft`, {
        method: "PUT",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify({ version, form, unacknowledged }),
        signal: AbortSignal.timeout(20000),
      });
      if (answer.redirected) return { status: 401, body: {} };
      return answer.status >= 500 ? { status: 0, body: {} } : { status: answer.status, body: await answer.json() };
    } catch {
      return { status: 0, body: {} };
    }
  }

  told(answer) {
    this.dirty = true;
    if (answer.status === 0) this.timer = setTimeout(() => this.send(), RETRY);
    const said = { 0: say("offline"), 401: say("signedOut") }[answer.status] ?? answer.body.detail ?? say("refused");
    const asks = answer.status === 409 || (this.pending && answer.status === 422);
    this.state(asks ? "" : said);
    if (asks) showTrouble(this, said, say("decide"), () => this.decide());
    else if (answer.status === 422) showFaults(this, answer.body.faults);
    return answer.status;
  }

  /* The server shows both sides; what was kept from another time is sent as it was then. */
  decide() {
    this.deciding = true;
    if (!this.pending) return this.form.requestSubmit();
    const form = Object.assign(document.createElement("form"), { method: "post", action: this.dataset.address, hidden: true });
    for (const [name, value] of this.pending.form) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    document.body.append(form);
    form.submit();
  }

  /* Shows what is saved by now; only then the author has seen it. */
  async putIn(sent) {
    const shown = await refresh(this, sent).catch(() => null);
    if (!shown) return false;
    if (shown.complete) this.seen(shown.version);
    this.acknowledged = shown.complete ? JSON.stringify(pairs(this.form)) : "";
    this.dispatchEvent(new CustomEvent("structure"));
    return true;
  }

  seen(version) {
    this.version = version;
    this.form.elements["@version"].value = version;
    if (this.acknowledged) this.acknowledged = JSON.stringify(withVersion(JSON.parse(this.acknowledged), version));
  }

  /* A form is left only when what it says is safe. */
  async submit(event) {
    if (this.ready || this.deciding) return;
    event.preventDefault();
    const status = await this.send();
    if (status === 0 || status === 401) return;
    this.ready = true;
    this.form.requestSubmit(event.submitter);
  }

  key(event) {
    const command = event.ctrlKey || event.metaKey;
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (command && event.key === "s") {
      event.preventDefault();
      this.send();
    } else if (command && !typing && event.key.toLowerCase() === "z") {
      event.preventDefault();
      (event.shiftKey ? redo : undo)();
    }
  }

  state(text) {
    this.querySelector("[data-saved]").textContent = text;
  }
}

const withVersion = (form, version) => form.map(([name, value]) => [name, name === "@version" ? version : value]);

customElements.define("ov-editor", OvEditor);
