// What can be done to a text, by the names of the buttons that do it.
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";

const BLOCKS = ["p", "h2", "h3", "h4"];
const AROUND = ["ul", "ol", "blockquote"];

/** Does one thing after another in one step of history. @param before changes of the state, made already */
export function then(state, before, command, dispatch) {
  return command(state.apply(before), dispatch && ((after) => {
    after.steps.forEach((step) => before.step(step));
    dispatch(before.scrollIntoView());
  }));
}

function around(state, names) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if (names.includes($from.node(depth).type.name)) return { node: $from.node(depth), pos: $from.before(depth), depth };
  }
  return null;
}

function linesToParagraphs(state) {
  const { $from, $to } = state.selection;
  const tr = state.tr;
  state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
    if (node.type.name === "line") tr.setNodeMarkup(pos, state.schema.nodes.p);
  });
  return tr;
}

/** A list's text stands in its items without paragraphs, as it is stored. */
export const toList = (type) => (state, dispatch) =>
  wrapInList(type)(state, dispatch && ((tr) => {
    const { from, to } = tr.selection;
    dispatch(linesIn(tr, from, to, state.schema));
  }));

function linesIn(tr, from, to, { nodes }) {
  tr.doc.nodesBetween(from, to, (node, pos, parent) => {
    if (node.type === nodes.p && parent.type === nodes.li) tr.setNodeMarkup(pos, nodes.line);
  });
  return tr;
}

const list = (type) => (state, dispatch) => {
  const now = around(state, ["ul", "ol"]);
  if (!now) return toList(type)(state, dispatch);
  if (now.node.type === type) return out(state, dispatch);
  dispatch?.(state.tr.setNodeMarkup(now.pos, type));
  return true;
};

/** Out of the innermost list or quotation. */
export function out(state, dispatch) {
  const within = around(state, AROUND);
  if (!within) return false;
  const { li } = state.schema.nodes;
  const isNested = within.node.type.name !== "blockquote" && state.selection.$from.node(within.depth - 1).type === li;
  const command = within.node.type.name === "blockquote" ? lift : liftListItem(li);
  return isNested ? command(state, dispatch) : then(state, linesToParagraphs(state), command, dispatch);
}

const quote = (type) => (state, dispatch) => (around(state, ["blockquote"]) ? out(state, dispatch) : wrapIn(type)(state, dispatch));

/** After the paragraph, or before it where it is empty; there is always somewhere to write on. */
function rule(type) {
  return ({ selection: { $to }, schema, tr }, dispatch) => {
    const isEmpty = $to.parent.isTextblock && !$to.parent.content.size;
    const at = !$to.depth ? $to.pos : isEmpty ? $to.before() : $to.after();
    const isLast = !isEmpty && at === tr.doc.content.size;
    dispatch?.(tr.insert(at, isLast ? [type.create(), schema.nodes.p.create()] : type.create()).scrollIntoView());
    return true;
  };
}

function markIsOn(state, type) {
  const { from, to, $from, empty } = state.selection;
  return empty ? !!type.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, type);
}

/** @returns {Object<string, {run: Function, isOn?: function(EditorState): boolean}>} of what the schema has */
export function commandsOf({ nodes, marks }) {
  const all = { undo: { run: undo }, redo: { run: redo } };
  for (const name of ["b", "i", "sup", "sub"]) {
    if (marks[name]) all[name] = { run: toggleMark(marks[name]), isOn: (state) => markIsOn(state, marks[name]) };
  }
  for (const name of BLOCKS) {
    if (nodes[name]) all[name] = { run: setBlockType(nodes[name]), isOn: (state) => state.selection.$from.parent.type.name === name };
  }
  for (const name of ["ul", "ol"]) {
    if (nodes[name]) all[name] = { run: list(nodes[name]), isOn: (state) => around(state, ["ul", "ol"])?.node.type.name === name };
  }
  if (nodes.li) all.in = { run: sinkListItem(nodes.li) };
  if (nodes.blockquote) all.blockquote = { run: quote(nodes.blockquote), isOn: (state) => !!around(state, ["blockquote"]) };
  if (nodes.li || nodes.blockquote) all.out = { run: out };
  if (nodes.hr) all.hr = { run: rule(nodes.hr) };
  if (!nodes.h2) delete all.p;
  return all;
}
