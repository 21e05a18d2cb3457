// Adds to pages that work without it: carousel buttons, a table of contents that follows, pictures that fail quietly.
for (const carousel of document.querySelectorAll('.carousel')) {
  const track = carousel.querySelector('.carousel-track');
  const buttons = carousel.querySelector('.carousel-buttons');
  buttons.hidden = track.scrollWidth <= track.clientWidth;
  for (const button of buttons.children) {
    button.addEventListener('click', () => track.scrollBy({ left: Number(button.dataset.step) * track.clientWidth * 0.9 }));
  }
}

const contents = document.querySelector('.contents');
if (contents) {
  const details = contents.querySelector('details');
  const narrow = matchMedia('(max-width: 63.99rem)');
  const fold = () => { details.open = !narrow.matches; };
  narrow.addEventListener('change', fold);
  fold();
  const links = new Map([...contents.querySelectorAll('a')].map(link => [link.hash.slice(1), link]));
  const headings = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
  let current = null;
  const mark = () => {
    let reached = headings[0];
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > innerHeight * 0.3) break;
      reached = heading;
    }
    const link = reached && links.get(reached.id);
    if (!link || link === current) return;
    current?.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'location');
    current = link;
    if (!narrow.matches) {
      const box = contents.getBoundingClientRect();
      const line = link.getBoundingClientRect();
      if (line.top < box.top + 40 || line.bottom > box.bottom - 40) contents.scrollTop += line.top - box.top - box.height / 3;
    }
  };
  let waiting = false;
  addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
}

addEventListener('error', event => {
  if (event.target instanceof HTMLImageElement) event.target.classList.add('missing');
}, true);
