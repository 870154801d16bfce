import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import type { LatentClassClustering } from "../../src/clustering/latent-class/latent-class-clustering";
import { predictLatentClass } from "../../src/clustering/latent-class/latent-class-predict";
import { InputError } from "../../src/core/input-error";
import { mixedObservations } from "../../src/math/linear/mixed-observations";
import { observations } from "../../src/math/linear/observations";
import { cheatingWithGrades, mixedRows, nominal, published, repeated, takeRows } from "./latent-class-cases";

const counts = { visits: "count" } as const;

describe("latent classes of published tables", () => {
  it.each([
    ["carcinoma", 2, -317.2568],
    ["carcinoma", 3, -293.705],
    ["carcinoma", 4, -289.2858],
    ["cheating", 2, -440.0271],
    ["values", 2, -504.4677],
    ["values", 3, -503.3011],
    ["gss82", 2, -2783.268],
    ["gss82", 3, -2754.545],
  ] as const)("%s with %i classes has log-likelihood %d (poLCA)", (name, k, expected) => {
    const { x, weights } = published(name);
    const fit = latentClass(x, { k, seed: 1, weights });
    expect(Math.abs(fit.logLikelihood - expected)).toBeLessThan(name === "gss82" && k === 3 ? 5e-4 : 1e-4);
    expect(fit.converged).toBe(true);
  });

  it("carcinoma with 3 classes: shares .1817 .3736 .4447, G2 15.26 and X2 20.50 (poLCA)", () => {
    const { x, weights } = published("carcinoma");
    const fit = latentClass(x, { k: 3, seed: 5, weights });
    const shares = [...fit.sizes].sort();
    [0.1817, 0.3736, 0.4447].forEach((share, c) => expect(shares[c]).toBeCloseTo(share, 4));
    expect(fit.patternFit?.gSquared).toBeCloseTo(15.26, 2);
    expect(fit.patternFit?.xSquared).toBeCloseTo(20.5, 2);
    expect(fit.patternFit?.degreesOfFreedom).toBe(2 ** 7 - 1 - 23);
    expect(fit.parameterCount).toBe(23);
    expect(fit.bic).toBeCloseTo(-2 * 293.705 - 23 * Math.log(118), 3);
    expect(fit.aic).toBeCloseTo(-2 * 293.705 - 46, 3);
    expect(fit.adjustedBic).toBeCloseTo(-2 * 293.705 - 23 * Math.log(120 / 24), 3);
    expect(fit.icl).toBeLessThan(fit.bic);
  });

  it("collapses the 1,202 rows of gss82 to 33 patterns", () => {
    const { x, weights } = published("gss82");
    const fit = latentClass(repeated(x, weights), { k: 2, seed: 1 });
    expect(fit.patternCount).toBe(33);
    expect(fit.totalWeight).toBe(1202);
  });

  it.each([
    ["carcinoma", 4],
    ["gss82", 3],
  ] as const)("reaches the best optimum of %s with %i classes for 3 of 3 seeds", (name, k) => {
    const { x, weights } = published(name);
    const fits = Array.from({ length: 3 }, (_, seed) =>
      latentClass(x, { k, seed, weights, standardErrors: false }),
    );
    const best = { carcinoma: -289.28585, gss82: -2754.5454 }[name];
    expect(fits.filter((fit) => fit.logLikelihood > best - 1e-4).length).toBe(3);
  });

  it("cheating with grades in one step: -429.6384, slope .8425 (poLCA)", () => {
    const { x, weights, covariates } = cheatingWithGrades();
    const fit = latentClass(x, { k: 2, seed: 3, weights, covariates });
    expect(fit.logLikelihood).toBeCloseTo(-429.6384, 4);
    expect(fit.totalWeight).toBe(315);
    expect(Math.abs(fit.membership?.coefficients.data[3] ?? 0)).toBeCloseTo(0.8425, 4);
    expect([...(fit.membership?.coefficients.data.slice(0, 2) ?? [])]).toEqual([0, 0]);
    expect(fit.sizes[0] + fit.sizes[1]).toBeCloseTo(1, 12);
    expect(fit.parameterCount).toBe(2 + 8);
    expect(fit.patternFit).toBeNull();
  });
});

/** The log-likelihood by its definition: no tables, no logarithms shared between rows. */
function plainLogLikelihood(fit: LatentClassClustering, rows: ReturnType<typeof mixedRows>["x"]): number {
  let total = 0;
  for (let i = 0; i < rows.rows; i++) {
    let density = 0;
    for (let c = 0; c < fit.k; c++) {
      let product = fit.sizes[c];
      fit.profiles.forEach((profile, j) => {
        const value = rows.columns[j].values[i];
        if (value === null) return;
        if (profile.kind === "normal") {
          const z = ((value as number) - profile.means[c]) / profile.standardDeviations[c];
          product *= Math.exp((-z * z) / 2) / (profile.standardDeviations[c] * Math.sqrt(2 * Math.PI));
        } else if (profile.kind === "count") {
          let factorial = 1;
          for (let m = 2; m <= (value as number); m++) factorial *= m;
          product *= (profile.rates[c] ** (value as number) * Math.exp(-profile.rates[c])) / factorial;
        } else {
          const { data, columns } = profile.probabilities;
          product *= data[c * columns + profile.levels.indexOf(value as string)];
        }
      });
      density += product;
    }
    total += Math.log(density);
  }
  return total;
}

describe("latent classes of mixed columns", () => {
  const { x, classes } = mixedRows(11, 400, 0.15);
  const fit = latentClass(x, { k: 3, seed: 2, kinds: counts });

  it("reports the likelihood of its definition, missing values left out", () => {
    expect(fit.logLikelihood).toBeCloseTo(plainLogLikelihood(fit, x), 7);
    const { logDensities } = predictLatentClass(fit, x);
    expect(logDensities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(fit.logLikelihood, 7);
  });

  it("finds the classes that were put in", () => {
    const agreement = [0, 1, 2].map((c) => {
      const labels = classes.flatMap((own, i) => (own === c ? [fit.labels[i]] : []));
      return Math.max(...[0, 1, 2].map((l) => labels.filter((label) => label === l).length)) / labels.length;
    });
    agreement.forEach((share) => expect(share).toBeGreaterThan(0.8));
    expect(fit.entropy ?? 0).toBeGreaterThan(0.6);
  });

  it("stands at a maximum: no profile can be moved to a higher likelihood", () => {
    const moved = (change: (copy: LatentClassClustering) => void): number => {
      const copy = structuredClone(fit) as LatentClassClustering;
      change(copy);
      return plainLogLikelihood(copy, x);
    };
    for (const sign of [-1e-3, 1e-3]) {
      fit.profiles.forEach((profile, j) => {
        for (let c = 0; c < 3; c++) {
          const after = moved((copy) => {
            const own = copy.profiles[j];
            if (own.kind === "normal") own.means[c] += sign;
            else if (own.kind === "count") own.rates[c] += sign;
            else if (own.kind === "categorical") {
              own.probabilities.data[c * own.levels.length] += sign;
              own.probabilities.data[c * own.levels.length + 1] -= sign;
            }
          });
          expect(after).toBeLessThanOrEqual(fit.logLikelihood + 1e-7);
        }
        expect(profile.name).toBe(x.columns[j].name);
      });
    }
  });

  it("never falls on its way, and says how many finalists met", () => {
    for (let step = 1; step < fit.path.length; step++) {
      expect(fit.path[step]).toBeGreaterThanOrEqual(fit.path[step - 1] - 1e-9);
    }
    expect(fit.path[fit.path.length - 1]).toBeCloseTo(fit.logLikelihood, 9);
    expect(fit.finalistsAtBest).toBeGreaterThanOrEqual(1);
  });

  it("with one class is the table of shares and means", () => {
    const one = latentClass(x, { k: 1, seed: 2, kinds: counts });
    const visits = x.columns[2].values.filter((value) => value !== null) as number[];
    const profile = one.profiles[2];
    const mean = visits.reduce((sum, value) => sum + value, 0) / visits.length;
    expect(profile.kind === "count" && profile.rates[0]).toBeCloseTo(mean, 10);
    const levels = x.columns[1].values.filter((value) => value !== null);
    const satisfaction = one.profiles[1];
    if (satisfaction.kind !== "ordinal") throw new Error("not ordinal");
    const share = levels.filter((value) => value === "high").length / levels.length;
    expect(satisfaction.probabilities.data[2]).toBeCloseTo(share, 10);
    expect(one.entropy).toBeNull();
    expect([...one.labels].every((label) => label === 0)).toBe(true);
  });
});

describe("what latent classes promise of rows, weights and values", () => {
  const { x } = mixedRows(4, 150, 0.1);
  const options = { k: 3, seed: 9, kinds: counts };
  const fit = latentClass(x, options);

  it("same seed, same bytes; frozen", () => {
    expect(JSON.stringify(latentClass(x, options))).toBe(JSON.stringify(fit));
    expect(Object.isFrozen(fit)).toBe(true);
  });

  it("rows in another order give the same classes", () => {
    const from = Array.from({ length: x.rows }, (_, i) => (i * 67) % x.rows);
    const other = latentClass(takeRows(x, from), options);
    expect(other.logLikelihood).toBe(fit.logLikelihood);
    const pairs = new Set(from.map((row, i) => `${fit.labels[row]} ${other.labels[i]}`));
    expect(pairs.size).toBe(3);
  });

  it("its own rows get their own labels and posteriors, a subset as well", () => {
    const again = predictLatentClass(fit, x);
    expect([...again.labels]).toEqual([...fit.labels]);
    expect([...again.probabilities.data]).toEqual([...fit.probabilities.data]);
    const few = predictLatentClass(fit, takeRows(x, [5, 77, 3]));
    expect([...few.labels]).toEqual([5, 77, 3].map((i) => fit.labels[i]));
  });

  it("a row without any value gets the class sizes", () => {
    const empty = mixedObservations(
      ["nobody"],
      x.columns.map((column) => ({ ...column, values: [null] })),
    );
    const { data } = predictLatentClass(fit, empty).probabilities;
    data.forEach((share, c) => expect(share).toBeCloseTo(fit.sizes[c], 12));
  });

  it("units do not matter: a column times 1,024 plus 64 gives the same classes", () => {
    const scaled = mixedObservations(
      x.rowNames,
      x.columns.map((column) =>
        column.kind === "numeric" && column.name === "basket"
          ? { ...column, values: column.values.map((value) => value && value * 1024 + 64) }
          : column,
      ),
    );
    const other = latentClass(scaled, options);
    expect([...other.labels]).toEqual([...fit.labels]);
    const there = x.columns[3].values.filter((value) => value !== null).length;
    expect(other.logLikelihood).toBeCloseTo(fit.logLikelihood - there * Math.log(1024), 6);
  });

  it("numbers of 1e150 stay finite", () => {
    const large = mixedObservations(
      ["a", "b", "c", "d", "e", "f"],
      [{ name: "n", kind: "numeric", values: [0.9e150, 1e150, 0.8e150, -0.9e150, -1e150, -0.8e150] }],
    );
    const model = latentClass(large, { k: 2, seed: 1 });
    expect(Number.isFinite(model.logLikelihood)).toBe(true);
    expect([...model.labels]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it.each([0.1, 14.62, 3])("rows that are all equal (%d) make one class, without error", (value) => {
    const equal = mixedObservations(
      ["a", "b", "c"],
      [
        { name: "n", kind: "numeric", values: [value, value, value] },
        { name: "s", kind: "nominal", values: ["x", "x", "x"] },
      ],
    );
    for (const k of [1, 2, 3]) {
      const model = latentClass(equal, { k, seed: 1 });
      expect([...model.labels]).toEqual([0, 0, 0]);
      expect(model.clusterCount).toBe(1);
      expect(model.sizes.reduce((sum, size) => sum + size, 0)).toBeCloseTo(1, 12);
    }
  });

  it("holds for tables of any small shape: posteriors sum to 1, sizes to 1, likelihood finite", () => {
    const cell = fc.option(fc.integer({ min: 0, max: 2 }), { nil: NaN, freq: 4 });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 15 }),
      );
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 4 }), (rows, k) => {
        const columns = rows[0].map((_, j) => j).filter((j) => rows.some((row) => !Number.isNaN(row[j])));
        fc.pre(columns.length > 0 && k <= rows.length);
        const x = nominal(
          columns.map((j) => `q${j}`),
          rows.map((row) => columns.map((j) => row[j])),
        );
        const model = latentClass(x, { k, seed: 1, starts: 4 });
        expect(Number.isFinite(model.logLikelihood)).toBe(true);
        expect(model.sizes.reduce((sum, size) => sum + size, 0)).toBeCloseTo(1, 9);
        for (let i = 0; i < rows.length; i++) {
          const own = model.probabilities.data.slice(i * k, (i + 1) * k);
          expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("latent classes refuse, saying where and what", () => {
  const { x } = mixedRows(4, 30);
  const message = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
    return "no error";
  };

  it.each([
    [
      "k of 0",
      () => latentClass(x, { k: 0, seed: 1 }),
      "latentClass(k): expected a whole number from 1 to 30",
    ],
    ["more classes than rows", () => latentClass(x, { k: 31, seed: 1 }), "from 1 to 30, got 31"],
    [
      "an unknown column",
      () => latentClass(x, { k: 2, seed: 1, kinds: { vists: "count" } }),
      'latentClass(kinds): expected channel, satisfaction, visits, basket, member, got "vists"',
    ],
    [
      "a kind the column cannot be",
      () => latentClass(x, { k: 2, seed: 1, kinds: { channel: "normal" } }),
      '"normal" for a column that is nominal',
    ],
    [
      "counts that are no counts",
      () => latentClass(x, { k: 2, seed: 1, kinds: { basket: "count" } }),
      "a count:",
    ],
    ["too few weights", () => latentClass(x, { k: 2, seed: 1, weights: [1] }), "1 weights"],
    [
      "a negative weight",
      () =>
        latentClass(x, { k: 2, seed: 1, weights: Array.from({ length: 30 }, (_, i) => (i === 4 ? -1 : 1)) }),
      "-1 for row 5",
    ],
    [
      "covariates of other rows",
      () => latentClass(x, { k: 2, seed: 1, covariates: observations([[1], [2]]) }),
      "30 rows, one per row of x",
    ],
    [
      "a column without values",
      () =>
        latentClass(mixedObservations(["a"], [{ name: "n", kind: "nominal", values: [null] }]), {
          k: 1,
          seed: 1,
        }),
      "no value in any row",
    ],
    [
      "an unknown level in new rows",
      () => {
        const a = nominal(["q"], [[1], [2], [1], [2]]);
        return predictLatentClass(latentClass(a, { k: 1, seed: 1 }), nominal(["q"], [[3]]));
      },
      'column "q", row 1: expected a level the model knows: 1, 2, got "3"',
    ],
    [
      "other columns in new rows",
      () => {
        const a = nominal(["q"], [[1], [2], [1], [2]]);
        return predictLatentClass(latentClass(a, { k: 1, seed: 1 }), nominal(["r"], [[1]]));
      },
      "the columns of the model: q",
    ],
  ])("%s", (_, run, expected) => {
    expect(message(run)).toContain(expected);
  });
});
