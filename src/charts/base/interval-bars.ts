import type { Layout } from "./figure";

/** A value with the ends of its interval. */
export interface ValueWithin {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

/** The intervals around drawn values, as the `error_x` or `error_y` of a trace. */
export function intervalBars(values: readonly ValueWithin[], more: Layout = {}): Layout {
  return {
    type: "data",
    symmetric: false,
    array: values.map(({ value, high }) => high - value),
    arrayminus: values.map(({ low, value }) => value - low),
    ...more,
  };
}
