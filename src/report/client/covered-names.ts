/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * Hides each name of a point that lies over a name before it: two names over one another cannot be read, and a point
 * says its name when it is pointed at. Called after each drawing, as zooming makes room.
 */
export function hideCoveredNames(place: HTMLElement): void {
  const shown: DOMRect[] = [];
  for (const name of place.querySelectorAll<SVGElement>(".scatterlayer .textpoint")) {
    const box = name.getBoundingClientRect();
    const covered = shown.some((other) => overlap(box, other));
    name.style.visibility = covered ? "hidden" : "";
    if (!covered) shown.push(box);
  }
}

/** Letters leave some room above and below: names may touch. */
function overlap(a: DOMRect, b: DOMRect): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 1 && height > 3;
}
