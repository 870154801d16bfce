import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dbscan } from "../../src/clustering/density/dbscan";
import { hdbscan } from "../../src/clustering/density/hdbscan";
import { kDistances } from "../../src/clustering/density/kdistances";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { bisectingKMeans } from "../../src/clustering/kmeans/bisecting-kmeans";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { fromCenters } from "../../src/clustering/kmeans/kmeans-starts";
import { miniBatchKMeans } from "../../src/clustering/kmeans/mini-batch-kmeans";
import { clara } from "../../src/clustering/medoids/clara";
import { kmedoids } from "../../src/clustering/medoids/kmedoids";
import { medoidWeighing } from "../../src/clustering/medoids/medoid-weighing";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import { COVARIANCE_FAMILIES } from "../../src/clustering/mixture/gaussian-mixture-covariance";
import { predictGaussianMixture } from "../../src/clustering/mixture/gaussian-mixture-predict";
import { mixtureStarts } from "../../src/clustering/mixture/gaussian-mixture-start";
import { gaussianAffinity } from "../../src/clustering/spectral/spectral-affinity";
import { spectral } from "../../src/clustering/spectral/spectral";
import { compiledKernels } from "../../src/math/compiled/compiled-kernels";
import { pairwiseDistances } from "../../src/math/distances/distances";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { observations, type Observations } from "../../src/math/linear/observations";
import { silhouette } from "../../src/validity/scores/silhouette";
import { bits, plainly, sameBits } from "./same-bits";

interface Shape {
  readonly n: number;
  readonly d: number;
  readonly k: number;
  readonly seed: number;
  /** One decimal only, so that rows and distances are equal now and then. */
  readonly rounded: boolean;
}

function rowsOf({ n, d, k, seed, rounded }: Shape): Observations {
  const random = randomSource(seed);
  const centers = Array.from({ length: k * d }, () => 4 * randomNormal(random));
  const data = Float64Array.from({ length: n * d }, (_, at) => {
    const value = centers[(Math.floor(at / d) % k) * d + (at % d)] + randomNormal(random);
    return rounded ? Math.round(value) / 2 : value;
  });
  return observations({ rows: n, columns: d, data });
}

const shapes = fc
  .record({
    n: fc.integer({ min: 2, max: 90 }),
    d: fc.integer({ min: 1, max: 11 }),
    k: fc.integer({ min: 1, max: 25 }),
    seed: fc.nat(1e6),
    rounded: fc.boolean(),
  })
  .map((shape) => ({ ...shape, k: Math.min(shape.k, shape.n) }));

/** Probabilities that an even and an odd start of a mixture begin with. */
function startsOf(x: Observations, k: number, seed: number): readonly Float64Array[] {
  const { draw, probabilities, end } = mixtureStarts(x.data, x.rows, x.columns, k);
  const found = [0, 1].map((start) => probabilities(draw(randomSource(seed)), start));
  end();
  return found;
}

function sameForShapes(job: (x: Observations, shape: Shape) => unknown): void {
  fc.assert(
    fc.property(shapes, (shape) => {
      const x = rowsOf(shape);
      sameBits(() => job(x, shape));
    }),
    { numRuns: 60 },
  );
}

describe("compiled and plain kernels give the same bytes:", () => {
  test("k-means from many starts", () => {
    sameForShapes((x, { k, seed }) => kmeans(x, { k, seed, starts: 3 }));
  });

  test("k-means of weighted rows", () => {
    sameForShapes((x, { k, seed }) => {
      const random = randomSource(seed);
      const weights = Float64Array.from({ length: x.rows }, () => 1 + Math.floor(3 * random()));
      return kmeans({ ...x, weights }, { k, seed, starts: 2 });
    });
  });

  test("k-means of 2,100 rows, which are not polished at each start, and of 25,000, which warm up on a sample", () => {
    for (const [n, d, k] of [
      [2100, 7, 6],
      [25_000, 4, 3],
    ]) {
      const x = rowsOf({ n, d, k, seed: n, rounded: false });
      sameBits(() => kmeans(x, { k, seed: 7, starts: 2 }));
      sameBits(() => [1, 2].map((starts) => bisectingKMeans(x, { k, seed: 7, starts })));
    }
  });

  test("k-means from given centres that leave clusters empty", () => {
    sameForShapes((x, { k }) => {
      const rows = { count: x.rows, data: x.data, weights: new Float64Array(x.rows).fill(1) };
      const centers = new Float64Array(Math.ceil(k / 4) * 4 * x.columns).fill(Infinity);
      centers.fill(50, 0, k * x.columns);
      return fromCenters(rows, x.columns, k, centers, 100);
    });
  });

  test("its fellows, and the starts of mixtures", () => {
    sameForShapes((x, { k, seed }) => [
      miniBatchKMeans(x, { k, seed, starts: 1, maxBatches: 20 }),
      bisectingKMeans(x, { k: Math.min(k, 5), seed, starts: 2 }),
      startsOf(x, k, seed),
    ]);
  });

  test("silhouettes", () => {
    sameForShapes((x, { k, seed }) => {
      const random = randomSource(seed);
      return silhouette(
        x,
        Array.from({ length: x.rows }, () => Math.floor(random() * k)),
      );
    });
  });

  test("Ward's tree, with the clusters planted again on the way", () => {
    sameForShapes((x) => hierarchical(x, { linkage: "ward" }));
    sameBits(() =>
      hierarchical(rowsOf({ n: 1500, d: 7, k: 9, seed: 3, rounded: false }), { linkage: "ward" }),
    );
  });

  test("Ward's tree of rows far from 0, and of rows too large, too small or too equal for single precision", () => {
    for (const [factor, shift] of [
      [1, 1e6],
      [1e-6, 1],
      [1e15, 0],
      [1e-15, 0],
      [0, 3],
    ]) {
      for (const rounded of [true, false]) {
        const { rows: n, columns, data } = rowsOf({ n: 350, d: 6, k: 9, seed: 5, rounded });
        const moved = observations({ rows: n, columns, data: data.map((value) => factor * value + shift) });
        sameBits(() => hierarchical(moved, { linkage: "ward" }));
        const weights = data.slice(0, n).map((value) => 10 ** (4 * value));
        sameBits(() => hierarchical(moved, { linkage: "ward", weights }));
      }
    }
  });

  test("trees of complete, average and centroid linkage, of weighted rows too", () => {
    for (const linkage of ["complete", "average", "centroid"] as const) {
      sameForShapes((x, { seed }) => {
        const random = randomSource(seed);
        const weights = Float64Array.from({ length: x.rows }, () => 1 + Math.floor(3 * random()));
        return [hierarchical(x, { linkage }), hierarchical(x, { linkage, weights })];
      });
      for (const rounded of [true, false]) {
        const x = rowsOf({ n: 700, d: 3, k: 9, seed: 3, rounded });
        sameBits(() => hierarchical(x, { linkage }));
      }
    }
  });

  test("medoids of weighted rows, by both ways to exchange them, and of samples", () => {
    sameForShapes((x, { k, seed }) => {
      const random = randomSource(seed);
      const weights = Float64Array.from({ length: x.rows }, (_, i) => (i < k ? 1 : Math.floor(3 * random())));
      const distances = pairwiseDistances(x);
      return [
        kmedoids(x, { k }),
        kmedoids(distances, { k }),
        kmedoids(distances, { k, weights, exchanges: "eager" }),
      ];
    });
    for (const rounded of [true, false]) {
      const x = rowsOf({ n: 601, d: 3, k: 9, seed: 3, rounded });
      for (const k of [1, 2, 70]) sameBits(() => kmedoids(pairwiseDistances(x), { k }));
      sameBits(() => clara(x, { k: 4, seed: 5, samples: 2, sampleSize: 99 }));
    }
  });

  test("Gaussian mixtures of all families, and the rows that they place", () => {
    sameForShapes((x, { k, seed }) =>
      COVARIANCE_FAMILIES.map((covariance) => {
        const settings = { k: Math.min(k, 4), covariance, seed, starts: 2, maxIterations: 12 };
        const random = randomSource(seed);
        const weights = Float64Array.from({ length: x.rows }, () => 1 + Math.floor(3 * random()));
        const mixture = gaussianMixture({ ...x, weights }, settings);
        return [mixture, predictGaussianMixture(mixture, x)];
      }),
    );
  });

  test("spectral clustering, by all eigenvectors and by the leading ones", () => {
    sameForShapes((x, { k, seed }) => spectral(x, { k: Math.min(k, 6), seed, starts: 2 }));
    const x = rowsOf({ n: 241, d: 3, k: 11, seed: 3, rounded: false });
    for (const k of [2, 11]) sameBits(() => spectral(x, { k, seed: 5, gamma: 0.4, starts: 2 }));
  });

  test("affinities down to numbers that are nearly 0, and 0", () => {
    for (const gamma of [1e-9, 0.4, 8, 30, 1e4]) {
      sameForShapes((x) => {
        const { degrees, product, end } = gaussianAffinity(x, gamma);
        const vector = Float64Array.from({ length: x.rows }, (_, i) => 1 + i / 7);
        const products = new Float64Array(x.rows);
        product(vector, 1, products);
        end();
        return [degrees, products];
      });
    }
  });

  test("DBSCAN, with borders at exact distances", () => {
    sameForShapes((x) =>
      [0, 0.5, 1, 2.5, 1e9, 1e200].flatMap((eps) =>
        [1, 3, 6].map((minPoints) => dbscan(x, { eps, minPoints })),
      ),
    );
    for (const rounded of [true, false]) {
      const x = rowsOf({ n: 1500, d: 4, k: 9, seed: 3, rounded });
      sameBits(() => dbscan(x, { eps: 1, minPoints: 5 }));
    }
  });

  test("HDBSCAN and distances to neighbours, in few columns and in many", () => {
    sameForShapes((x, { k }) => hdbscan(x, { minClusterSize: 1 + Math.min(k, 8) }));
    sameForShapes((x, { k }) => kDistances(x, { k: Math.min(k, x.rows - 1) }));
    sameBits(() => hdbscan(rowsOf({ n: 1500, d: 13, k: 9, seed: 3, rounded: true }), { minClusterSize: 10 }));
  });

  test("distances in a square, from rows and from all pairs", () => {
    sameForShapes((x, { k }) => {
      const own = x.rows > 2 ? observations({ ...x, rows: x.rows - 1, data: x.data.slice(x.columns) }) : x;
      const [ofRows, ofPairs] = [own, pairwiseDistances(own)].map((of) => medoidWeighing(of).square.slice());
      expect(bits(ofRows)).toBe(bits(ofPairs));
      return [ofRows, hierarchical(own, { linkage: "average" }).heights, k];
    });
  });

  test("distances of all pairs, also of more than leave the memory at a time", () => {
    sameForShapes((x) => pairwiseDistances(x).values);
    sameBits(() => pairwiseDistances(rowsOf({ n: 403, d: 5, k: 3, seed: 1, rounded: false })).values);
  });
});

describe("the compiled kernels", () => {
  test("run where this test runs, and not without WebAssembly", () => {
    const kernels = compiledKernels([3], [2]);
    expect([kernels?.numbers[0].length, kernels?.integers[0].length]).toEqual([3, 2]);
    expect(plainly(() => compiledKernels([3]))).toBeNull();
  });

  test("give a job arrays of zeros that do not touch, whatever the job before left", () => {
    const before = compiledKernels([5], [3])!;
    before.numbers[0].fill(7);
    before.integers[0].fill(7);
    before.giveBack();
    const { numbers, integers } = compiledKernels([2, 3], [3])!;
    expect([...numbers, ...integers].map((array) => [...array])).toEqual([
      [0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const places = [...numbers, ...integers].map((array) => [array.byteOffset, array.byteLength]);
    places.slice(1).forEach(([at], i) => expect(at).toBeGreaterThanOrEqual(places[i][0] + places[i][1]));
  });

  test("ask for another memory while one is in use, and for none that is too large", () => {
    const [one, two] = [compiledKernels([4])!, compiledKernels([4])!];
    expect(one.numbers[0].buffer).not.toBe(two.numbers[0].buffer);
    expect(compiledKernels([2 ** 30])).toBeNull();
  });
});
