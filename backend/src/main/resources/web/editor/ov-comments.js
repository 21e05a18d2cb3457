import { Marks } from "./comment-marks.js";
import { mentioning } from "./comment-mention.js";

/* What is said about the text, beside it: sent without leaving the form, which may hold what is not saved yet. */
class OvComments extends HTMLElement {
  connectedCallback() {
    if (this.marks) return;
    this.details = this.closest("details");
    this.marks = new Marks(this);
    this.addEventListener("submit", (event) => this.submit(event));
    this.addEventListener("click", (event) => this.lead(event));
    document.addEventListener("click", (event) => this.begin(event));
    mentioning(this);
    this.marks.show();
    this.arrive();
  }

  /* By the link of a mail, of the overview, or of a form that was sent without a script. */
  arrive() {
    if (!/^#comment(s$|-\d+$)/.test(location.hash)) return;
    this.details.open = true;
    const said = this.querySelector(location.hash);
    said?.scrollIntoView({ block: "nearest" });
    said?.focus();
  }

  get panel() {
    return this.querySelector(".comment-panel");
  }

  async submit(event) {
    event.preventDefault();
    const form = event.target;
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    const body = new URLSearchParams(new FormData(form));
    body.set("panel", "1");
    const html = await this.send(form.action, body).catch(() => null);
    form.ariaBusy = null;
    if (html) this.put(html, form);
  }

  async send(address, body) {
    const answer = await fetch(address, { method: "POST", headers: { Accept: "text/html" }, body, signal: AbortSignal.timeout(20000) }).catch(() => null);
    if (answer && !answer.redirected && [200, 409, 422].includes(answer.status)) return answer.text();
    this.say(answer?.redirected ? this.dataset.signedOut : this.dataset.failed, true);
    return null;
  }

  /* The panel as it is now; what stands half written in its other forms stays, if need be as a new comment. */
  put(html, sent) {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(".comment-panel");
    if (!fresh) return this.say(this.dataset.failed, true);
    const half = this.half(sent);
    const field = this.querySelector("select").value;
    this.panel.replaceWith(document.importNode(fresh, true));
    for (const [id, text] of half) this.restore(id, text);
    this.choose(field);
    this.details.querySelector("[data-open]").textContent = this.panel.dataset.count.replace(/^0$/, "");
    this.marks.show();
    this.say(this.panel.dataset.said, false);
    this.look();
  }

  half(sent) {
    return [...this.querySelectorAll("textarea")]
      .filter((area) => area.form !== sent && area.value !== area.defaultValue)
      .map((area) => [area.id, area.value]);
  }

  restore(id, text) {
    const area = document.getElementById(id) ?? this.querySelector(".comment-add textarea");
    if (area.id !== id && area.value) return;
    area.value = text;
    const around = area.closest("details:not([id])");
    if (around) around.open = true;
  }

  look() {
    const made = document.getElementById(`comment-${this.panel.dataset.fresh}`);
    const wrong = this.panel.querySelector("[aria-invalid]");
    const place = wrong ?? made ?? this.panel;
    place.focus();
    place.scrollIntoView({ block: "nearest" });
  }

  say(text, bad) {
    const region = this.querySelector("[data-says]");
    region.textContent = text;
    region.className = bad ? "notice bad" : text ? "notice good" : "";
  }

  /* From a field or a block to what is said about it. */
  begin(event) {
    const mark = event.target.closest("[data-comment]");
    if (!mark) return;
    event.preventDefault();
    this.details.open = true;
    this.choose(mark.dataset.comment, mark.dataset.of);
    const topic = this.querySelector(`[data-topic="${mark.dataset.comment}"]`);
    const place = topic ?? this.querySelector(".comment-add textarea");
    place.focus();
    place.scrollIntoView({ block: "nearest" });
  }

  /* A block that was just added is not on the list yet. */
  choose(path, label = path) {
    const select = this.querySelector("select");
    if (![...select.options].some((option) => option.value === path)) select.add(new Option(label, path));
    select.value = path;
  }

  /* From what is said to the field or the block. */
  lead(event) {
    const link = event.target.closest("[data-place]");
    const tabs = document.querySelector("ov-tabs");
    if (link && tabs?.reveal(document.getElementById(link.dataset.place))) event.preventDefault();
  }
}

customElements.define("ov-comments", OvComments);
