// Light and dark: the choice is kept in this browser only; without one, the system's setting holds.
const root = document.documentElement;
const toggle = document.querySelector(".theme");
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
const show = () => toggle.setAttribute("aria-pressed", String(isDark()));
if (toggle) {
  toggle.hidden = false;
  show();
  system.addEventListener("change", show);
  toggle.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // A browser that stores nothing keeps the choice until the next page.
    }
    show();
  });
}

// Pictures that cannot be had: the page's letter takes their place, or their words, in the same room, so that nothing moves.
const replace = (img) => {
  const frame = img.closest(".frame");
  if (!frame) return;
  const words = document.createElement("span");
  if (frame.dataset.initial) {
    frame.classList.add("plate", `tone-${frame.dataset.tone}`);
    Object.assign(words, { className: "initial", textContent: frame.dataset.initial, ariaHidden: "true" });
  } else {
    frame.classList.toggle("plate", frame.parentElement.classList.contains("hero"));
    Object.assign(words, { className: "missing", textContent: img.alt || "This picture cannot be shown." });
    words.style.aspectRatio = img.hasAttribute("height") ? `${img.getAttribute("width")} / ${img.getAttribute("height")}` : "";
  }
  img.replaceWith(words);
};
for (const img of document.images) {
  if (img.complete && img.naturalWidth === 0 && img.currentSrc) replace(img);
}
document.addEventListener("error", (event) => event.target instanceof HTMLImageElement && replace(event.target), true);

// The carousel scrolls by itself; buttons are added for those who have no way to swipe.
const carousel = document.querySelector(".carousel");
const slides = carousel?.querySelector(".slides");
if (slides && slides.children.length > 1) {
  const buttons = carousel.querySelector(".slide-buttons");
  const [back, on] = buttons.querySelectorAll("button");
  const starts = () => [...slides.children].map((slide) => slide.offsetLeft - slides.offsetLeft);
  const current = () => {
    if (slides.scrollLeft + slides.clientWidth >= slides.scrollWidth - 2) return slides.children.length - 1;
    const distances = starts().map((start) => Math.abs(start - slides.scrollLeft));
    return distances.indexOf(Math.min(...distances));
  };
  const update = () => {
    const number = current();
    buttons.querySelector(".slide-number").textContent = number + 1;
    back.disabled = number === 0;
    on.disabled = number === slides.children.length - 1;
  };
  for (const button of [back, on]) {
    button.addEventListener("click", () => slides.scrollTo({ left: starts()[current() + Number(button.dataset.step)] }));
  }
  slides.addEventListener("scroll", update, { passive: true });
  buttons.hidden = false;
  update();
}
