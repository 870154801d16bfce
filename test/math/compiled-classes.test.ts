import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layoutOf, type EncodedRows, type Layout } from "../../src/clustering/latent-class/encoded-rows";
import type { Indicator } from "../../src/clustering/latent-class/indicators";
import { emPass } from "../../src/clustering/latent-class/kernels/em-pass";
import { parametersOf, sumsOf, type Parameters } from "../../src/clustering/latent-class/kernels/parameters";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import { predictLatentClass } from "../../src/clustering/latent-class/latent-class-predict";
import { randomInteger, randomNormal, randomSource } from "../../src/math/distributions/random";
import { mixedObservations } from "../../src/math/linear/mixed-observations";
import { observations } from "../../src/math/linear/observations";
import { sameBits } from "./same-bits";

interface Shape {
  readonly n: number;
  readonly k: number;
  readonly discrete: number;
  readonly normal: number;
  readonly count: number;
  readonly predictors: number;
  readonly missing: number;
  readonly weighted: boolean;
  /** How unlikely the levels are: products below 1e-250 are worked out in another way, and 0 is no class's. */
  readonly power: number;
  readonly seed: number;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  // More rows than a block of the kernel has, now and then.
  n: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 250, max: 600 })),
  k: fc.integer({ min: 1, max: 11 }),
  discrete: fc.nat(7),
  normal: fc.nat(3),
  count: fc.nat(2),
  predictors: fc.constantFrom(0, 0, 1, 3),
  missing: fc.constantFrom(0, 0.3, 1),
  weighted: fc.boolean(),
  power: fc.constantFrom(1, 1, 60, 2000),
  seed: fc.nat(1e6),
});

function model(shape: Shape): { layout: Layout; rows: EncodedRows; from: Parameters } {
  const { n, k, discrete, normal, count, predictors, missing, power } = shape;
  const random = randomSource(shape.seed);
  const of = (kind: Indicator["kind"], levels: number): Indicator => ({
    name: kind,
    kind,
    levels: Array.from({ length: levels }, (_, level) => String(level)),
    positions: [],
  });
  const columns = (length: number, kind: Indicator["kind"]): Indicator[] =>
    Array.from({ length }, () => of(kind, kind === "categorical" ? 1 + randomInteger(random, 4) : 0));
  const layout = layoutOf(
    [...columns(discrete, "categorical"), ...columns(normal, "normal"), ...columns(count, "count")],
    k,
    predictors,
  );
  const { firstSlot } = layout;
  const from = parametersOf(layout);
  from.membership.set(from.membership.map(() => (predictors > 0 ? randomNormal(random) : random())));
  from.probabilities.set(from.probabilities.map(() => random() ** power));
  for (let d = 0; d < discrete; d++)
    from.probabilities.fill(1, (firstSlot[d + 1] - 1) * k, firstSlot[d + 1] * k);
  from.means.set(from.means.map(() => 3 * randomNormal(random)));
  from.variances.set(from.variances.map(() => random() + 1e-3));
  from.rates.set(from.rates.map(() => randomInteger(random, 4)));
  const width = normal + count;
  const slot = (d: number): number => {
    const [first, last] = [firstSlot[d], firstSlot[d + 1] - 1];
    return random() < missing ? last : first + randomInteger(random, last - first);
  };
  const number = (j: number): number => {
    if (random() < missing) return NaN;
    return j < normal ? 2 * randomNormal(random) : randomInteger(random, 5);
  };
  return {
    layout,
    from,
    rows: {
      count: n,
      slots: Int32Array.from({ length: n * discrete }, (_, at) => slot(at % discrete)),
      numbers: Float64Array.from({ length: n * width }, (_, at) => number(at % width)),
      predictors: Float64Array.from({ length: n * predictors }, () => randomNormal(random)),
      constants: Float64Array.from({ length: n }, () => -random()),
    },
  };
}

describe("compiled and plain kernels give the same bytes:", () => {
  test("a pass over the rows of latent classes, whatever columns and numbers there are", () => {
    const met = { small: 0, impossible: 0 };
    fc.assert(
      fc.property(shapes, (shape) => {
        const { layout, rows, from } = model(shape);
        const random = randomSource(shape.seed);
        const weights = shape.weighted
          ? Float64Array.from({ length: shape.n }, () => Math.floor(3 * random()) * (1 + random()))
          : null;
        sameBits(() => {
          const sums = sumsOf(layout, shape.n);
          const posteriors = new Float64Array(shape.n * shape.k);
          const logs = new Float64Array(shape.n);
          const all = emPass(layout, rows, weights, from, { sums, posteriors, logs });
          met.small += Number(logs.some((log) => log < -600));
          met.impossible += Number(logs.some((log) => log === -Infinity));
          return [all, sums, posteriors, logs, emPass(layout, rows, weights, from, {})];
        });
      }),
      { numRuns: 150 },
    );
    expect(met.small).toBeGreaterThan(10);
    expect(met.impossible).toBeGreaterThan(10);
  });

  test("latent classes of weighted rows with missing values, by covariates too, and the rows that they place", () => {
    for (const [rows, k, seed] of [
      [31, 2, 1],
      [120, 3, 2],
      [611, 5, 3],
    ]) {
      const random = randomSource(seed);
      const cell = <T>(value: T): T | null => (random() < 0.15 ? null : value);
      const numbers = { length: rows };
      const group = Array.from(numbers, () => randomInteger(random, k));
      const x = mixedObservations(
        group.map((_, i) => `row ${i}`),
        [
          {
            name: "region",
            kind: "nominal",
            values: group.map((g) => cell("nsew"[(g + randomInteger(random, 2)) % 4])),
          },
          {
            name: "plan",
            kind: "nominal",
            values: group.map((g) => cell("abc"[(g * randomInteger(random, 3)) % 3])),
          },
          { name: "spend", kind: "numeric", values: group.map((g) => cell(4 * g + randomNormal(random))) },
        ],
      );
      const weights = Array.from(numbers, () => randomInteger(random, 3));
      const covariates = observations(group.map((g) => [g + randomNormal(random)]));
      const settings = { k, seed, starts: 3, weights, maxIterations: 60 };
      sameBits(() => {
        const found = latentClass(x, settings);
        return [found, predictLatentClass(found, x), latentClass(x, { ...settings, covariates })];
      });
    }
  });
});
