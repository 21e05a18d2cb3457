// Marks in the table of contents what is being read: the last heading above the upper third of the window.
const links = new Map();
for (const link of document.querySelectorAll(".contents a")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}
const headings = [...links.keys()];
let marked = null;

const mark = () => {
  const line = innerHeight / 3;
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top < line);
  const link = links.get(passed.at(-1)) ?? null;
  if (link === marked) return;
  marked?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "true");
  marked = link;
  const list = document.querySelector(".contents");
  if (link && list.scrollHeight > list.clientHeight) {
    list.scrollTop = link.offsetTop - list.clientHeight / 2;
  }
};

// Only a heading that crosses that line can change the answer. The area reaches far up, so that a jump over it counts too.
const observer = new IntersectionObserver(mark, { rootMargin: "9999999px 0px -66.6% 0px" });
headings.forEach((heading) => observer.observe(heading));
mark();

// On phones the list closes behind a choice.
const fold = document.querySelector(".contents-fold");
fold?.addEventListener("click", (event) => {
  if (event.target.closest("a")) fold.open = false;
});
