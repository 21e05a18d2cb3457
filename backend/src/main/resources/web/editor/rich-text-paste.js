// What Word, Google Docs and web pages put on the clipboard, as a text of ours would say it. The schema then takes what it knows.

/** No style and no script may ever be parsed: the content policy would refuse it aloud. */
const inert = (html) =>
  html
    .replace(/<(style|script)\b[\s\S]*?(<\/\1\s*>|$)/gi, "")
    .replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/[\s/"']on\w+\s*=/gi, " data-on="));

const style = (node) => (node.getAttribute("data-style") ?? "").toLowerCase().replace(/\s+/g, " ");
const all = (root, selector) => [...root.querySelectorAll(selector)];
const unwrap = (node) => node.replaceWith(...node.childNodes);

export function cleanPaste(html, inline) {
  if (html.includes("data-pm-slice")) return html;
  const { body } = new DOMParser().parseFromString(inert(html), "text/html");
  all(body, "style, script, meta, link, title, xml, head, img:not([data-id]), svg, .Apple-interchange-newline").forEach((node) => node.remove());
  dropComments(body);
  wordLists(body);
  wordNotes(body);
  all(body, "*").forEach((node) => node.localName.includes(":") && unwrap(node));
  marks(body);
  all(body, "a[href]").forEach(straighten);
  all(body, "tr").forEach(row);
  all(body, "li > p:only-child").forEach(unwrap);
  all(body, "body > br, p + br").forEach((node) => node.remove());
  spaces(body);
  all(body, "p, h1, h2, h3, h4, h5, h6").forEach((node) => node.textContent.trim() || node.querySelector("img") || node.remove());
  if (inline) all(body, "p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, div").forEach((node) => (node.append(" "), unwrap(node)));
  return body.innerHTML;
}

function dropComments(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  found.forEach((comment) => comment.remove());
}

/** Word writes items as paragraphs that say how deep they stand and carry their sign with them. */
function wordLists(body) {
  let lists = [];
  let last = null;
  for (const item of all(body, "p, h1, h2, h3, h4, h5, h6").filter((node) => /mso-list:.*level\d/.test(style(node)))) {
    const level = Number(/level(\d)/.exec(style(item))[1]);
    const sign = all(item, "span").find((span) => /mso-list: ?ignore/.test(style(span)));
    const tag = /^\s*(\d+|[a-z]{1,4})[.)]/i.test(sign?.textContent ?? "") ? "ol" : "ul";
    sign?.remove();
    if (last?.nextElementSibling !== item) lists = [];
    lists.length = Math.min(lists.length, lists[level - 1]?.localName === tag ? level : level - 1);
    while (lists.length < level) lists.push(opened(tag, lists.at(-1), item));
    const li = document.createElement("li");
    li.append(...item.childNodes);
    lists.at(-1).append(li);
    item.remove();
    last = lists[0];
  }
}

function opened(tag, above, before) {
  const list = document.createElement(tag);
  if (!above) before.before(list);
  else (above.lastElementChild ?? above.appendChild(document.createElement("li"))).append(list);
  return list;
}

/** Marks of notes stay as raised numbers, and the notes as paragraphs: nothing is lost. */
function wordNotes(body) {
  for (const link of all(body, 'a[href*="#_ftn"], a[href*="#_edn"]')) {
    const number = link.textContent.replace(/[[\]\s]/g, "");
    const mark = document.createElement("sup");
    mark.textContent = number;
    link.replaceWith(mark);
  }
}

const MEANINGS = [
  ["b", /font-weight: ?(bold|[6-9]00)/],
  ["i", /font-style: ?italic/],
  ["sup", /vertical-align: ?super/],
  ["sub", /vertical-align: ?sub(;|$)/],
];

function marks(body) {
  all(body, "b, strong, i, em").filter((node) => /(^|;) ?font-(weight|style): ?normal/.test(style(node))).forEach(unwrap);
  for (const span of all(body, "span[data-style]")) {
    for (const [tag, says] of MEANINGS) {
      if (!says.test(style(span)) || span.closest(tag) || (tag === "b" && span.closest("h1, h2, h3, h4, h5, h6"))) continue;
      const mark = document.createElement(tag);
      mark.append(...span.childNodes);
      span.append(mark);
    }
  }
  all(body, "span").forEach(unwrap);
  all(body, "h1 b, h2 b, h3 b, h4 b, h1 strong, h2 strong, h3 strong, h4 strong").forEach(unwrap);
}

/** Google Docs sends readers around by itself. */
function straighten(link) {
  const [, wrapped] = /^https:\/\/www\.google\.com\/url\?(.*)$/.exec(link.getAttribute("href")) ?? [];
  const direct = wrapped && new URLSearchParams(wrapped).get("q");
  if (direct) link.setAttribute("href", direct);
  if (link.hasAttribute("id") && !link.hasAttribute("linktype")) link.removeAttribute("id");
}

function row(tr) {
  const line = document.createElement("p");
  [...tr.cells].forEach((cell, index) => line.append(...(index ? [" | "] : []), cell.textContent.trim()));
  tr.closest("table").before(line);
  if (!tr.nextElementSibling && !all(tr.closest("table"), "tr").some((other) => tr.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)) tr.closest("table").remove();
}

function spaces(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(/[ \u00a0\t\r\n]{2,}|[\t\r\n]/g, " ");
}
