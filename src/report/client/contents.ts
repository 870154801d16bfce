/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** A heading counts as reached when it is this near to the top of the window, in CSS pixels. */
const REACHED = 120;
/** Below this width the table of contents is above the text, folded. */
const NARROW = matchMedia("(max-width: 1079px)");

/** Marks in the table of contents which section the reader is in. */
export function startContents(): void {
  const contents = document.querySelector<HTMLElement>("#contents");
  if (!contents) return;
  const fold = contents.querySelector("details");
  const links = [...contents.querySelectorAll<HTMLAnchorElement>("a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let current = -1;
  let waiting = false;

  const mark = () => {
    waiting = false;
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2 && scrollY > 0;
    const reached = headings.filter(
      (heading) => heading && heading.getBoundingClientRect().top <= REACHED,
    ).length;
    const next = atEnd ? links.length - 1 : reached - 1;
    if (next === current) return;
    links[current]?.removeAttribute("aria-current");
    const link = links[next];
    link?.setAttribute("aria-current", "location");
    current = next;
    if (link && !NARROW.matches) reveal(link);
  };
  const markSoon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  };
  const arrange = () => {
    if (fold) fold.open = !NARROW.matches;
  };

  addEventListener("scroll", markSoon, { passive: true });
  addEventListener("resize", markSoon);
  NARROW.addEventListener("change", arrange);
  contents.addEventListener("click", ({ target }) => {
    if (fold && NARROW.matches && target instanceof Element && target.closest("a")) fold.open = false;
  });
  arrange();
  mark();
}

/** Scrolls the side, not the page, so far that the link is seen. */
function reveal(link: HTMLElement): void {
  const side = link.closest<HTMLElement>(".side");
  if (!side || side.scrollHeight <= side.clientHeight) return;
  const [outer, inner] = [side.getBoundingClientRect(), link.getBoundingClientRect()];
  if (inner.top < outer.top) side.scrollTop -= outer.top - inner.top + 24;
  if (inner.bottom > outer.bottom) side.scrollTop += inner.bottom - outer.bottom + 24;
}
