import { columnOf } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import { principalComponents } from "./principal-components";

/** Rows on the plane of the first two principal components. */
export interface PrincipalPlane {
  readonly rowNames: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The share of the variance that each axis shows, 0 to 1. */
  readonly explained: readonly [number, number];
}

/**
 * The flattest honest picture of a matrix: its rows on the first two principal components. With a single
 * column the second coordinate is 0 for all.
 *
 * @example principalPlane(x).explained // [1.0000, 0.000006]
 */
export function principalPlane(x: Observations): PrincipalPlane {
  const { scores, explained } = principalComponents(x);
  const flat = scores.columns < 2;
  return Object.freeze({
    rowNames: x.rowNames,
    x: columnOf(scores, 0),
    y: flat ? new Float64Array(x.rows) : columnOf(scores, 1),
    explained: Object.freeze([explained[0], flat ? 0 : explained[1]] as const),
  });
}
