// The list to choose from, in a dialog. Its links and forms are ordinary ones, answered by parts of a screen.
import { chosen } from "./choose-chosen.js";

/** @returns {Promise<string|null>} the id that was chosen */
export async function pick(kind, { types, near }) {
  const { dialog: template } = await chosen(kind, "");
  const dialog = document.importNode(template.content.firstElementChild, true);
  document.body.append(dialog);
  const list = new List(dialog.querySelector(".choose-list"), kind);
  return new Promise((resolve) => {
    dialog.addEventListener("click", (event) => {
      const choice = event.target.closest(".choice[data-id]");
      if (choice) dialog.close(choice.dataset.id);
      else if (event.target.closest('[data-do="close"]')) dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue || null);
    });
    dialog.addEventListener("ov-uploaded", (event) => dialog.close(String(event.detail.id)));
    dialog.showModal();
    list.begin(types, near);
  });
}

class List {
  constructor(element, kind) {
    this.element = element;
    this.kind = kind;
    element.addEventListener("click", (event) => this.follow(event));
    element.addEventListener("submit", (event) => this.submit(event));
    element.addEventListener("change", (event) => event.target.matches("select") && event.target.form.requestSubmit());
    element.addEventListener("keydown", (event) => this.move(event));
  }

  begin(types, near) {
    const place = this.kind === "images" ? this.lastPlace : "";
    this.load(`/admin/choose/${this.kind}?${new URLSearchParams({ types, near, place })}`, 'input[type="search"]');
  }

  get lastPlace() {
    return sessionStorage.getItem(`place of ${this.kind}`) ?? "";
  }

  async load(address, focus) {
    this.element.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(response.statusText);
      this.element.innerHTML = await response.text();
    } catch {
      this.element.textContent = this.element.dataset.failed;
    }
    this.element.removeAttribute("aria-busy");
    (this.element.querySelector(focus) ?? this.element.querySelector(".choice, input, a"))?.focus();
  }

  follow(event) {
    const link = event.target.closest("a[href]");
    if (!link) return;
    event.preventDefault();
    this.load(link.href, ".choice");
  }

  submit(event) {
    if (!event.target.matches('[role="search"]')) return;
    event.preventDefault();
    const asked = new FormData(event.target);
    if (asked.has("place")) sessionStorage.setItem(`place of ${this.kind}`, asked.get("place"));
    this.load(`${event.target.action}?${new URLSearchParams(asked)}`, ".choice");
  }

  /** Up and down the choices, from the search field too. */
  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const from = event.target.closest(".choice, input[type='search']");
    if (!step || !from) return;
    event.preventDefault();
    const stops = [...this.element.querySelectorAll("input[type='search'], button.choice")];
    stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(from) + step))].focus();
  }
}
