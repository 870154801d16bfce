import { meansOfGroups } from "../../math/linear/means-of-groups";
import { observations, type Observations } from "../../math/linear/observations";
import type { RandomSource } from "../../math/distributions/random";
import { symmetricEigen } from "../../math/linear/symmetric-eigen";

/**
 * Rows without clusters, spread evenly over the box of the data: along the columns (`uniform`), or along the
 * principal components (`principal`), whose box hugs correlated data more closely.
 */
export type ReferenceDistribution = "uniform" | "principal";

/** Draws sets of rows without clusters, each as large as `x`. Private to this folder. Cost O(n d^2) a set. */
export function referenceRows(
  x: Observations,
  distribution: ReferenceDistribution,
): (random: RandomSource) => Observations {
  const { rows, columns: d } = x;
  const mean = meansOfGroups(x.data, d, new Int32Array(rows), 1, x.weights);
  const axes = distribution === "principal" ? principalAxes(x, mean) : identity(d);
  const low = new Float64Array(d).fill(Infinity);
  const high = new Float64Array(d).fill(-Infinity);
  for (let i = 0; i < rows; i++) {
    for (let a = 0; a < d; a++) {
      let position = 0;
      for (let j = 0; j < d; j++) position += (x.data[i * d + j] - mean[j]) * axes[j * d + a];
      low[a] = Math.min(low[a], position);
      high[a] = Math.max(high[a], position);
    }
  }
  return (random) => {
    const data = new Float64Array(rows * d);
    for (let i = 0; i < rows; i++) {
      for (let a = 0; a < d; a++) {
        const position = low[a] + random() * (high[a] - low[a]);
        for (let j = 0; j < d; j++) data[i * d + j] += position * axes[j * d + a];
      }
      for (let j = 0; j < d; j++) data[i * d + j] += mean[j];
    }
    return observations({ rows, columns: d, data }, x);
  };
}

/** Column a is the direction of the a-th principal component; rows count by their weights. */
function principalAxes(x: Observations, mean: Float64Array): Float64Array {
  const d = x.columns;
  const scatter = new Float64Array(d * d);
  for (let i = 0; i < x.rows; i++) {
    for (let a = 0; a < d; a++) {
      const deviation = (x.weights?.[i] ?? 1) * (x.data[i * d + a] - mean[a]);
      for (let b = 0; b < d; b++) scatter[a * d + b] += deviation * (x.data[i * d + b] - mean[b]);
    }
  }
  return symmetricEigen(scatter, d).vectors;
}

function identity(d: number): Float64Array {
  return Float64Array.from({ length: d * d }, (_, i) => (i % (d + 1) === 0 ? 1 : 0));
}
