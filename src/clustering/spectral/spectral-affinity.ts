import { sumOf } from "../../core/sum";
import { compiledKernels, type CompiledKernels } from "../../math/compiled/compiled-kernels";
import { buildKdTree } from "../../math/distances/kd-tree";
import { nearestInTree } from "../../math/distances/kd-tree-nearest";
import { AT_ONCE, byEight, layEight, takeEight } from "../../math/linear/eight-vectors";
import type { SymmetricProduct } from "../../math/linear/largest-eigen";
import { mirrorUpper } from "../../math/linear/mirror-upper";
import type { Observations } from "../../math/linear/observations";
import { exponential } from "../../math/functions/exponential";

/** How alike rows are, as the kernels of spectral clustering use it. */
export interface Affinity {
  /** The sum of the affinities of each row, its own included. */
  readonly degrees: Float64Array;
  /** Products with D^-1/2 W D^-1/2. */
  readonly product: SymmetricProduct;
  /** To be called after the last product. */
  readonly end: () => void;
}

/** W = exp(-gamma distance^2), all pairs: 8 n^2 bytes. */
export function gaussianAffinity(x: Observations, gamma: number): Affinity {
  const { rows: n, columns: d, data } = x;
  const tiles = Math.ceil(n / AT_ONCE) * AT_ONCE * d;
  const vectors = [n * AT_ONCE, n * AT_ONCE];
  const compiled = compiledKernels([n * n + AT_ONCE, ...vectors, n * d, tiles, n]);
  if (compiled === null) return plainAffinity(x, gamma);
  const { run, numbers, giveBack } = compiled;
  numbers[3].set(data);
  const [weightsAt, , , rowsAt, tilesAt, degreesAt] = numbers.map(({ byteOffset }) => byteOffset);
  run.layInTiles(n, d, rowsAt, tilesAt);
  run.fillAffinities(n, d, -gamma, rowsAt, tilesAt, weightsAt, degreesAt);
  return {
    degrees: numbers[5].slice(),
    product: (given, count, products) => multiplyCompiled(compiled, n, given, count, products),
    end: giveBack,
  };
}

function plainAffinity({ rows: n, columns: d, data }: Observations, gamma: number): Affinity {
  const weights = new Float64Array(n * n);
  const degrees = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    weights[i * n + i] = 1;
    degrees[i] += 1;
    for (let j = i + 1; j < n; j++) {
      let sum = 0;
      for (let c = 0; c < d; c++) {
        const difference = data[i * d + c] - data[j * d + c];
        sum += difference * difference;
      }
      const alike = exponential(-gamma * sum);
      weights[i * n + j] = alike;
      degrees[i] += alike;
      degrees[j] += alike;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) weights[i * n + j] /= Math.sqrt(degrees[i] * degrees[j]);
  }
  mirrorUpper(weights, n);
  const product: SymmetricProduct = (vectors, count, products) =>
    multiplyPlainly(weights, n, vectors, count, products);
  return { degrees, product, end: () => {} };
}

function multiplyPlainly(
  weights: Float64Array,
  n: number,
  vectors: Float64Array,
  count: number,
  products: Float64Array,
): void {
  for (let i = 0; i < n; i++) {
    for (let v = 0; v < count; v++) {
      let sum = 0;
      for (let j = 0, w = i * n, u = v * n; j < n; j++) sum += weights[w + j] * vectors[u + j];
      products[v * n + i] = sum;
    }
  }
}

function multiplyCompiled(
  { run, numbers: [weights, eight, eightProducts] }: CompiledKernels,
  n: number,
  vectors: Float64Array,
  count: number,
  products: Float64Array,
): void {
  byEight(count, (from, here) => {
    layEight(vectors, from, here, eight);
    run.multiplyEight(n, n, weights.byteOffset, eight.byteOffset, eightProducts.byteOffset);
    takeEight(eightProducts, from, here, products);
  });
}

/**
 * W = (A + Aᵀ) / 2, where A has a 1 for each of the `neighbours` nearest rows, the row itself the first of them
 * (as in scikit-learn). Memory O(n neighbours).
 */
export function neighbourAffinity(x: Observations, neighbours: number): Affinity {
  const n = x.rows;
  const search = nearestInTree(buildKdTree(x), neighbours - 1);
  const links = Array.from({ length: n }, (_, i) => new Map([[i, 1]]));
  for (let i = 0; i < n; i++) {
    for (const j of search(x.data, i * x.columns, i).rows) {
      links[i].set(j, (links[i].get(j) ?? 0) + 0.5);
      links[j].set(i, (links[j].get(i) ?? 0) + 0.5);
    }
  }
  const starts = new Int32Array(n + 1);
  links.forEach((row, i) => (starts[i + 1] = starts[i] + row.size));
  const targets = new Int32Array(starts[n]);
  const weights = new Float64Array(starts[n]);
  const degrees = Float64Array.from(links, (row) => sumOf([...row.values()]));
  links.forEach((row, i) => {
    let at = starts[i];
    for (const [j, value] of row) {
      targets[at] = j;
      weights[at++] = value / Math.sqrt(degrees[i] * degrees[j]);
    }
  });
  const product: SymmetricProduct = (vectors, count, products) => {
    for (let v = 0; v < count; v++) {
      for (let i = 0, u = v * n; i < n; i++) {
        let sum = 0;
        for (let at = starts[i]; at < starts[i + 1]; at++) sum += weights[at] * vectors[u + targets[at]];
        products[u + i] = sum;
      }
    }
  };
  return { degrees, product, end: () => {} };
}
