import { extent } from "../../core/extent";
import { sumBy } from "../../core/sum";

/** A point with its name, in the units of its map. */
export interface NamedPoint {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  /** The diameter of its mark in pixels. */
  readonly diameter: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The plane of a map as most readers see it, and the size of a letter on it, in pixels. */
const WIDTH = 800;
const HEIGHT = 380;
const LETTER = 7.5;
const LINE = 12;

/** Where a name may be, as Plotly calls it, the best first, with the direction from its point. */
const PLACES = [
  ["top center", 0, -1],
  ["bottom center", 0, 1],
  ["middle right", 1, 0],
  ["middle left", -1, 0],
  ["top right", 1, -1],
  ["bottom right", 1, 1],
  ["top left", -1, -1],
  ["bottom left", -1, 1],
] as const;

/**
 * For each point of a map the side on which its name covers least of other names and marks: the first such side, the
 * points taken in their order. What a smaller window still lets overlap is hidden there. Cost O(points^2).
 *
 * @example
 * const point = { y: 0, name: "A", diameter: 9 };
 * namePlaces([{ ...point, x: 0 }, { ...point, x: 1 }]) // ["top center", "top center"]
 */
export function namePlaces(points: readonly NamedPoint[]): readonly string[] {
  const across = scaled(
    points.map(({ x }) => x),
    WIDTH,
  );
  const down = scaled(
    points.map(({ y }) => -y),
    HEIGHT,
  );
  const marks = points.map(({ diameter }, i) => around(across[i], down[i], diameter, diameter));
  const names: Box[] = [];
  return points.map(({ name, diameter }, i) => {
    const width = LETTER * name.length;
    const boxes = PLACES.map(([, right, below]) =>
      around(
        across[i] + (right * (diameter + width)) / 2,
        down[i] + (below * (diameter + LINE)) / 2,
        width,
        LINE,
      ),
    );
    const others = [...names, ...marks.filter((_, other) => other !== i)];
    const covered = boxes.map((box) => sumBy(others, (other) => shared(box, other)));
    const best = covered.indexOf(Math.min(...covered));
    names.push(boxes[best]);
    return PLACES[best][0];
  });
}

function scaled(values: readonly number[], size: number): readonly number[] {
  const [least, most] = extent(values);
  return values.map((value) => (most > least ? (size * (value - least)) / (most - least) : size / 2));
}

function around(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** The area that two boxes share, in square pixels. */
function shared(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
