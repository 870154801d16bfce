import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whereNotNegative, type IntervalSet } from "../../src/validity/inference/interval-set";
import { logChiDensity, truncatedChiTail } from "../../src/validity/inference/truncated-chi";

const inside = (set: IntervalSet, t: number): boolean => set.some(([from, to]) => t >= from && t <= to);

describe("whereNotNegative", () => {
  it("holds exactly where the square is not below 0, for every sign of its numbers", () => {
    const number = fc.constantFrom(-6, -4, -2.5, -1, 0, 1, 2.5, 4, 6);
    const set: IntervalSet = [
      [0, 2],
      [3, 5],
      [7, Infinity],
    ];
    const points = Array.from({ length: 245 }, (_, i) => 0.0137 + 0.0491 * i);
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        const found = whereNotNegative(set, a, b, c);
        const wrong = points.filter((t) => {
          const value = a * t * t + b * t + c;
          return Math.abs(value) > 1e-9 && inside(found, t) !== (inside(set, t) && value > 0);
        });
        expect(wrong, `${a} ${b} ${c}`).toEqual([]);
        for (const [i, [from, to]] of found.entries()) {
          expect(from).toBeLessThan(to);
          if (i > 0) expect(from).toBeGreaterThanOrEqual(found[i - 1][1]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("keeps the set where nothing is cut, and is empty where all is", () => {
    const set: IntervalSet = [[1, 2]];
    expect(whereNotNegative(set, 0, 0, 0)).toBe(set);
    expect(whereNotNegative(set, 0, 0, -1)).toEqual([]);
    expect(whereNotNegative(set, 1, 0, 0)).toBe(set);
    expect(whereNotNegative(set, 1, -2, 1)).toBe(set);
    expect(whereNotNegative(set, -1, 2, -1)).toEqual([]);
    expect(whereNotNegative([[0, Infinity]], 1, 0, -4)).toEqual([[2, Infinity]]);
    expect(whereNotNegative([[0, Infinity]], -1, 0, 4)).toEqual([[0, 2]]);
    expect(whereNotNegative([[0, Infinity]], 0, -2, 4)).toEqual([[0, 2]]);
  });

  it("has both roots without cancellation", () => {
    const [[from, to]] = whereNotNegative([[0, Infinity]], -1, 1e8, -1);
    expect(from / 1e-8).toBeCloseTo(1, 12);
    expect(to / 1e8).toBeCloseTo(1, 12);
  });
});

describe("truncatedChiTail", () => {
  /** Survival of scale * chi in closed form. */
  const two = (x: number) => Math.exp(-(x * x) / 2);
  const four = (x: number) => Math.exp(-(x * x) / 2) * (1 + (x * x) / 2);
  const six = (x: number) => Math.exp(-(x * x) / 2) * (1 + (x * x) / 2 + (x * x) ** 2 / 8);
  const mass = (survival: (x: number) => number, set: IntervalSet, scale: number): number =>
    set.reduce(
      (sum, [from, to]) => sum + survival(from / scale) - (to === Infinity ? 0 : survival(to / scale)),
      0,
    );

  it("is that of the closed forms for 2, 4 and 6 degrees, in any set", () => {
    const sets: readonly IntervalSet[] = [
      [[0, Infinity]],
      [[0.5, 2]],
      [
        [0, 1],
        [1.5, 2.5],
        [4, Infinity],
      ],
      [
        [3, 3.01],
        [8, 9],
      ],
    ];
    for (const [freedom, survival] of [
      [2, two],
      [4, four],
      [6, six],
    ] as const) {
      for (const scale of [0.3, 1, 2.5]) {
        for (const set of sets) {
          for (const from of [0, 0.7, 1.2, 1.9, 4.5]) {
            const cut = set.flatMap(([a, b]) => (b > from ? [[Math.max(a, from), b] as const] : []));
            const expected = mass(survival, cut, scale) / mass(survival, set, scale);
            const found = truncatedChiTail(from, freedom, scale, set);
            // Beyond what the closed form itself resolves there is nothing to compare.
            if (mass(survival, set, scale) > 1e-12) expect(found).toBeCloseTo(expected, 7);
          }
        }
      }
    }
  });

  it("is that of a half normal for one degree, and holds far out in the tail", () => {
    // P(|Z| > 1), P(|Z| > 2).
    expect(truncatedChiTail(1, 1, 1, [[0, Infinity]])).toBeCloseTo(0.317310507863, 9);
    expect(truncatedChiTail(2, 1, 1, [[0, Infinity]])).toBeCloseTo(0.045500263896, 9);
    const far = truncatedChiTail(40.05, 2, 1, [[40, Infinity]]);
    expect(far / Math.exp((40 ** 2 - 40.05 ** 2) / 2)).toBeCloseTo(1, 6);
    // Thirty degrees, ninety deviations out: the sum of Poisson chances has the same closed form.
    const poisson = (u: number) => {
      let [term, sum] = [1, 1];
      for (let j = 1; j < 15; j++) sum += term *= u / j;
      return sum;
    };
    const [near, out] = [90 ** 2 / 2, 90.1 ** 2 / 2];
    const expected = (Math.exp(near - out) * poisson(out)) / poisson(near);
    expect(truncatedChiTail(0.901, 30, 0.01, [[0.9, Infinity]]) / expected).toBeCloseTo(1, 6);
  });

  it("is 1 below the set, 0 beyond it, and nothing for a set without numbers", () => {
    expect(truncatedChiTail(0, 3, 1, [[1, 2]])).toBe(1);
    expect(truncatedChiTail(3, 3, 1, [[1, 2]])).toBe(0);
    expect(truncatedChiTail(1, 3, 1, [])).toBeNaN();
  });

  it("has the density of chi, but for a constant", () => {
    expect(logChiDensity(2, 1, 1)).toBe(-2);
    expect(logChiDensity(2, 3, 1)).toBeCloseTo(2 * Math.log(2) - 2, 12);
    expect(logChiDensity(2, 3, 2)).toBeCloseTo(2 * Math.log(2) - 0.5, 12);
  });
});
