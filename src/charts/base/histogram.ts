import { DAY, dayText } from "../../core/day";
import { extent } from "../../core/extent";
import type { Trace } from "./figure";

/** Of so many values each is part of the figure, so that it can be counted in other bins; more would make it megabytes large. */
const MOST_VALUES = 20_000;
/** About so many bars. */
const BARS = 18;
/** Digits that a value keeps, and the place of a bar: bars may lie close together far from 0. */
const DIGITS = 5;
const BAR_DIGITS = 12;

/** How values are spread: the data of a histogram. Of many values only the counts of its bars; missing ones are left out. */
export function histogramTrace(values: ArrayLike<number>, kind: "number" | "day"): Trace {
  const known = new Float64Array(values).filter((value) => !Number.isNaN(value));
  const shown = (value: number, digits: number): string | number =>
    kind === "day" ? dayText(new Date(Math.round(value) * DAY)) : Number(value.toPrecision(digits));
  const common = { type: "histogram", hovertemplate: "%{x}: %{y} customers<extra></extra>" };
  if (known.length <= MOST_VALUES) {
    return { ...common, x: Array.from(known, (value) => shown(value, DIGITS)), nbinsx: BARS };
  }
  const [low, high] = extent(known);
  const size = kind === "day" ? Math.max(1, Math.round((high - low) / BARS)) : roundSize((high - low) / BARS);
  const first = Math.floor(low / size);
  const counts = Array.from({ length: Math.floor(high / size) - first + 1 }, () => 0);
  for (const value of known) counts[Math.floor(value / size) - first]++;
  return {
    ...common,
    x: counts.map((_, i) => shown((first + i + 0.5) * size, BAR_DIGITS)),
    y: counts,
    histfunc: "sum",
    xbins: {
      start: shown(first * size, BAR_DIGITS),
      end: shown((first + counts.length) * size, BAR_DIGITS),
      size: kind === "day" ? size * DAY : size,
    },
  };
}

/** The smallest of 1, 2 and 5 times a power of ten that is no smaller. */
function roundSize(size: number): number {
  if (!(size > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(size));
  return ([1, 2, 5].find((times) => times * power >= size) ?? 10) * power;
}
