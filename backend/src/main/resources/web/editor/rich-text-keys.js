// Keys, and what turns into something else while it is typed.
import { baseKeymap, chainCommands, splitBlockAs } from "prosemirror-commands";
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { splitListItem } from "prosemirror-schema-list";
import { out, then, toList } from "./rich-text-commands.js";

/** Tab is left alone: it leaves the field, as it does everywhere. */
const KEYS = {
  "Mod-b": "b", "Mod-i": "i", "Mod-.": "sup", "Mod-,": "sub", "Mod-Alt-0": "p", "Mod-Alt-2": "h2", "Mod-Alt-3": "h3", "Mod-Alt-4": "h4",
  "Mod-Shift-7": "ol", "Mod-Shift-8": "ul", "Mod-Shift-9": "blockquote", "Mod-]": "in", "Mod-[": "out", "Mod-k": "link",
  "Mod-z": "undo", "Mod-y": "redo", "Mod-Shift-z": "redo",
};

const insideEmpty = ({ selection: { empty, $from } }) => empty && $from.depth > 1 && $from.parent.isTextblock && !$from.parent.content.size;
const atStartOfItem = ({ selection: { empty, $from } }) =>
  empty && !$from.parentOffset && $from.depth > 1 && $from.node(-1).type.name === "li" && $from.index(-1) === 0;

function lineBreak({ schema, tr }, dispatch) {
  dispatch?.(tr.replaceSelectionWith(schema.nodes.br.create()).scrollIntoView());
  return true;
}

function enter({ nodes }) {
  if (!nodes.p) return () => true;
  const outOfEmpty = (state, dispatch) => insideEmpty(state) && out(state, dispatch);
  const inQuote = (state, dispatch) => state.selection.$from.node(-1)?.type.name === "blockquote" && splitQuote(state, dispatch);
  const splitQuote = splitBlockAs((node, atEnd) => (atEnd ? { type: nodes.p } : null));
  return chainCommands(...(nodes.li ? [splitListItem(nodes.li)] : []), outOfEmpty, inQuote, baseKeymap.Enter);
}

/** @param toTools moves the focus to the toolbar */
export function keysOf(schema, commands, toTools) {
  const keys = { "Shift-Enter": lineBreak, "Mod-Enter": lineBreak, Enter: enter(schema), "Alt-F10": () => toTools() };
  for (const [key, name] of Object.entries(KEYS)) {
    if (commands[name]) keys[key] = (state, dispatch, view) => (commands[name].run(state, dispatch, view), true);
  }
  keys.Backspace = chainCommands((state, dispatch) => atStartOfItem(state) && out(state, dispatch), baseKeymap.Backspace);
  return [keymap(keys), keymap(baseKeymap)];
}

function listRule(pattern, type) {
  return new InputRule(pattern, (state, match, start, end) => {
    if (state.selection.$from.parent.type.name !== "p") return null;
    let made = null;
    then(state, state.tr.delete(start, end), toList(type), (tr) => (made = tr));
    return made;
  });
}

export function rulesOf({ nodes }) {
  const rules = [];
  for (const [name, pattern] of [["h2", /^##?\s$/], ["h3", /^###\s$/], ["h4", /^####\s$/]]) {
    if (nodes[name]) rules.push(textblockTypeInputRule(pattern, nodes[name]));
  }
  if (nodes.ul) rules.push(listRule(/^\s*[-*]\s$/, nodes.ul), listRule(/^\s*1[.)]\s$/, nodes.ol));
  if (nodes.blockquote) rules.push(wrappingInputRule(/^\s*>\s$/, nodes.blockquote));
  if (nodes.hr) {
    rules.push(new InputRule(/^---$/, ({ tr, selection }, match, start, end) => (selection.$from.parent.type.name === "p" ? tr.delete(start, end).insert(start - 1, nodes.hr.create()) : null)));
  }
  return inputRules({ rules });
}
