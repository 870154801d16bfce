import { principalComponents } from "../../customers/explore/principal-components";
import { columnMeans } from "../../math/linear/column-means";
import type { Observations } from "../../math/linear/observations";
import type { LiveMap } from "./live-parts";
import type { LiveSample } from "./live-sample";

/**
 * The plane of the first two principal components of the sample, and where the customers left out lie on it.
 * With a single column the second coordinate is 0 for all. Cost O(rows x columns^2).
 */
export function liveMap(sample: LiveSample, leftOut: Observations): LiveMap {
  const { x } = sample;
  const { loadings, explained, scores } = principalComponents(x);
  const components = Math.min(2, scores.columns);
  const means = columnMeans(x);
  const place = (row: number, component: number): number => {
    let sum = 0;
    for (let j = 0; j < x.columns; j++) {
      sum += (leftOut.data[row * x.columns + j] - means[j]) * loadings.data[j * loadings.columns + component];
    }
    return sum;
  };
  const coordinate = (component: number) => ({
    inside: Float64Array.from({ length: x.rows }, (_, i) =>
      component < components ? scores.data[i * scores.columns + component] : 0,
    ),
    outside: Float64Array.from({ length: leftOut.rows }, (_, i) =>
      component < components ? place(i, component) : 0,
    ),
  });
  const [first, second] = [coordinate(0), coordinate(1)];
  return Object.freeze({
    rows: sample.rows,
    x: first.inside,
    y: second.inside,
    leftOutX: first.outside,
    leftOutY: second.outside,
    explained: Object.freeze([explained[0], components < 2 ? 0 : explained[1]] as const),
    sampledRows: sample.sampled,
  });
}
