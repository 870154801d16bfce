import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutOf, type EncodedRows, type Layout } from "../../../src/clustering/latent-class/encoded-rows";
import type { Indicator } from "../../../src/clustering/latent-class/indicators";
import { membershipShares, plainPass } from "../../../src/clustering/latent-class/kernels/plain-pass";
import {
  parametersOf,
  sumsOf,
  type Parameters,
} from "../../../src/clustering/latent-class/kernels/parameters";

const indicator = (kind: string, levels: number): Indicator =>
  ({
    name: kind,
    kind,
    levels: Array.from({ length: levels }, (_, l) => String(l)),
    positions: [],
  }) as unknown as Indicator;

/** Two categorical indicators of 2 and 3 levels, one normal, one count. */
const INDICATORS = [
  indicator("categorical", 2),
  indicator("categorical", 3),
  indicator("normal", 0),
  indicator("count", 0),
];

interface Row {
  /** Levels; the last is "missing". */
  readonly a: number;
  readonly b: number;
  readonly size: number;
  readonly orders: number;
  readonly covariate: number;
  readonly weight: number;
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

function encode(rows: readonly Row[], predictors: number): EncodedRows {
  return {
    count: rows.length,
    slots: Int32Array.from(rows.flatMap(({ a, b }) => [a, 3 + b])),
    numbers: Float64Array.from(rows.flatMap(({ size, orders }) => [size, orders])),
    predictors: Float64Array.from(predictors === 0 ? [] : rows.flatMap(({ covariate }) => [1, covariate])),
    constants: Float64Array.from(rows, ({ orders }) =>
      Number.isNaN(orders) ? 0 : -Math.log(factorial(orders)),
    ),
  };
}

/** A model with numbers that differ everywhere; the slots of "missing" hold 1. */
function model(layout: Layout): Parameters {
  const { k, predictors } = layout;
  const to = parametersOf(layout);
  if (predictors === 0) for (let c = 0; c < k; c++) to.membership[c] = (c + 1) / ((k * (k + 1)) / 2);
  else for (let c = 0; c < k; c++) to.membership.set(c === 0 ? [0, 0] : [0.3 * c, -0.7 + 0.4 * c], c * 2);
  for (let c = 0; c < k; c++) {
    const own = (slot: number, value: number) => (to.probabilities[slot * k + c] = value);
    const p = (c + 1) / (k + 2);
    [p, 1 - p, 1, p / 2, p / 2, 1 - p, 1].forEach((value, slot) => own(slot, value));
    to.means[c] = 3 * c - 1;
    to.variances[c] = 0.5 + c;
    to.rates[c] = c === 0 ? 0 : 1.5 * c;
  }
  return to;
}

/** One row by the textbook: the probability of each class together with the row. */
function joint(layout: Layout, row: Row, from: Parameters): number[] {
  const { k, predictors } = layout;
  const odds = Array.from({ length: k }, (_, c) =>
    Math.exp(from.membership[c * 2] + from.membership[c * 2 + 1] * row.covariate),
  );
  const all = odds.reduce((sum, each) => sum + each, 0);
  return odds.map((own, c) => {
    let p = predictors === 0 ? from.membership[c] : own / all;
    p *= from.probabilities[row.a * k + c] * from.probabilities[(3 + row.b) * k + c];
    if (!Number.isNaN(row.size)) {
      const off = row.size - from.means[c];
      p *= Math.exp((-off * off) / (2 * from.variances[c])) / Math.sqrt(2 * Math.PI * from.variances[c]);
    }
    if (!Number.isNaN(row.orders)) {
      const rate = from.rates[c];
      p *= (Math.exp(-rate) * rate ** row.orders) / factorial(row.orders);
    }
    return p;
  });
}

const rowsOf = fc.array(
  fc.record({
    a: fc.nat(2),
    b: fc.nat(3),
    size: fc.constantFrom(NaN, -2, 0, 1.25, 4),
    orders: fc.constantFrom(NaN, 0, 1, 3, 6),
    covariate: fc.constantFrom(-1, 0, 0.5, 2),
    weight: fc.constantFrom(0, 1, 2.5),
  }),
  { minLength: 1, maxLength: 6 },
);

const near = (found: ArrayLike<number>, expected: readonly number[], what: string): void =>
  expected.forEach((value, i) =>
    expect(Math.abs(found[i] - value), `${what} ${i}: ${found[i]}, ${value}`).toBeLessThan(
      1e-9 * Math.max(1, Math.abs(value)),
    ),
  );

describe("one pass of the EM algorithm", () => {
  it.each([0, 2])(
    "has posteriors, log-likelihoods and sums by the textbook, with %i predictors",
    (predictors) => {
      fc.assert(
        fc.property(rowsOf, fc.integer({ min: 1, max: 7 }), fc.boolean(), (rows, k, weighted) => {
          const layout = layoutOf(INDICATORS, k, predictors);
          const from = model(layout);
          const joints = rows.map((row) => joint(layout, row, from));
          const totals = joints.map((each) => each.reduce((sum, p) => sum + p, 0));
          // A row that no class can produce has its own test.
          fc.pre(totals.every((total) => total > 0));
          const weights = rows.map(({ weight }) => (weighted ? weight : 1));
          const sums = sumsOf(layout, rows.length);
          [sums.classes, sums.slots, sums.weights, sums.first, sums.second].forEach((part) => part.fill(99));
          const posteriors = new Float64Array(rows.length * k);
          const logs = new Float64Array(rows.length);
          const given = weighted ? Float64Array.from(weights) : null;
          const output = { sums, posteriors, logs };
          const found = plainPass(layout, encode(rows, predictors), given, from, output);
          const shares = joints.map((each, i) => each.map((p) => p / totals[i]));
          near(
            [found],
            [totals.reduce((sum, total, i) => sum + weights[i] * Math.log(total), 0)],
            "likelihood",
          );
          near(logs, totals.map(Math.log), "log");
          near(posteriors, shares.flat(), "posterior");
          const summed = (value: (row: Row) => number): number[] =>
            Array.from({ length: k }, (_, c) =>
              rows.reduce((sum, row, i) => sum + weights[i] * shares[i][c] * value(row), 0),
            );
          near(
            sums.classes,
            summed(() => 1),
            "class",
          );
          const slots = Array.from({ length: 7 }, (_, slot) =>
            summed(({ a, b }) => Number(a === slot) + Number(3 + b === slot)),
          );
          near(sums.slots, slots.flat(), "slot");
          const there = (value: number): number => (Number.isNaN(value) ? 0 : value);
          const known = (value: number): number => Number(!Number.isNaN(value));
          near(
            sums.weights,
            [summed((row) => known(row.size)), summed((row) => known(row.orders))].flat(),
            "weight",
          );
          near(
            sums.first,
            [summed((row) => there(row.size)), summed((row) => there(row.orders))].flat(),
            "first",
          );
          near(
            sums.second,
            [summed((row) => there(row.size) ** 2), summed((row) => there(row.orders) ** 2)].flat(),
            "second",
          );
          const kept = shares.flatMap((each, i) => each.map((share) => weights[i] * share));
          expect(sums.posteriors).toHaveLength(predictors > 0 ? kept.length : 0);
          if (predictors > 0) near(sums.posteriors, kept, "kept");
          // Without anything to write it is the same likelihood.
          expect(plainPass(layout, encode(rows, predictors), given, from, {})).toBe(found);
        }),
      );
    },
  );

  it.each([0, 2])(
    "works in logarithms where a product is too small for a number, with %i predictors",
    (predictors) => {
      const layout = layoutOf(
        Array.from({ length: 40 }, () => indicator("categorical", 2)),
        2,
        predictors,
      );
      const from = parametersOf(layout);
      if (predictors === 0) from.membership.set([0.25, 0.75]);
      else from.membership.set([0, 0, Math.log(3), 0]);
      for (let slot = 0; slot < 120; slot++)
        from.probabilities.set(slot % 3 === 2 ? [1, 1] : [1e-9, 2e-9], slot * 2);
      const rows: EncodedRows = {
        count: 1,
        slots: Int32Array.from({ length: 40 }, (_, j) => 3 * j),
        numbers: new Float64Array(0),
        predictors: Float64Array.from(predictors === 0 ? [] : [1, 5]),
        constants: Float64Array.of(-2),
      };
      const [posteriors, logs] = [new Float64Array(2), new Float64Array(1)];
      plainPass(layout, rows, null, from, { posteriors, logs });
      const odds = 3 * 2 ** 40;
      expect(posteriors[0] * odds).toBeCloseTo(1, 9);
      expect(posteriors[1]).toBeCloseTo(1, 9);
      expect(logs[0]).toBeCloseTo(-2 + 40 * Math.log(1e-9) + Math.log(0.25 + 0.75 * 2 ** 40), 8);
    },
  );

  it("has the densities of numbers in those logarithms too, without the missing ones", () => {
    const layout = layoutOf(
      [
        ...Array.from({ length: 40 }, () => indicator("categorical", 2)),
        indicator("normal", 0),
        indicator("normal", 0),
        indicator("count", 0),
      ],
      3,
      0,
    );
    const from = parametersOf(layout);
    from.membership.set([0.2, 0.3, 0.5]);
    for (let slot = 0; slot < 120; slot++) {
      from.probabilities.set(slot % 3 === 2 ? [1, 1, 1] : [1e-9, 1.1e-9, 0.9e-9], slot * 3);
    }
    from.means.set([0, 1, 2, 3, 4, 5.5]);
    from.variances.set([1, 2, 3, 1.5, 2.5, 0.5]);
    from.rates.set([2, 3, 4]);
    const rows: EncodedRows = {
      count: 2,
      // The second row misses two answers and the count.
      slots: Int32Array.from({ length: 80 }, (_, j) => (j < 40 ? 3 * j : 3 * (j - 40) + (j < 78 ? 0 : 2))),
      numbers: Float64Array.of(NaN, 4.5, 3, 0.5, 5, NaN),
      predictors: new Float64Array(0),
      constants: Float64Array.of(-Math.log(6), 0),
    };
    const [posteriors, logs] = [new Float64Array(6), new Float64Array(2)];
    plainPass(layout, rows, null, from, { posteriors, logs });
    const normalLog = (value: number, at: number) =>
      -((value - from.means[at]) ** 2) / (2 * from.variances[at]) -
      Math.log(2 * Math.PI * from.variances[at]) / 2;
    const answers = [1e-9, 1.1e-9, 0.9e-9].map(Math.log);
    const expected = [
      [0, 1, 2].map(
        (c) =>
          Math.log(from.membership[c]) +
          40 * answers[c] +
          normalLog(4.5, 3 + c) +
          3 * Math.log(from.rates[c]) -
          from.rates[c],
      ),
      [0, 1, 2].map(
        (c) => Math.log(from.membership[c]) + 38 * answers[c] + normalLog(0.5, c) + normalLog(5, 3 + c),
      ),
    ];
    expected.forEach((own, i) => {
      const largest = Math.max(...own);
      const total = largest + Math.log(own.reduce((sum, log) => sum + Math.exp(log - largest), 0));
      expect(logs[i]).toBeCloseTo(total + rows.constants[i], 8);
      own.forEach((log, c) => expect(posteriors[i * 3 + c]).toBeCloseTo(Math.exp(log - total), 9));
    });
  });

  it("gives a row far from every class to the nearest, with its densities", () => {
    const layout = layoutOf(INDICATORS.slice(2), 2, 0);
    const from = parametersOf(layout);
    from.membership.set([0.5, 0.5]);
    from.means.set([0, 1]);
    from.variances.set([1, 1]);
    from.rates.set([2, 3]);
    const rows: EncodedRows = {
      count: 1,
      slots: new Int32Array(0),
      numbers: Float64Array.of(200, 4),
      predictors: new Float64Array(0),
      constants: Float64Array.of(-Math.log(24)),
    };
    const [posteriors, logs] = [new Float64Array(2), new Float64Array(1)];
    plainPass(layout, rows, null, from, { posteriors, logs });
    const log = (mean: number, rate: number) =>
      -0.5 * Math.log(2 * Math.PI) - (200 - mean) ** 2 / 2 + 4 * Math.log(rate) - rate - Math.log(24);
    expect(logs[0]).toBeCloseTo(Math.log(0.5) + log(1, 3) + Math.log1p(Math.exp(log(0, 2) - log(1, 3))), 6);
    expect(posteriors[1]).toBeCloseTo(1, 12);
  });

  it("leaves the prior shares to a row that no class can produce", () => {
    const layout = layoutOf([indicator("categorical", 2)], 2, 0);
    const from = parametersOf(layout);
    from.membership.set([0.3, 0.7]);
    from.probabilities.set([0, 0, 1, 1, 1, 1]);
    const rows: EncodedRows = {
      count: 1,
      slots: Int32Array.of(0),
      numbers: new Float64Array(0),
      predictors: new Float64Array(0),
      constants: Float64Array.of(0),
    };
    const posteriors = new Float64Array(2);
    expect(plainPass(layout, rows, null, from, { posteriors })).toBe(-Infinity);
    expect([...posteriors]).toEqual([0.3, 0.7]);
  });
});

describe("membershipShares", () => {
  it("are the softmax of linear functions, and the logarithm of its divisor", () => {
    const share = new Float64Array(3);
    const log = membershipShares(Float64Array.of(9, 1, 2), 1, Float64Array.of(0, 0, 1, 0.5, -1, 2), 2, share);
    const odds = [1, Math.exp(2), Math.exp(3)];
    const all = odds.reduce((sum, each) => sum + each, 0);
    near(
      share,
      odds.map((each) => each / all),
      "share",
    );
    expect(log).toBeCloseTo(Math.log(all), 12);
  });
});
