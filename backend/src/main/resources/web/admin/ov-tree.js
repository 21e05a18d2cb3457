/** Opens and closes branches of a nested list, fetching what is not there yet; arrow keys as in any tree. */
class Tree extends HTMLElement {
  connectedCallback() {
    const box = this.closest("details");
    if (box && matchMedia("(min-width: 90rem)").matches) box.open = sessionStorage.getItem("ov-tree") !== "closed";
    box?.addEventListener("toggle", () => sessionStorage.setItem("ov-tree", box.open ? "open" : "closed"));
    this.equip(this);
    this.addEventListener("click", (event) => {
      const twist = event.target.closest(".twist");
      if (twist) this.toggle(twist.parentElement);
    });
    this.addEventListener("keydown", (event) => this.key(event));
  }

  equip(root) {
    for (const item of root.querySelectorAll("li[data-parent]")) {
      const twist = document.createElement("button");
      twist.type = "button";
      twist.className = "twist";
      item.prepend(twist);
      this.mark(item, item.hasAttribute("data-open"));
    }
  }

  mark(item, open) {
    const twist = item.firstElementChild;
    twist.setAttribute("aria-expanded", open);
    const word = open ? this.dataset.closeWord : this.dataset.openWord;
    twist.setAttribute("aria-label", `${word} ${item.querySelector("a").textContent}`);
  }

  isOpen(item) {
    return item?.firstElementChild.getAttribute("aria-expanded") === "true";
  }

  async toggle(item) {
    const open = !this.isOpen(item);
    if (open && !item.querySelector("ul")) {
      const answer = await fetch(`/admin/pages/tree?parent=${item.dataset.parent}`);
      if (!answer.ok) return;
      const fragment = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("ul");
      if (!item.querySelector("ul")) {
        item.append(fragment);
        this.equip(fragment);
      }
    }
    for (const part of item.querySelectorAll(":scope > ul, :scope > .rest")) part.hidden = !open;
    this.mark(item, open);
  }

  key(event) {
    const link = event.target.closest("a, .twist");
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    const item = link.closest("li");
    const shown = [...this.querySelectorAll("a")].filter((each) => each.checkVisibility());
    const at = shown.indexOf(item.querySelector("a"));
    const go = { ArrowDown: shown[at + 1], ArrowUp: shown[at - 1], Home: shown[0], End: shown.at(-1) }[event.key];
    if (go) {
      go.focus();
    } else if (event.key === "ArrowRight" && item.dataset.parent) {
      if (this.isOpen(item)) shown[at + 1]?.focus();
      else this.toggle(item);
    } else if (event.key === "ArrowLeft") {
      if (item.dataset.parent && this.isOpen(item)) this.toggle(item);
      else item.parentElement.closest("li")?.querySelector("a").focus();
    } else {
      return;
    }
    event.preventDefault();
  }
}
customElements.define("ov-tree", Tree);
