import { count, counted, percent } from "../../text/format";
import type { Figure, Trace } from "../base/figure";
import { evenly } from "../../math/evenly";
import { MOST_POINTS } from "../base/readable";
import { axis, houseLayout, plotlyText, segmentColour } from "../base/theme";
import { namePlaces } from "./name-places";

/** Customers on a plane: usually the first two principal components. */
export interface MapPoints {
  readonly rowNames: readonly string[];
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** The share of variance each axis explains, 0 to 1, where the axes are principal components. */
  readonly explained?: readonly [number, number];
}

/** An ellipse on the map: a mixture component's shape. */
export interface MapEllipse {
  readonly label: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** More names than this cover the points: they are read by pointing. */
const MOST_NAMES_ON_A_MAP = 80;

/** The sizes of so many groups are listed; of more, those of the largest. */
const MOST_SIZES_LISTED = 12;
const LARGEST_LISTED = 5;

/** What `clusterMap` draws the points with. */
export interface ClusterMapOptions {
  readonly title: string;
  readonly labels: ArrayLike<number>;
  /** Names of the clusters by label; default `cluster 1`, `cluster 2`, … */
  readonly clusterNames?: readonly string[];
  readonly ellipses?: readonly MapEllipse[];
  /** What each customer is worth, by row: the area of its point; default all alike. */
  readonly worth?: ArrayLike<number> | null;
  /** How many customers there are, where the points are a random sample of them; default those drawn. */
  readonly all?: number;
}

/** Diameters of points in pixels: of all where their worth is not known, of the least, and of the largest. */
const POINT = 9;
const SMALLEST_POINT = 6;
const LARGEST_POINT = 40;

/**
 * Customers on the plane of the first two components, coloured by cluster, noise as grey crosses. The plane
 * shows only the share of the variance named on its axes: clusters that overlap here may be apart elsewhere.
 *
 * @example
 * clusterMap(principalPlane(x), { title: "Two clusters", labels: [0, 0, 0, 1, 1, 1] }).title // "Two clusters"
 */
export function clusterMap(points: MapPoints, options: ClusterMapOptions): Figure {
  const { title, labels, ellipses = [], worth = null, all: everyone = labels.length } = options;
  const diameter = worth === null ? () => POINT : diameterOf(worth);
  const present = [...new Set(Array.from(labels))].sort((a, b) => a - b);
  const nameOf = (label: number) =>
    label < 0 ? "noise" : (options.clusterNames?.[label] ?? `cluster ${label + 1}`);
  const sizeOf = (label: number) => Array.from(labels).filter((other) => other === label).length;
  const named = points.rowNames.length <= MOST_NAMES_ON_A_MAP;
  const places = named
    ? namePlaces(
        points.rowNames.map((name, row) => ({
          name,
          x: points.x[row],
          y: points.y[row],
          diameter: diameter(row),
        })),
      )
    : [];
  const marks = present.map((label): Trace => {
    const all = points.rowNames.map((_, row) => row).filter((row) => labels[row] === label);
    const rows = evenly(all, Math.ceil((MOST_POINTS * all.length) / points.rowNames.length));
    return {
      type: "scatter",
      // Names of many customers would cover the points.
      mode: named ? "markers+text" : "markers",
      name: plotlyText(nameOf(label)),
      x: rows.map((row) => points.x[row]),
      y: rows.map((row) => points.y[row]),
      text: rows.map((row) => plotlyText(points.rowNames[row])),
      textposition: named ? rows.map((row) => places[row]) : "top center",
      textfont: { size: 10, color: "#666666" },
      hovertemplate: "%{text}",
      marker: {
        color: segmentColour(label),
        size: worth === null ? POINT : rows.map(diameter),
        symbol: label < 0 ? "x" : "circle",
        opacity: worth === null ? 0.85 : 0.6,
      },
    };
  });
  const outlines = ellipses.map((ellipse): Trace => ({
    type: "scatter",
    mode: "lines",
    x: Array.from(ellipse.x),
    y: Array.from(ellipse.y),
    line: { color: segmentColour(ellipse.label), dash: "dot" },
    hoverinfo: "skip",
    showlegend: false,
  }));
  const shares = points.explained;
  const shown =
    shares === undefined ? "" : ` The plane shows ${percent(shares[0] + shares[1], 0).text} of the variance.`;
  return {
    title,
    alt: `${drawnOf(labels.length, everyone)}${sizesOf(present, sizeOf, nameOf)}.${shown}${worth === null ? "" : " The area of a point is what the customer is worth."}`,
    data: [...marks, ...outlines],
    layout: houseLayout(
      { title, height: 520 },
      {
        xaxis: axis(componentTitle(1, shares?.[0])),
        yaxis: axis(componentTitle(2, shares?.[1])),
        legend: { orientation: "h", y: -0.18, itemsizing: "constant" },
      },
    ),
  };
}

/** Of a sample, that it is one: its sizes are not those of the groups. */
function drawnOf(drawn: number, all: number): string {
  return drawn === all ? "" : `A random sample of ${count(drawn).text} of ${counted(all, "customer").text}. `;
}

/** The diameter of a customer's point: its area is what the customer is worth, from a least that can be seen. */
function diameterOf(worth: ArrayLike<number>): (row: number) => number {
  const most = Array.from(worth).reduce((largest, value) => (value > largest ? value : largest), 0);
  return (row) =>
    worth[row] > 0 ? Math.max(SMALLEST_POINT, LARGEST_POINT * Math.sqrt(worth[row] / most)) : SMALLEST_POINT;
}

/** The groups with their sizes; of many groups, how many there are and the largest. */
function sizesOf(
  labels: readonly number[],
  sizeOf: (label: number) => number,
  nameOf: (label: number) => string,
): string {
  const sizes = (some: readonly number[]): string =>
    some.map((label) => `${nameOf(label)}: ${counted(sizeOf(label), "customer").text}`).join("; ");
  if (labels.length <= MOST_SIZES_LISTED) return sizes(labels);
  const groups = labels.filter((label) => label >= 0).sort((a, b) => sizeOf(b) - sizeOf(a));
  const noise = labels.filter((label) => label < 0);
  const largest = sizes([...noise, ...groups.slice(0, LARGEST_LISTED)]);
  return `${counted(groups.length, "group").text}; ${noise.length > 0 ? "noise and " : ""}the largest of them: ${largest}`;
}

function componentTitle(number: number, share: number | undefined): string {
  return `component ${number}${share === undefined ? "" : ` (${percent(share, 0).text} of the variance)`}`;
}
