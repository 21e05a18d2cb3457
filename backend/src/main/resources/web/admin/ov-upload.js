// Brings files one by one, two at a time: each with its progress, each to be cancelled, whatever becomes of the others.
const AT_ONCE = 2;
const LARGEST = 33554432;

class Upload extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.waiting = [];
    this.running = 0;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.add(this.form.elements.file.files);
      this.form.elements.file.value = "";
    });
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => this.over(event));
    for (const name of ["dragleave", "drop"]) this.addEventListener(name, () => this.classList.remove("over"));
    this.addEventListener("drop", (event) => (event.preventDefault(), this.add(event.dataTransfer.files)));
    this.pasted = (event) => event.clipboardData.files.length && !event.defaultPrevented && this.add(event.clipboardData.files);
    document.addEventListener("paste", this.pasted);
  }

  disconnectedCallback() {
    document.removeEventListener("paste", this.pasted);
  }

  over(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.classList.add("over");
  }

  add(files) {
    for (const file of this.form.elements.file.multiple ? files : [...files].slice(0, 1)) {
      const row = this.querySelector("template").content.firstElementChild.cloneNode(true);
      row.querySelector("b").textContent = file.name;
      row.querySelector("progress").setAttribute("aria-label", file.name);
      row.querySelector("button").addEventListener("click", () => this.cancel(row));
      this.querySelector(".uploads").append(row);
      if (file.size > LARGEST) this.say(row, this.dataset.large, "bad");
      else this.waiting.push({ file, row });
    }
    this.next();
  }

  next() {
    while (this.running < AT_ONCE && this.waiting.length) this.send(this.waiting.shift());
  }

  send({ file, row }) {
    const request = (row.request = new XMLHttpRequest());
    const body = new FormData(this.form);
    body.delete("file");
    body.append("file", file);
    request.upload.addEventListener("progress", ({ loaded, total }) => (row.querySelector("progress").value = (90 * loaded) / total));
    request.addEventListener("loadend", () => this.ended(request, row));
    request.open("POST", this.form.action);
    request.setRequestHeader("Accept", "application/json");
    this.running++;
    request.send(body);
  }

  ended(request, row) {
    this.running--;
    if (request.status === 201) this.done(JSON.parse(request.responseText), row);
    else if (!row.cancelled) this.say(row, request.status === 413 ? this.dataset.large : this.reason(request), "bad");
    this.next();
    if (!this.running && !this.waiting.length) this.refresh();
  }

  reason(request) {
    try {
      return JSON.parse(request.responseText).detail || this.dataset.failed;
    } catch {
      return this.dataset.failed;
    }
  }

  done(made, row) {
    this.uploaded = true;
    this.say(row, this.dataset.done, "good");
    this.dispatchEvent(new CustomEvent("ov-uploaded", { bubbles: true, detail: made }));
  }

  cancel(row) {
    row.cancelled = true;
    this.waiting = this.waiting.filter((one) => one.row !== row);
    row.request?.abort();
    this.say(row, this.dataset.cancelled, "quiet");
  }

  say(row, words, look) {
    const said = row.querySelector(".said");
    said.textContent = words;
    said.className = `said small ${look}`;
    row.querySelector("progress")?.remove();
    row.querySelector("button")?.remove();
  }

  /** The list below shows what has come. */
  async refresh() {
    const list = document.querySelector('[data-part="files"]');
    if (!list || !this.uploaded) return;
    const response = await fetch(location.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    list.replaceWith(document.importNode(page.querySelector('[data-part="files"]'), true));
  }
}

customElements.define("ov-upload", Upload);
