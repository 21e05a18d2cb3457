// What may stand in a text of some features. A line is text without a paragraph around it, as list items hold it.
import { Schema } from "prosemirror-model";

const FORMATS = ["left", "right", "fullwidth"];
const ANCHOR = /^[A-Za-z][A-Za-z0-9_-]{0,100}$/;
const ID = /^\d{1,18}$/;
const NOTE = /^[0-9a-fA-F-]{36}$/;
/** How deep a mark stands is kept, so that <i><b> does not come back as <b><i>; new ones stand innermost. */
const INNERMOST = 99;

/** The rule of the backend's WebAddress: whatever else is no link. */
export function isSafe(address) {
  if (!address || address.length > 2048 || address.startsWith("//") || /[\\\s<>"{}|^`]/.test(address)) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address);
  return scheme ? /^(https?|mailto|tel)$/i.test(scheme[1]) : /^[/#]/.test(address);
}

const of = (dom, name) => dom.getAttribute(name) ?? dom.getAttribute(`data-${name}`);

function depth(dom) {
  let steps = 0;
  for (let up = dom.parentElement; up && /^(b|strong|i|em|sup|sub|a)$/i.test(up.localName); up = up.parentElement) steps++;
  return { depth: steps };
}

const mark = (...tags) => ({
  attrs: { depth: { default: INNERMOST } },
  parseDOM: tags.map((tag) => ({ tag, getAttrs: depth })),
  toDOM: () => [tags[0], 0],
});

function linkOf(dom) {
  const [linktype, id, fragment, href] = ["linktype", "id", "fragment", "href"].map((name) => of(dom, name));
  if (/^(page|document)$/.test(linktype)) {
    return ID.test(id) && { ...depth(dom), linktype, id, fragment: ANCHOR.test(fragment ?? "") ? fragment : null };
  }
  return isSafe(href?.trim()) && { ...depth(dom), href: href.trim() };
}

function imageOf(dom) {
  const [id, format] = [of(dom, "id"), of(dom, "format")];
  return ID.test(id) && { id, alt: of(dom, "alt") ?? "", format: FORMATS.includes(format) ? format : "fullwidth" };
}

const image = (more) => ({
  attrs: { id: {}, alt: { default: "" }, format: { default: "fullwidth" } },
  draggable: true,
  toDOM: ({ attrs }) => [
    "img",
    { "data-id": attrs.id, "data-format": attrs.format, alt: attrs.alt, src: `/admin/media/${attrs.id}/picture/width-800` },
  ],
  ...more,
});

const pictures = ["embed[embedtype=image]", "img[data-id]"];

const MARKS = {
  LINK: {
    link: {
      attrs: Object.fromEntries(["href", "linktype", "id", "fragment"].map((name) => [name, { default: null }]).concat([["depth", { default: INNERMOST }]])),
      inclusive: false,
      parseDOM: [{ tag: "a", getAttrs: linkOf }],
      toDOM: ({ attrs }) => ["a", attrs.href ? { href: attrs.href } : { "data-linktype": attrs.linktype, "data-id": attrs.id, ...(attrs.fragment && { "data-fragment": attrs.fragment }) }, 0],
    },
  },
  BOLD: { b: mark("b", "strong") },
  ITALIC: { i: mark("i", "em") },
  SCRIPT: { sup: { ...mark("sup"), excludes: "sup sub" }, sub: { ...mark("sub"), excludes: "sub sup" } },
};

const heading = (level, ...tags) => ({
  content: "inline*",
  group: "block",
  defining: true,
  attrs: { id: { default: null } },
  parseDOM: tags.map((tag) => ({ tag, getAttrs: (dom) => ({ id: ANCHOR.test(of(dom, "id") ?? "") ? of(dom, "id") : null }) })),
  toDOM: ({ attrs }) => [`h${level}`, attrs.id ? { "data-id": attrs.id } : {}, 0],
});

const NODES = {
  HEADINGS: { h2: heading(2, "h2", "h1"), h3: heading(3, "h3"), h4: heading(4, "h4", "h5", "h6") },
  LISTS: {
    ul: { content: "li+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    ol: { content: "li+", group: "block", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
    li: { content: "(line | block)+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  },
  BLOCKQUOTE: { blockquote: { content: "(line | block)+", group: "block", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] } },
  RULE: { hr: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] } },
  IMAGE: {
    image: image({ group: "block", parseDOM: pictures.map((tag) => ({ tag, getAttrs: imageOf })) }),
    picture: image({
      inline: true,
      group: "inline",
      parseDOM: ["p", "line", "h2", "h3", "h4"].flatMap((context) => pictures.map((tag) => ({ tag, context: `${context}/`, priority: 60, getAttrs: imageOf }))),
    }),
  },
  FOOTNOTE: {
    footnote: {
      inline: true,
      group: "inline",
      atom: true,
      attrs: { id: {} },
      parseDOM: ["footnote", "sup[data-footnote]"].map((tag) => ({ tag, priority: 60, getAttrs: (dom) => footnoteOf(dom) })),
      toDOM: ({ attrs }) => ["sup", { "data-footnote": attrs.id, class: "footnote" }, "*"],
    },
  },
};

function footnoteOf(dom) {
  const id = dom.getAttribute("data-footnote") ?? dom.getAttribute("id") ?? "";
  return NOTE.test(id) && { id };
}

const TEXT = {
  text: { group: "inline" },
  br: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
};
const BLOCKS = {
  p: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  line: { content: "inline*", parseDOM: [{ tag: "div[data-line]" }], toDOM: () => ["div", { "data-line": "" }, 0] },
};

function allowed(kinds, features) {
  return Object.assign({}, ...Object.entries(kinds).filter(([name]) => features.has(name)).map(([, specs]) => specs));
}

/** @param features a set of the backend's RichTextFeature; @param inline true for a text without paragraphs */
export function schemaOf(features, inline) {
  const marks = allowed(MARKS, features);
  if (!inline) return new Schema({ nodes: { doc: { content: "block+" }, ...BLOCKS, ...allowed(NODES, features), ...TEXT }, marks });
  const { footnote } = allowed({ FOOTNOTE: NODES.FOOTNOTE }, features);
  return new Schema({ nodes: { doc: { content: "inline*" }, ...TEXT, ...(footnote && { footnote }) }, marks });
}
