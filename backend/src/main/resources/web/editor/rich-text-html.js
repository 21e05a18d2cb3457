// Between the stored form, which the backend's RichText describes, and a document of the editor.
import { DOMParser as Reader } from "prosemirror-model";

const BLANK = /^[ \t\r\n\f]*$/;

/** Line breaks of the source mean no more than a space; between items they mean nothing. */
function tidy(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const empty = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    text.data = text.data.replace(/[ \t]*[\r\n][ \t\r\n\f]*/g, " ");
    if (BLANK.test(text.data) && isBetweenBlocks(text)) empty.push(text);
  }
  empty.forEach((text) => text.remove());
  return root;
}

const isBlock = (node) => node?.nodeType === 1 && /^(p|h[1-6]|ul|ol|li|hr|blockquote|div)$/.test(node.localName);

function isBetweenBlocks({ parentNode, previousSibling, nextSibling }) {
  return /^(ul|ol)$/.test(parentNode.localName) || isBlock(previousSibling) || isBlock(nextSibling);
}

export function read(schema, html) {
  const page = new DOMParser().parseFromString("<body>", "text/html");
  page.body.innerHTML = html;
  return Reader.fromSchema(schema).parse(tidy(page.body), { preserveWhitespace: "full" });
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/\u00a0/g, "&nbsp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const attribute = (name, value) => (value == null ? "" : ` ${name}="${escaped(String(value)).replace(/"/g, "&quot;")}"`);

const EMPTY = {
  br: () => "<br>",
  hr: () => "<hr>",
  text: (node) => escaped(node.text),
  footnote: ({ attrs }) => `<footnote${attribute("id", attrs.id)}></footnote>`,
  image: embed,
  picture: embed,
};

function embed({ attrs }) {
  return `<embed${attribute("alt", attrs.alt)}${attribute("format", attrs.format)} embedtype="image"${attribute("id", attrs.id)}>`;
}

function opened({ type, attrs }) {
  if (type.name !== "link") return `<${type.name}>`;
  return attrs.href ? `<a${attribute("href", attrs.href)}>` : `<a${attribute("fragment", attrs.fragment)}${attribute("linktype", attrs.linktype)}${attribute("id", attrs.id)}>`;
}

const closed = ({ type }) => `</${type.name === "link" ? "a" : type.name}>`;

function inline(parent) {
  let html = "";
  let open = [];
  parent.forEach((node) => {
    const marks = [...node.marks].sort((a, b) => a.attrs.depth - b.attrs.depth);
    let same = 0;
    while (same < open.length && same < marks.length && open[same].eq(marks[same])) same++;
    html += open.slice(same).reverse().map(closed).join("") + marks.slice(same).map(opened).join("");
    html += EMPTY[node.type.name](node);
    open = marks;
  });
  return html + [...open].reverse().map(closed).join("");
}

/** Paragraphs that say nothing are not stored. */
function saysNothing(node) {
  let says = false;
  node.descendants((inner) => void (says ||= inner.isText ? !BLANK.test(inner.text) : inner.type.name !== "br"));
  return !says;
}

function block(node, index, parent) {
  const name = node.type.name;
  if (EMPTY[name]) return EMPTY[name](node);
  if (name === "line") return line(node, index, parent);
  if (name === "p" && saysNothing(node)) return "";
  return `<${name}${attribute("id", node.attrs.id)}>${node.isTextblock ? inline(node) : blocks(node)}</${name}>`;
}

/** Two lines beside each other would be read as one. */
function line(node, index, parent) {
  const beside = [index - 1, index + 1].some((at) => at >= 0 && parent.maybeChild(at)?.type.name === "line");
  if (!beside) return inline(node);
  return saysNothing(node) ? "" : `<p>${inline(node)}</p>`;
}

function blocks(parent) {
  let html = "";
  parent.forEach((node, offset, index) => (html += block(node, index, parent)));
  return html;
}

export function write(doc) {
  return (doc.inlineContent ? inline(doc) : blocks(doc)).replace(/^[ \t]+|[ \t]+$/g, "");
}
