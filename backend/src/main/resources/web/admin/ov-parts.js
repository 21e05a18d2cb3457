const AT_ONCE = 20;

/** Sends a long list in parts, so that one sees how far it is and may stop; what is refused is named. */
class Parts extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.shown = this.querySelector(":scope > [hidden]");
    this.said = this.shown.querySelector("[role=status]");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
    });
    this.shown.querySelector("[data-cancel]").addEventListener("click", () => (this.stopped = true));
  }

  async run() {
    const pages = this.dataset.pages.split(",");
    const progress = this.shown.querySelector("progress");
    progress.max = pages.length;
    this.form.hidden = true;
    this.shown.hidden = false;
    this.shown.querySelector("[data-cancel]").focus();
    let at = 0;
    let done = 0;
    let refused = 0;
    this.say(this.dataset.progress, 0, pages.length);
    while (at < pages.length && !this.stopped && !this.failed) {
      const part = pages.slice(at, at + AT_ONCE);
      const result = await this.send(part);
      if (!result) {
        this.failed = true;
        break;
      }
      at += part.length;
      done += result.done;
      refused += result.refusals.length;
      result.refusals.forEach((each) => this.name(each));
      progress.value = at;
      this.say(this.dataset.progress, at, pages.length);
    }
    this.end(at, done, refused, pages.length);
  }

  async send(part) {
    const body = new URLSearchParams(new FormData(this.form));
    body.delete("page");
    for (const page of part) body.append("page", page);
    const options = { method: "POST", headers: { Accept: "application/json" }, body };
    const answer = await fetch(this.dataset.to, options).catch(() => null);
    return answer?.ok ? answer.json() : null;
  }

  name(refusal) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `/admin/pages/${refusal.id}`;
    link.textContent = refusal.title || refusal.id;
    item.append(link, `: ${refusal.reason}`);
    this.shown.querySelector("ul").append(item);
  }

  say(words, one, two) {
    this.said.textContent = words.replace("%1", one).replace("%2", two);
  }

  end(at, done, refused, total) {
    this.say(this.stopped && at < total ? this.dataset.cancelled : this.dataset.done, done, total);
    if (refused) this.said.append(` ${this.dataset.refused.replace("%", refused)}`);
    if (this.failed) this.said.append(` ${this.dataset.failed}`);
    this.said.className = `notice ${refused || this.failed ? "warn" : "good"}`;
    this.shown.querySelector("[data-cancel]").hidden = true;
    const back = this.shown.querySelector("a[hidden]");
    back.hidden = false;
    back.focus();
  }
}
customElements.define("ov-parts", Parts);
