/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * Hides each name of a point that lies over a name before it: two names over one another cannot be read, and a point
 * says its name when it is pointed at. Called after each drawing, as zooming makes room.
 */
export function hideCoveredNames(place: HTMLElement): void {
  const names = [...place.querySelectorAll<SVGElement>(".scatterlayer .textpoint")];
  // All boxes are read before anything changes: reading after a change makes the browser work the page out again.
  const boxes = names.map((name) => name.getBoundingClientRect());
  const shown: DOMRect[] = [];
  for (const [i, box] of boxes.entries()) {
    const covered = shown.some((other) => overlap(box, other));
    names[i].style.visibility = covered ? "hidden" : "";
    if (!covered) shown.push(box);
  }
}

/** Hides the numbers in the cells of a heat map where Plotly made them too small to read: its data are a button away. */
export function hideTinyNumbers(place: HTMLElement): void {
  for (const number of place.querySelectorAll<SVGElement>(".heatmap-label text")) {
    number.style.visibility = parseFloat(getComputedStyle(number).fontSize) < READABLE ? "hidden" : "";
  }
}

/** The smallest type that is read, in pixels. */
const READABLE = 8;

/** Letters leave some room above and below: names may touch. */
function overlap(a: DOMRect, b: DOMRect): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 1 && height > 3;
}
