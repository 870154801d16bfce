import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { observations, type Observations } from "../../src/math/linear/observations";
import { randomSource, shuffle } from "../../src/math/distributions/random";
import { adjustedMutualInformation } from "../../src/validity/agreement/adjusted-mutual-information";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { calinskiHarabasz } from "../../src/validity/scores/calinski-harabasz";
import { daviesBouldin } from "../../src/validity/scores/davies-bouldin";
import { dunn } from "../../src/validity/scores/dunn";
import { dunn2 } from "../../src/validity/scores/dunn2";
import { fowlkesMallows } from "../../src/validity/agreement/fowlkes-mallows";
import { homogeneityCompletenessV } from "../../src/validity/agreement/homogeneity-completeness-v";
import { matchLabels } from "../../src/validity/agreement/match-labels";
import { mutualInformation } from "../../src/validity/agreement/mutual-information";
import { normalisedMutualInformation } from "../../src/validity/agreement/normalised-mutual-information";
import { silhouette } from "../../src/validity/scores/silhouette";
import { sphericalBic } from "../../src/validity/scores/spherical-bic";
import { sumsOfSquares } from "../../src/validity/scores/sums-of-squares";
import { variationOfInformation } from "../../src/validity/agreement/variation-of-information";
import type { Score } from "../../src/validity/scores/score";

const scores = { silhouette, calinskiHarabasz, daviesBouldin, dunn, dunn2, sphericalBic };
const agreements = {
  adjustedRand,
  fowlkesMallows,
  mutualInformation,
  normalisedMutualInformation,
  adjustedMutualInformation,
  variationOfInformation,
  homogeneityCompletenessV,
};

interface Sample {
  readonly rows: number[][];
  readonly labels: readonly number[];
  readonly seed: number;
}

/** Whole numbers, so that equal distances and duplicates are frequent, with labels from -1 to 3. */
const sample: fc.Arbitrary<Sample> = fc
  .tuple(fc.integer({ min: 2, max: 24 }), fc.integer({ min: 1, max: 5 }))
  .chain(([n, d]) =>
    fc.record({
      rows: fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: d, maxLength: d }), {
        minLength: n,
        maxLength: n,
      }),
      labels: fc
        .array(fc.integer({ min: -1, max: 3 }), { minLength: n, maxLength: n })
        .map((l) => Object.freeze(l)),
      seed: fc.integer({ min: 0, max: 1e6 }),
    }),
  );

const pair = fc.integer({ min: 2, max: 40 }).chain((n) =>
  fc.tuple(
    fc.array(fc.integer({ min: -1, max: 5 }), { minLength: n, maxLength: n }).map((l) => Object.freeze(l)),
    fc.array(fc.integer({ min: -1, max: 3 }), { minLength: n, maxLength: n }).map((l) => Object.freeze(l)),
  ),
);

/** Equal up to rounding; what is undefined stays so. Rounding may turn a 0 spread into a tiny one, hence `at most`. */
function expectSame(actual: Score, expected: Score, what: string): void {
  expect(actual.clusterCount).toBe(expected.clusterCount);
  if (expected.value === null || actual.value === null || !Number.isFinite(expected.value)) {
    expect(actual.value, what).toBe(expected.value);
  } else {
    const slack = 1e-9 * Math.max(1, Math.abs(expected.value));
    expect(Math.abs(actual.value - expected.value), what).toBeLessThanOrEqual(slack);
  }
}

function forEachScore(
  check: (score: (x: Observations, labels: ArrayLike<number>) => Score, name: string) => void,
): void {
  for (const [name, score] of Object.entries(scores)) check(score, name);
}

describe("every score", () => {
  it("does not depend on which number a cluster has", () => {
    fc.assert(
      fc.property(sample, ({ rows, labels, seed }) => {
        const names = shuffle([3, 7, 0, 12], randomSource(seed));
        const renamed = labels.map((label) => (label < 0 ? -1 : names[label]));
        const x = observations(rows);
        forEachScore((score, name) => expectSame(score(x, renamed), score(x, labels), name));
      }),
    );
  });

  it("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(sample, ({ rows, labels, seed }) => {
        const order = shuffle(Array.from(rows.keys()), randomSource(seed));
        const moved = observations(order.map((row) => rows[row]));
        const movedLabels = order.map((row) => labels[row]);
        forEachScore((score, name) =>
          expectSame(score(moved, movedLabels), score(observations(rows), labels), name),
        );
        const [a, b] = [silhouette(moved, movedLabels).perRow, silhouette(observations(rows), labels).perRow];
        order.forEach((row, i) =>
          Number.isNaN(b[row]) ? expect(a[i]).toBeNaN() : expect(a[i]).toBeCloseTo(b[row], 9),
        );
      }),
    );
  });

  it("does not change when all rows are moved, mirrored or turned by a quarter", () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: -64, max: 64 }), ({ rows, labels }, by) => {
        const x = observations(rows);
        const moved = observations(rows.map((row) => row.map((value) => value + by)));
        const turned = observations(rows.map((row) => [...row.slice(1), -row[0]]));
        forEachScore((score, name) => {
          expectSame(score(moved, labels), score(x, labels), `${name} moved`);
          expectSame(score(turned, labels), score(x, labels), `${name} turned`);
        });
      }),
    );
  });

  it("does not change under any rotation", () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0, max: 6.28, noNaN: true }), ({ rows, labels }, angle) => {
        fc.pre(rows[0].length >= 2);
        const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
        const turned = rows.map(([u, v, ...rest]) => [cosine * u - sine * v, sine * u + cosine * v, ...rest]);
        const [before, after] = [observations(rows), observations(turned)];
        const a = silhouette(before, labels);
        const b = silhouette(after, labels);
        // Two identical rows may come apart by rounding, which matters where all distances are 0.
        fc.pre(a.value === null || sumsOfSquares(before, labels).within > 0);
        if (a.value === null) expect(b.value).toBeNull();
        else expect(b.value).toBeCloseTo(a.value, 9);
      }),
    );
  });

  it("does not change with the unit, except BIC", () => {
    fc.assert(
      fc.property(sample, ({ rows, labels }) => {
        const larger = observations(rows.map((row) => row.map((value) => value * 1024)));
        const x = observations(rows);
        for (const score of [silhouette, calinskiHarabasz, daviesBouldin, dunn, dunn2]) {
          expectSame(score(larger, labels), score(x, labels), score.name);
        }
      }),
    );
  });

  it("stays within its range, changes no input and returns frozen results", () => {
    fc.assert(
      fc.property(sample, ({ rows, labels }) => {
        const x = observations(rows);
        const before = Float64Array.from(x.data);
        forEachScore((score, name) => {
          const found = score(x, labels);
          expect(Object.isFrozen(found)).toBe(true);
          expect(found.scoredRows + found.noiseRows).toBe(rows.length);
          expect(found.value, name).not.toBeNaN();
          if (found.value !== null && name !== "sphericalBic" && name !== "silhouette") {
            expect(found.value).toBeGreaterThanOrEqual(0);
          }
        });
        for (const value of silhouette(x, labels).perRow) {
          if (!Number.isNaN(value)) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        }
        const { within, between, total } = sumsOfSquares(x, labels);
        expect(within + between).toBeCloseTo(total, 6);
        expect(x.data).toEqual(before);
      }),
    );
  });
});

describe("every agreement", () => {
  it("does not depend on label numbers and changes no input", () => {
    fc.assert(
      fc.property(pair, ([first, second]) => {
        const renamed = second.map((label) => (label < 0 ? -1 : [8, 2, 5, 0][label]));
        for (const [name, measure] of Object.entries(agreements)) {
          const [a, b] = [measure(first, second).value, measure(first, renamed).value];
          if (a === null || b === null) expect(a, name).toBe(b);
          else expect(a, name).toBeCloseTo(b, 10);
        }
      }),
    );
  });

  it("is the same from either side", () => {
    fc.assert(
      fc.property(pair, ([first, second]) => {
        for (const [name, measure] of Object.entries(agreements)) {
          const [a, b] = [measure(first, second).value, measure(second, first).value];
          if (a === null || b === null) expect(a, name).toBe(b);
          else expect(a, name).toBeCloseTo(b, 10);
        }
      }),
    );
  });

  it("stays within its range", () => {
    fc.assert(
      fc.property(pair, ([first, second]) => {
        for (const noise of ["leaveOut", "cluster", "singletons"] as const) {
          for (const measure of [fowlkesMallows, normalisedMutualInformation, homogeneityCompletenessV]) {
            const { value } = measure(first, second, { noise });
            if (value === null) continue;
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1 + 1e-12);
          }
          for (const measure of [adjustedRand, adjustedMutualInformation]) {
            const { value } = measure(first, second, { noise });
            if (value !== null) expect(value).toBeLessThanOrEqual(1 + 1e-12);
          }
          const { value, comparedRows } = variationOfInformation(first, second, { noise });
          if (value !== null) expect(value).toBeLessThanOrEqual(Math.log(comparedRows) + 1e-12);
        }
      }),
    );
  });

  it("is best for a clustering and itself", () => {
    fc.assert(
      fc.property(pair, ([labels]) => {
        const known = labels.filter((label) => label >= 0).length;
        fc.pre(known >= 2);
        expect(adjustedRand(labels, labels).value).toBe(1);
        expect(adjustedMutualInformation(labels, labels).value).toBe(1);
        expect(variationOfInformation(labels, labels).value).toBeCloseTo(0, 12);
        expect(matchLabels(labels, labels).labels).toEqual(Int32Array.from(labels));
      }),
    );
  });

  it("matches labels without touching the partition, and no worse than leaving them as they are", () => {
    fc.assert(
      fc.property(pair, ([reference, labels]) => {
        const matched = matchLabels(reference, labels);
        const same = labels.filter((label, i) => label >= 0 && label === reference[i]).length;
        expect(matched.agreeingRows).toBeGreaterThanOrEqual(same);
        const known = labels.filter((label) => label >= 0).length;
        if (known >= 2) expect(adjustedRand(matched.labels, labels).value).toBe(1);
        matched.labels.forEach((label, i) => expect(label === -1).toBe(labels[i] === -1));
      }),
    );
  });
});
