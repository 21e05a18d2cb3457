/**
 * The draft through the real site, beside what is written. The page that is shown is told to take in what is new; where it
 * cannot, two frames take turns, so that what was seen stays until the new one is loaded, where it was being read. The link is
 * renewed before it is over.
 */
const MINUTE = 60_000;
const PATIENCE = 2000;

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
    this.onMessage = (event) => this.hear(event);
    addEventListener("message", this.onMessage);
    this.resizes = new ResizeObserver(() => this.fit());
    this.resizes.observe(this.stage);
    this.fit();
    this.folded = this.closest("details");
    this.folded?.addEventListener("toggle", () => this.refresh());
  }

  disconnectedCallback() {
    document.removeEventListener("ov-saved", this.onSaved);
    removeEventListener("message", this.onMessage);
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
      if (!(await this.tell())) await this.load();
    } finally {
      this.busy = false;
    }
    if (this.again) {
      this.again = false;
      this.refresh();
    }
  }

  /* @returns whether the page that is shown has taken in what is new */
  async tell() {
    const page = this.stage.querySelector("iframe").contentWindow;
    if (!page || page !== this.ready) return false;
    const heard = new Promise((told) => {
      this.told = told;
      setTimeout(() => told(false), PATIENCE);
    });
    page.postMessage({ show: this.url }, new URL(this.url).origin);
    const isShown = await heard;
    if (isShown) this.drawn();
    return isShown;
  }

  hear({ source, data }) {
    if (source !== this.stage.querySelector("iframe:last-of-type").contentWindow) return;
    if (data?.ready) this.ready = source;
    else if (this.told) this.told(data?.shown === true);
  }

  drawn() {
    this.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
  }

  load() {
    const old = this.stage.querySelector("iframe");
    const next = old.cloneNode();
    next.src = this.url;
    next.classList.add("preview-next");
    return new Promise((drawn) => {
      next.addEventListener("load", () => {
        next.classList.remove("preview-next");
        old.remove();
        this.drawn();
        drawn();
      }, { once: true });
      this.stage.append(next);
      this.fit();
    });
  }
}

customElements.define("ov-preview", Preview);
