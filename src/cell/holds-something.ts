import type { Figure } from "../charts/base/figure";

/** Fields of a Plotly trace that hold what is drawn. */
const DRAWN = ["x", "y", "z", "r", "theta", "values", "lat", "lon", "locations", "dimensions", "link"];

/** Whether anything is drawn in a figure: a trace with a number or a name in it, not only axes. Cost O(points). */
export function drawsSomething({ data }: Figure): boolean {
  return data.some((trace) => DRAWN.some((field) => holdsSomething(trace[field])));
}

/** Any text, day or finite number inside. */
function holdsSomething(value: unknown): boolean {
  if (typeof value === "string") return value !== "";
  if (typeof value === "number") return Number.isFinite(value);
  if (value instanceof Date) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsSomething);
}
