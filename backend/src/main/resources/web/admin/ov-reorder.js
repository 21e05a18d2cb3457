/** Puts rows in another order: by dragging, by the buttons, or by Alt and an arrow; each is told to the server at once. */
class Reorder extends HTMLElement {
  connectedCallback() {
    this.said = this.querySelector("[role=status]");
    if (!document.getElementById("reorder")) return;
    this.setAttribute("data-ready", "");
    for (const handle of this.querySelectorAll(".handle")) handle.draggable = true;
    this.addEventListener("click", (event) => {
      const button = event.target.closest("button[form=reorder]");
      if (!button) return;
      const row = button.closest("tr");
      const other = button.value === "up" ? row.previousElementSibling : row.nextElementSibling;
      if (!other) return; // beyond this part of the list the form knows the way
      event.preventDefault();
      this.put(row, other, button.value === "up", button);
    });
    this.addEventListener("keydown", (event) => {
      const value = { ArrowUp: "up", ArrowDown: "down" }[event.key];
      const row = event.target.closest("tbody tr");
      if (!event.altKey || !value || !row) return;
      event.preventDefault();
      row.querySelector(`button[form=reorder][value=${value}]`).click();
    });
    this.addEventListener("dragstart", (event) => this.begin(event));
    this.addEventListener("dragover", (event) => this.over(event));
    this.addEventListener("drop", (event) => this.drop(event));
    this.addEventListener("dragend", () => this.end());
  }

  begin(event) {
    if (!event.target.classList?.contains("handle")) return;
    this.dragged = event.target.closest("tr");
    this.dragged.classList.add("dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", this.dragged.dataset.id);
    event.dataTransfer.setDragImage(this.dragged, 20, 20);
  }

  over(event) {
    const row = event.target.closest("tbody tr");
    if (!this.dragged || !row) return;
    event.preventDefault();
    this.clear();
    const middle = row.getBoundingClientRect();
    this.before = event.clientY < middle.top + middle.height / 2;
    row.classList.add(this.before ? "over-before" : "over-after");
  }

  drop(event) {
    const row = event.target.closest("tbody tr");
    if (!this.dragged || !row) return;
    event.preventDefault();
    if (row !== this.dragged) this.put(this.dragged, row, this.before, null);
    this.end();
  }

  end() {
    this.dragged?.classList.remove("dragged");
    this.dragged = null;
    this.clear();
  }

  clear() {
    for (const row of this.querySelectorAll(".over-before, .over-after")) row.classList.remove("over-before", "over-after");
  }

  async put(row, other, before, focus) {
    const former = row.nextElementSibling;
    this.said.textContent = ""; // the same words again are news
    const rows = row.parentElement;
    rows.insertBefore(row, before ? other : other.nextElementSibling);
    focus?.focus();
    const answer = await fetch(`/admin/pages/${row.dataset.id}/place`, {
      method: "POST",
      body: new URLSearchParams({ [before ? "before" : "after"]: other.dataset.id, script: "1" }),
    }).catch(() => null);
    if (answer?.ok) {
      this.said.textContent = this.dataset.moved.replace("%", [...rows.children].indexOf(row) + 1);
      return;
    }
    rows.insertBefore(row, former);
    focus?.focus();
    const problem = answer ? await answer.json().catch(() => ({})) : {};
    this.said.className = "notice bad";
    this.said.textContent = this.dataset.refused.replace("%", problem.detail ?? "");
  }
}
customElements.define("ov-reorder", Reorder);
