/* Blocks by their handles; keys and buttons do the same. */
export function drag(blocks) {
  let dragged = null;
  let before = null;
  const mark = (element) => {
    blocks.list.querySelector(":scope > .drop")?.classList.remove("drop");
    element?.classList.add("drop");
  };
  blocks.addEventListener("pointerdown", (event) => {
    const element = event.target.closest(".drag")?.closest(".element");
    if (element?.parentElement === blocks.list) element.draggable = true;
  });
  blocks.addEventListener("dragstart", (event) => {
    if (event.target.parentElement !== blocks.list) return;
    dragged = event.target;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.id);
  });
  blocks.addEventListener("dragover", (event) => {
    const over = dragged && [...blocks.list.children].find((element) => element.contains(event.target));
    if (!over) return;
    event.preventDefault();
    const { top, height } = over.getBoundingClientRect();
    before = event.clientY < top + height / 2 ? over : over.nextElementSibling;
    mark(before ?? over);
  });
  blocks.addEventListener("drop", (event) => {
    if (!dragged) return;
    event.preventDefault();
    blocks.put(dragged, before);
  });
  blocks.addEventListener("dragend", () => {
    if (dragged) dragged.draggable = false;
    dragged = null;
    mark(null);
  });
}
