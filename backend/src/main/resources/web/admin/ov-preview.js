/**
 * The draft through the real site, beside what is written. Two frames take turns, so that what was seen stays until the new
 * one is drawn; the site keeps the place that was being read. The link is renewed before it is over.
 */
const MINUTE = 60_000;

class Preview extends HTMLElement {
  connectedCallback() {
    this.stage = this.querySelector(".preview-stage");
    this.url = this.stage.querySelector("iframe").getAttribute("src") ?? "";
    this.until = this.url ? Date.now() + 5 * MINUTE : 0;
    this.querySelector("[data-widths]").hidden = false;
    this.querySelector("[data-widths]").addEventListener("change", () => this.fit());
    const button = this.querySelector("[data-refresh]");
    button.hidden = false;
    button.addEventListener("click", () => this.refresh());
    this.onSaved = () => this.refresh();
    document.addEventListener("ov-saved", this.onSaved);
    this.resizes = new ResizeObserver(() => this.fit());
    this.resizes.observe(this.stage);
    this.fit();
    this.folded = this.closest("details");
    this.folded?.addEventListener("toggle", () => this.refresh());
  }

  disconnectedCallback() {
    document.removeEventListener("ov-saved", this.onSaved);
    this.resizes.disconnect();
  }

  /* A desktop is shown smaller rather than cut. */
  fit() {
    const width = Number(this.querySelector("[name=preview-width]:checked").value);
    const scale = Math.min(1, this.stage.clientWidth / width);
    for (const frame of this.stage.querySelectorAll("iframe")) {
      frame.style.width = width + "px";
      frame.style.height = this.stage.clientHeight / scale + "px";
      frame.style.transform = `scale(${scale})`;
    }
  }

  async renew() {
    const answer = await fetch(this.dataset.links, { method: "POST" });
    if (!answer.ok) return;
    const { url, expires_at: until } = await answer.json();
    this.url = url;
    this.until = Date.parse(until);
  }

  async refresh() {
    if (this.folded && !this.folded.open) return;
    if (this.busy) return void (this.again = true);
    this.busy = true;
    try {
      if (Date.now() > this.until - MINUTE) await this.renew();
      await this.draw();
    } finally {
      this.busy = false;
    }
    if (this.again) {
      this.again = false;
      this.refresh();
    }
  }

  draw() {
    const old = this.stage.querySelector("iframe");
    const next = old.cloneNode();
    next.src = this.url;
    next.classList.add("preview-next");
    return new Promise((drawn) => {
      next.addEventListener("load", () => {
        next.classList.remove("preview-next");
        old.remove();
        this.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
        drawn();
      }, { once: true });
      this.stage.append(next);
      this.fit();
    });
  }
}

customElements.define("ov-preview", Preview);
