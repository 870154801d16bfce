import { describe, expect, it } from "vitest";
import { distalOutcome } from "../../src/clustering/latent-class/distal-outcome";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import { latentClassBootstrap } from "../../src/clustering/latent-class/latent-class-bootstrap";
import { latentClassSweep } from "../../src/clustering/latent-class/latent-class-sweep";
import { threeStepMembership } from "../../src/clustering/latent-class/three-step-membership";
import { InputError } from "../../src/core/input-error";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { randomPoisson } from "../../src/math/distributions/random-poisson";
import { mixedObservations } from "../../src/math/linear/mixed-observations";
import { observations } from "../../src/math/linear/observations";
import { fixture } from "./density-cases";
import { cheatingWithGrades, mixedRows, nominal, published, takeRows } from "./latent-class-cases";

interface StepMixReference {
  /** Intercept and slope of the class that cheats, against the other. */
  readonly membership: readonly [number, number];
  /** Mean grade of the class that does not cheat, and of the other. */
  readonly distal: { readonly bch: readonly [number, number]; readonly none: readonly [number, number] };
  readonly mixed: {
    readonly rows: readonly (readonly (number | null)[])[];
    readonly fits: readonly { readonly k: number; readonly logLikelihood: number }[];
  };
}
const stepMix = fixture<StepMixReference>("stepmix/reference.json");

/** Two classes of the cheating table, and which of them is the one that lies about exams. */
function cheaters() {
  const { x, weights, covariates } = cheatingWithGrades();
  const model = latentClass(x, { k: 2, seed: 1, weights });
  const [lies] = model.profiles;
  if (lies.kind !== "categorical") throw new Error("not categorical");
  const high = lies.probabilities.data[1] > lies.probabilities.data[3] ? 0 : 1;
  return { x, weights, covariates, model, high, low: 1 - high };
}

describe("latent classes and StepMix", () => {
  it.each(stepMix.mixed.fits)(
    "mixed columns with missing values, k = $k: $logLikelihood",
    ({ k, logLikelihood }) => {
      const { rows } = stepMix.mixed;
      const x = mixedObservations(
        rows.map((_, i) => `row ${i + 1}`),
        [0, 1, 2, 3, 4].map((j) => ({
          name: `column ${j + 1}`,
          ...(j < 3
            ? {
                kind: "nominal" as const,
                values: rows.map((row) => (row[j] === null ? null : String(row[j]))),
              }
            : { kind: "numeric" as const, values: rows.map((row) => row[j]) }),
        })),
      );
      const fit = latentClass(x, { k, seed: 1, minimumVariance: 1e-4 });
      expect(fit.logLikelihood).toBeGreaterThanOrEqual(logLikelihood - 1e-3);
      expect(fit.logLikelihood).toBeLessThan(logLikelihood + 1e-2);
    },
  );

  it("three steps: the slope of grades on membership, corrected by ML", () => {
    const { model, covariates, high } = cheaters();
    const { membership } = threeStepMembership(model, covariates);
    const sign = high === 1 ? 1 : -1;
    const [intercept, slope] = membership.coefficients.data.slice(2);
    expect(Math.abs(sign * intercept - stepMix.membership[0])).toBeLessThan(1e-3);
    expect(Math.abs(sign * slope - stepMix.membership[1])).toBeLessThan(1e-3);
  });

  it("distal outcome: mean grades by class, corrected by BCH and not", () => {
    const { model, covariates, high, low } = cheaters();
    const outcome = distalOutcome(model, [...covariates.data]);
    [low, high].forEach((c, m) => {
      expect(outcome.estimates.data[c]).toBeCloseTo(stepMix.distal.bch[m], 4);
      expect(outcome.uncorrected.data[c]).toBeCloseTo(stepMix.distal.none[m], 6);
    });
  });
});

describe("three-step membership", () => {
  it("has the standard errors of a numerical Hessian of its own likelihood", () => {
    const { model, covariates, weights } = cheaters();
    const { membership, classificationErrors, logLikelihood } = threeStepMembership(model, covariates);
    const likelihood = ([a, b]: readonly number[]): number =>
      weights.reduce((sum, weight, i) => {
        const second = 1 / (1 + Math.exp(-(a + b * covariates.data[i])));
        const seen = model.labels[i];
        const { data } = classificationErrors;
        return sum + weight * Math.log((1 - second) * data[seen] + second * data[2 + seen]);
      }, 0);
    const at = [...membership.coefficients.data.slice(2)];
    expect(likelihood(at)).toBeCloseTo(logLikelihood, 9);
    const h = 1e-3;
    const second = (i: number, j: number): number => {
      const moved = (di: number, dj: number): number =>
        likelihood(at.map((value, m) => value + (m === i ? di : 0) + (m === j ? dj : 0)));
      return (moved(h, h) - moved(h, -h) - moved(-h, h) + moved(-h, -h)) / (4 * h * h);
    };
    const [aa, ab, bb] = [-second(0, 0), -second(0, 1), -second(1, 1)];
    const determinant = aa * bb - ab * ab;
    const errors = membership.standardErrors?.data ?? [];
    expect(errors[2] / Math.sqrt(bb / determinant)).toBeCloseTo(1, 3);
    expect(errors[3] / Math.sqrt(aa / determinant)).toBeCloseTo(1, 3);
    expect([errors[0], errors[1]]).toEqual([0, 0]);
  });

  it("counts an integer weight as repeated rows", () => {
    const { x, weights, covariates, model } = cheaters();
    const copies = weights.flatMap((weight, i) => new Array<number>(weight).fill(i));
    const spelled = latentClass(takeRows(x, copies), { k: 2, seed: 1 });
    const grades = observations(
      copies.map((i) => [covariates.data[i]]),
      { columnNames: ["GPA"] },
    );
    const [a, b] = [threeStepMembership(model, covariates), threeStepMembership(spelled, grades)];
    a.membership.coefficients.data.forEach((value, m) => {
      expect(value).toBeCloseTo(b.membership.coefficients.data[m], 9);
      expect(a.membership.standardErrors?.data[m]).toBeCloseTo(
        b.membership.standardErrors?.data[m] ?? NaN,
        9,
      );
    });
    const [c, d] = [
      distalOutcome(model, [...covariates.data]),
      distalOutcome(
        spelled,
        copies.map((i) => covariates.data[i]),
      ),
    ];
    c.estimates.data.forEach((value, m) => {
      expect(value).toBeCloseTo(d.estimates.data[m], 9);
      expect(c.standardErrors.data[m]).toBeCloseTo(d.standardErrors.data[m], 9);
    });
    expect(c.test?.statistic).toBeCloseTo(d.test?.statistic ?? NaN, 7);
  });
});

describe("distal outcomes", () => {
  const { x, classes } = mixedRows(8, 500);
  const model = latentClass(x, { k: 3, seed: 1, kinds: { visits: "count" } });
  const classOf = [0, 1, 2].map((c) => {
    const labels = classes.flatMap((own, i) => (own === c ? [model.labels[i]] : []));
    return [0, 1, 2].reduce((best, l) =>
      labels.filter((label) => label === l).length > labels.filter((label) => label === best).length
        ? l
        : best,
    );
  });

  it("of a category are one share per level, summing to 1, and the test counts k - 1 times levels - 1", () => {
    const outcome = distalOutcome(
      model,
      classes.map((c, i) =>
        i % 5 === 0 ? null : ["left", "stayed", "grew"][(c + (i % 3 === 0 ? 1 : 0)) % 3],
      ),
    );
    expect(outcome.levels).toEqual(["grew", "left", "stayed"]);
    expect(outcome.totalWeight).toBe(400);
    for (let c = 0; c < 3; c++) {
      const own = outcome.estimates.data.slice(3 * c, 3 * c + 3);
      expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    }
    expect(outcome.estimates.data[3 * classOf[0] + 1]).toBeGreaterThan(0.5);
    expect(outcome.test?.degreesOfFreedom).toBe(4);
    expect(outcome.test?.pValue).toBeLessThan(1e-6);
  });

  it("that have nothing to do with the classes are not found to differ, those that do are", () => {
    const random = randomSource(5);
    const chance = distalOutcome(
      model,
      classes.map(() => randomNormal(random)),
    );
    const truth = distalOutcome(
      model,
      classes.map((c) => 10 * c + randomNormal(random)),
    );
    expect(chance.test?.pValue).toBeGreaterThan(0.01);
    expect(truth.test?.pValue).toBeLessThan(1e-6);
    [0, 1, 2].forEach((c) => {
      const at = classOf[c];
      expect(Math.abs(truth.estimates.data[at] - 10 * c)).toBeLessThan(
        4 * truth.standardErrors.data[at] + 0.01,
      );
      expect(Math.abs(truth.estimates.data[at] - 10 * c)).toBeLessThanOrEqual(
        Math.abs(truth.uncorrected.data[at] - 10 * c) + 0.3,
      );
    });
  });

  it("of certain classes are the plain means with their plain standard errors", () => {
    const sure = mixedObservations(
      ["a", "b", "c", "d", "e"],
      [{ name: "n", kind: "numeric", values: [0, 0.1, 0.2, 1000, 1000.1] }],
    );
    const two = latentClass(sure, { k: 2, seed: 1, minimumVariance: 1e-9 });
    const { estimates, standardErrors, test } = distalOutcome(two, [1, 2, 6, 10, 20]);
    expect(estimates.data[0]).toBeCloseTo(3, 10);
    expect(estimates.data[1]).toBeCloseTo(15, 10);
    expect(standardErrors.data[0]).toBeCloseTo(Math.sqrt(4 + 1 + 9) / 3, 10);
    expect(standardErrors.data[1]).toBeCloseTo(Math.sqrt(50) / 2, 10);
    expect(test?.statistic).toBeCloseTo(144 / (14 / 9 + 12.5), 8);
    const one = latentClass(sure, { k: 1, seed: 1 });
    expect(distalOutcome(one, [1, 2, 6, 10, 20]).test).toBeNull();
  });

  it("have the standard errors of what each row moves the estimates by (numerically)", () => {
    const { model: two, covariates, weights } = cheaters();
    const { classificationErrors } = threeStepMembership(two, covariates);
    const [a, b, c, d] = classificationErrors.data;
    // The inverse of the 2 x 2 matrix: the assigned class is the row, the class it counts for the column.
    const inverse = [d, -b, -c, a].map((value) => value / (a * d - b * c));
    const meanOf = (own: readonly number[], at: number): number => {
      const counts = own.map((weight, i) => weight * inverse[two.labels[i] * 2 + at]);
      const total = counts.reduce((sum, count) => sum + count, 0);
      return counts.reduce((sum, count, i) => sum + (count / total) * covariates.data[i], 0);
    };
    const { estimates, standardErrors, test } = distalOutcome(two, [...covariates.data]);
    const moves = [0, 1].map((at) =>
      weights.map((_, i) => {
        const moved = (by: number): number =>
          meanOf(
            weights.map((weight, m) => (m === i ? weight + by : weight)),
            at,
          );
        return (moved(1e-4) - moved(-1e-4)) / 2e-4;
      }),
    );
    const product = (left: number, right: number): number =>
      weights.reduce((sum, weight, i) => sum + weight * moves[left][i] * moves[right][i], 0);
    [0, 1].forEach((at) => {
      expect(estimates.data[at]).toBeCloseTo(meanOf(weights, at), 10);
      expect(standardErrors.data[at]).toBeCloseTo(Math.sqrt(product(at, at)), 6);
    });
    const gap = estimates.data[1] - estimates.data[0];
    const variance = product(0, 0) + product(1, 1) - 2 * product(0, 1);
    expect(test?.statistic).toBeCloseTo(gap ** 2 / variance, 5);
  });

  it("refuse what they cannot take", () => {
    const values = classes.map(() => 1);
    expect(() => distalOutcome(model, values.slice(1))).toThrow("expected 500, one per row of the model");
    expect(() => distalOutcome(model, [...values.slice(1), "x"])).toThrow(
      "row 500: expected a finite number",
    );
    expect(() => distalOutcome(model, [...values.slice(1), NaN])).toThrow(InputError);
    expect(() =>
      distalOutcome(
        model,
        values.map(() => null),
      ),
    ).toThrow("at least one value");
    const { model: cheating, covariates } = cheaters();
    expect(() => threeStepMembership(cheating, observations([[1]]))).toThrow("one per row of the model");
    const withGrades = latentClass(cheatingWithGrades().x, { k: 2, seed: 1, covariates });
    expect(() => threeStepMembership(withGrades, covariates)).toThrow("fitted without covariates");
    const alike = latentClass(nominal(["q"], [[1], [1], [1]]), { k: 2, seed: 1 });
    expect(() => distalOutcome(alike, [1, 2, 3])).toThrow("1 of 2 classes");
  });
});

describe("fit of patterns and pairs", () => {
  it("G2 and X2 are those of the whole table, cells that nobody is in included", () => {
    const { x, weights } = published("gss82");
    const fit = latentClass(x, { k: 2, seed: 1, weights });
    let [gSquared, xSquared, cells] = [0, 0, 0];
    const walk = (levels: readonly string[]): void => {
      const j = levels.length;
      const profile = fit.profiles[j];
      if (profile !== undefined) {
        if (profile.kind !== "categorical") throw new Error("not categorical");
        return profile.levels.forEach((level) => walk([...levels, level]));
      }
      cells++;
      const expected =
        1202 *
        [...fit.sizes].reduce(
          (sum, size, c) =>
            sum +
            fit.profiles.reduce((product, own, m) => {
              if (own.kind !== "categorical") throw new Error("not categorical");
              return product * own.probabilities.data[c * own.levels.length + own.levels.indexOf(levels[m])];
            }, size),
          0,
        );
      const observed = weights.reduce(
        (sum, weight, i) =>
          sum + (x.columns.every((column, m) => column.values[i] === levels[m]) ? weight : 0),
        0,
      );
      if (observed > 0) gSquared += 2 * observed * Math.log(observed / expected);
      xSquared += (observed - expected) ** 2 / expected;
    };
    walk([]);
    expect(cells).toBe(36);
    expect(fit.patternFit?.gSquared).toBeCloseTo(gSquared, 8);
    expect(fit.patternFit?.xSquared).toBeCloseTo(xSquared, 8);
    expect(fit.patternFit?.degreesOfFreedom).toBe(36 - 1 - fit.parameterCount);
  });

  it("one class: the residual of two categories is Pearson's chi-squared of their table per degree of freedom", () => {
    const rows = [
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
      [3, 1],
      [3, 2],
    ];
    const weights = [30, 10, 20, 20, 5, 15];
    const fit = latentClass(nominal(["a", "b"], rows), { k: 1, seed: 1, weights });
    const chi = rows.reduce((sum, [a, b], i) => {
      const total = (of: (row: number[]) => boolean): number =>
        rows.reduce((own, row, m) => own + (of(row) ? weights[m] : 0), 0);
      const expected = (total((row) => row[0] === a) * total((row) => row[1] === b)) / 100;
      return sum + (weights[i] - expected) ** 2 / expected;
    }, 0);
    expect(fit.bivariateResiduals.data[1]).toBeCloseTo(chi / 2, 10);
    expect(fit.bivariateResiduals.data[2]).toBeCloseTo(chi / 2, 10);
    expect(Number.isNaN(fit.bivariateResiduals.data[0])).toBe(true);
  });

  it("one class: numbers by their correlation, numbers and levels by the means of levels", () => {
    const x = mixedObservations(
      ["a", "b", "c", "d", "e", "f"],
      [
        { name: "level", kind: "nominal", values: ["p", "p", "p", "q", "q", null] },
        { name: "n", kind: "numeric", values: [1, 2, 4, 6, 7, 10] },
        { name: "m", kind: "numeric", values: [2, 1, 5, 4, 9, null] },
      ],
    );
    const { bivariateResiduals } = latentClass(x, { k: 1, seed: 1 });
    const [n, m] = [
      [1, 2, 4, 6, 7],
      [2, 1, 5, 4, 9],
    ];
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const joint = (a: number[], b: number[]): number =>
      mean(a.map((value, i) => (value - mean(a)) * (b[i] - mean(b))));
    const correlation = joint(n, m) / Math.sqrt(joint(n, n) * joint(m, m));
    expect(bivariateResiduals.data[5]).toBeCloseTo(5 * correlation ** 2, 10);
    const all = [1, 2, 4, 6, 7, 10];
    const variance = joint(all, all);
    const byLevel = 3 * (7 / 3 - 5) ** 2 + 2 * (6.5 - 5) ** 2;
    expect(bivariateResiduals.data[1]).toBeCloseTo(byLevel / variance, 10);
  });
});

describe("how many classes", () => {
  it("BIC of published tables: two classes of gss82 against one, three of carcinoma", () => {
    const { x, weights } = published("carcinoma");
    const sweep = latentClassSweep(x, { k: [1, 5], seed: 1, weights, standardErrors: false });
    expect(sweep.fits.map(({ k }) => k)).toEqual([1, 2, 3, 4, 5]);
    expect(sweep.bestByBic.k).toBe(3);
    for (let at = 1; at < 5; at++) {
      expect(sweep.fits[at].logLikelihood).toBeGreaterThanOrEqual(sweep.fits[at - 1].logLikelihood);
    }
    expect(() => latentClassSweep(x, { k: [3, 2], seed: 1 })).toThrow("latentClassSweep(k)");
  });

  it("draws mixed rows with covariates and missing values, and refuses weights that are no counts", () => {
    const { x } = mixedRows(2, 80, 0.2);
    const covariates = observations(
      Array.from({ length: 80 }, (_, i) => [i % 7]),
      { columnNames: ["age"] },
    );
    const steps: number[] = [];
    const options = {
      k: 1,
      seed: 1,
      starts: 4,
      finalists: 2,
      samples: 5,
      kinds: { visits: "count" as const },
    };
    const test = latentClassBootstrap(x, { ...options, covariates, onProgress: (done) => steps.push(done) });
    expect(test.statistics.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
    expect(test.pValue).toBe(1 / 6);
    expect(steps).toEqual([1, 2, 3, 4, 5]);
    const weights = new Array<number>(80).fill(0.5);
    expect(() => latentClassBootstrap(x, { ...options, weights })).toThrow("0.5 for row 1");
  });

  it.each([0.3, 4, 75])("Poisson numbers of rate %d have that mean and variance", (rate) => {
    const random = randomSource(6);
    const draws = Array.from({ length: 20_000 }, () => randomPoisson(random, rate));
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean / rate - 1)).toBeLessThan(4 / Math.sqrt(20_000 * rate));
    expect(Math.abs(variance / rate - 1)).toBeLessThan(0.06);
  });
});
