/*
 * A draft beside the editor that writes it. The editor says when there is something new to show; then only what differs is put
 * in its place, so that pictures stay, nothing jumps, and it takes no longer than asking for the text. What the scripts of the
 * site have changed since stands: what was served then is compared with what is served now.
 */
const SCRIPTED = ".carousel, .series-filter, form[data-page]";
const served = async (url) => {
  const answer = await fetch(url, { cache: "no-store" });
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
};

/* This runs before the scripts of the site. */
let shown = document.cloneNode(true);

/* @returns whether it is shown; else the page is to be loaded as a whole */
async function show(url) {
  const next = await served(url);
  if (!next || frameOf(next) !== frameOf(shown)) return false;
  document.title = next.title;
  put(document.querySelector("main"), shown.querySelector("main"), next.querySelector("main"));
  shown = next;
  return true;
}

/* What only a page that is loaded anew gets right: its styles and scripts, and what these have taken up. */
function frameOf(page) {
  const parts = [...page.querySelectorAll("head link[href], head script[src]")].map((part) => part.href || part.src);
  const scripted = [...page.querySelectorAll(SCRIPTED)].map((part) => part.outerHTML);
  return JSON.stringify([parts, scripted, page.querySelectorAll(".contents a").length]);
}

function put(here, was, next) {
  if (was.isEqualNode(next)) return;
  const isSame = was.nodeName === next.nodeName && was.nodeName === here.nodeName;
  if (isSame && was.nodeType === Node.TEXT_NODE) here.data = next.data;
  else if (isSame && here.childNodes.length === was.childNodes.length && was.firstChild) {
    attributes(here, was, next);
    children(here, was, next);
  } else here.replaceWith(document.importNode(next, true));
}

function attributes(here, was, next) {
  for (const { name } of was.attributes) if (!next.hasAttribute(name)) here.removeAttribute(name);
  for (const { name, value } of next.attributes) if (was.getAttribute(name) !== value) here.setAttribute(name, value);
}

/* What is the same at both ends stays; in between they are taken in pairs, and what is left over comes or goes. */
function children(here, was, next) {
  const [places, olds, news] = [here, was, next].map((node) => [...node.childNodes]);
  const least = Math.min(olds.length, news.length);
  let front = 0;
  while (front < least && olds[front].isEqualNode(news[front])) front++;
  let back = 0;
  while (back < least - front && olds.at(-1 - back).isEqualNode(news.at(-1 - back))) back++;
  const after = places[olds.length - back] ?? null;
  for (let i = front; i < Math.max(olds.length, news.length) - back; i++) {
    if (i >= news.length - back) places[i].remove();
    else if (i >= olds.length - back) here.insertBefore(document.importNode(news[i], true), after);
    else put(places[i], olds[i], news[i]);
  }
}

addEventListener("message", async ({ data, source, origin }) => {
  if (source !== parent || typeof data?.show !== "string") return;
  const url = new URL(data.show, location.href);
  if (url.origin !== location.origin || !url.pathname.startsWith("/preview/~/")) return;
  const isShown = await show(url).catch(() => false);
  source.postMessage({ shown: isShown }, origin);
});

// Loaded as a whole, it goes on where it was being read.
addEventListener("scroll", () => sessionStorage.setItem("live", String(scrollY)), { passive: true });
scrollTo(0, Number(sessionStorage.getItem("live")) || 0);
if (parent !== window) parent.postMessage({ ready: true }, "*");
