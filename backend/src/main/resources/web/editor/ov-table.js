/* Tables grow and shrink at once; without a script their buttons ask the server. */
export function readRows(values, path) {
  const sizes = values.filter(([name]) => name === path).map(([, size]) => Number(size));
  return sizes.map((size, row) =>
    Array.from({ length: size }, (_, cell) => values.find(([name]) => name === `${path}/${row}/${cell}`)?.[1] ?? ""),
  );
}

/* @param grid the fieldset around a table; its template has a cell and what ends a row */
export function setRows(grid, rows) {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const body = document.createElement("tbody");
  body.append(...rows.map((row, at) => line(grid, row, at)));
  if (rows.length > 0) body.append(foot(grid, width));
  grid.querySelector("table").replaceChildren(body);
}

function line(grid, row, at) {
  const tr = document.createElement("tr");
  tr.append(...row.map((value, cell) => piece(grid, "cell", { _ROW_: at, _CELL_: cell, _AT_: `${at + 1}.${cell + 1}` }, value)));
  tr.append(piece(grid, "end", { _ROW_: at, _AT_: at + 1, _SIZE_: row.length }));
  return tr;
}

function foot(grid, width) {
  const tr = document.createElement("tr");
  for (let at = 0; at < width; at++) tr.append(piece(grid, "foot", { _CELL_: at, _AT_: at + 1 }));
  tr.append(document.createElement("td"));
  return tr;
}

function piece(grid, name, marks, value) {
  const box = document.createElement("template");
  let html = grid.querySelector(`template[data-piece="${name}"]`).innerHTML;
  for (const [mark, text] of Object.entries(marks)) html = html.replaceAll(mark, text);
  box.innerHTML = html;
  const td = document.importNode(box.content.querySelector("td"), true);
  if (value !== undefined) td.querySelector("textarea").value = value;
  return td;
}

class OvTable extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const [verb, path] = event.target.closest('button[name="@action"]')?.value.split(":") ?? [];
      const change = { row: addRow, column: addColumn, unrow: removeRow, uncolumn: removeColumn }[verb];
      if (!change) return;
      event.preventDefault();
      const grid = this.querySelector(".grid");
      const values = [...grid.querySelectorAll("[name]")].map((control) => [control.name, control.value]);
      setRows(grid, change(readRows(values, grid.id), Number(path.split("/").at(-1))));
      this.dispatchEvent(new Event("input", { bubbles: true }));
      (grid.querySelector("textarea") ?? grid.querySelector("button")).focus();
    });
  }
}

const addRow = (rows) => [...rows, Array(rows[0]?.length ?? 2).fill("")];
const addColumn = (rows) => rows.map((row) => [...row, ""]);
const removeRow = (rows, at) => rows.toSpliced(at, 1);
const removeColumn = (rows, at) => rows.map((row) => row.toSpliced(at, 1));

customElements.define("ov-table", OvTable);
