import { describe, expect, it } from "vitest";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import { latentClassBootstrap } from "../../src/clustering/latent-class/latent-class-bootstrap";
import { distalOutcome } from "../../src/clustering/latent-class/distal-outcome";
import { threeStepMembership } from "../../src/clustering/latent-class/three-step-membership";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { observations } from "../../src/math/linear/observations";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { nominal, published } from "./latent-class-cases";

/** Rows of yes/no questions from classes; `strength` is the chance of a class's own answer. */
function madeAnswers(seed: number, n: number, columns: number, k: number, strength: number) {
  const random = randomSource(seed);
  const patterns = Array.from({ length: k }, () =>
    Array.from({ length: columns }, () => Math.floor(random() * 3)),
  );
  const classes = Array.from({ length: n }, () => Math.floor(random() * k));
  const rows = classes.map((c) =>
    patterns[c].map((own) => (random() < strength ? own : (own + 1 + Math.floor(random() * 2)) % 3)),
  );
  return { random, classes, rows };
}

/** The commonest answer of each column in place of what is missing. */
function modeImputed(rows: readonly (readonly number[])[]): number[][] {
  const modes = rows[0].map((_, j) => {
    const counts = [0, 1, 2].map((level) => rows.filter((row) => row[j] === level).length);
    return counts.indexOf(Math.max(...counts));
  });
  return rows.map((row) => row.map((value, j) => (Number.isNaN(value) ? modes[j] : value)));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));

describe("latent classes over many made sets", () => {
  it("half of the values missing: better than filling in the commonest answer, 100 sets", () => {
    const differences = Array.from({ length: 100 }, (_, seed) => {
      const { random, classes, rows } = madeAnswers(1000 + seed, 300, 10, 3, 0.8);
      // Missing at random: where the first question, always answered, is 0, others are missing more often.
      const holes = rows.map((row) =>
        row.map((value, j) => (j > 0 && random() < (row[0] === 0 ? 0.75 : 0.45) ? NaN : value)),
      );
      const names = rows[0].map((_, j) => `q${j}`);
      const ari = (table: readonly (readonly number[])[]): number => {
        const { labels } = latentClass(nominal(names, table), {
          k: 3,
          seed,
          starts: 30,
          finalists: 3,
          standardErrors: false,
        });
        return adjustedRand(labels, classes).value ?? NaN;
      };
      return ari(holes) - ari(modeImputed(holes));
    });
    const lower = mean(differences) - (1.96 * deviation(differences)) / Math.sqrt(differences.length);
    console.log(
      `missing at random against mode imputation: ARI + ${mean(differences)}, lower bound ${lower}`,
    );
    expect(lower).toBeGreaterThanOrEqual(0);
  });

  it("the bootstrap test rejects the true number of classes in about 5 of 100 sets", () => {
    const sets = 120;
    const rejected = Array.from({ length: sets }, (_, seed) => {
      const { rows } = madeAnswers(5000 + seed, 200, 4, 2, 0.8);
      const names = rows[0].map((_, j) => `q${j}`);
      const options = { k: 2, seed, samples: 39, starts: 12, finalists: 2, tolerance: 1e-7 };
      return latentClassBootstrap(nominal(names, rows), options).pValue <= 0.05;
    }).filter((value) => value).length;
    console.log(`bootstrap test at 5 %: ${rejected} of ${sets} true models rejected`);
    // 120 sets at 5 %: 6 expected, 13 or more in less than 1 of 100 cases.
    expect(rejected).toBeLessThanOrEqual(13);
  });

  it("three steps: corrected slopes have no bias that their errors do not cover, uncorrected ones do", () => {
    const truth = 1;
    const results = Array.from({ length: 150 }, (_, seed) => {
      const random = randomSource(9000 + seed);
      const n = 600;
      const z = Array.from({ length: n }, () => randomNormal(random));
      const classes = z.map((value) => (random() < 1 / (1 + Math.exp(-truth * value)) ? 1 : 0));
      const rows = classes.map((c) =>
        Array.from({ length: 6 }, () => (random() < (c === 1 ? 0.75 : 0.25) ? 1 : 0)),
      );
      const x = nominal(["a", "b", "c", "d", "e", "f"], rows);
      const model = latentClass(x, { k: 2, seed, starts: 20, finalists: 3, standardErrors: false });
      const covariates = observations(
        z.map((value) => [value]),
        { columnNames: ["z"] },
      );
      const [first] = model.profiles;
      if (first.kind !== "categorical") throw new Error("not categorical");
      const sign = first.probabilities.data[1] < first.probabilities.data[3] ? 1 : -1;
      const { membership } = threeStepMembership(model, covariates);
      const slope = sign * membership.coefficients.data[3];
      const error = membership.standardErrors?.data[3] ?? NaN;
      const outcome = distalOutcome(
        model,
        classes.map((c) => 2 * c + randomNormal(random)),
      );
      const gap = (data: Float64Array): number => sign * (data[1] - data[0]);
      const covered = Math.abs(slope - truth) < 1.96 * error;
      return { slope, covered, gap: gap(outcome.estimates.data), naive: gap(outcome.uncorrected.data) };
    });
    const slopes = results.map(({ slope }) => slope);
    const covered = results.filter((result) => result.covered).length;
    const gaps = results.map(({ gap }) => gap);
    const naive = results.map((result) => result.naive);
    console.log(
      `three steps: mean slope ${mean(slopes)} (1), 95 % intervals hold it in ${covered} of 150; ` +
        `mean gap ${mean(gaps)} (2), uncorrected ${mean(naive)}`,
    );
    expect(Math.abs(mean(slopes) - truth)).toBeLessThan(0.06);
    expect(covered).toBeGreaterThanOrEqual(132);
    expect(Math.abs(mean(gaps) - 2)).toBeLessThan(0.06);
    expect(mean(naive)).toBeLessThan(1.8);
  });

  it("100,000 rows, 20 questions, 6 classes with default options", () => {
    const { rows, classes } = madeAnswers(77, 100_000, 20, 6, 0.75);
    const x = nominal(
      rows[0].map((_, j) => `q${j}`),
      rows,
    );
    const before = process.cpuUsage();
    const start = performance.now();
    const fit = latentClass(x, { k: 6, seed: 1 });
    const { user, system } = process.cpuUsage(before);
    const megabytes = process.memoryUsage().rss / 2 ** 20;
    console.log(
      `${(user + system) / 1e6} s of CPU, ${(performance.now() - start) / 1000} s, ${megabytes} MB`,
    );
    expect(adjustedRand(fit.labels, classes).value).toBeGreaterThan(0.9);
    expect(megabytes).toBeLessThan(500);
  });
});

describe("latent classes of published tables, from many seeds", () => {
  it.each([
    ["carcinoma", 4],
    ["gss82", 3],
  ] as const)("reaches the best optimum of %s with %i classes for 100 of 100 seeds", (name, k) => {
    const { x, weights } = published(name);
    const fits = Array.from({ length: 100 }, (_, seed) =>
      latentClass(x, { k, seed, weights, standardErrors: false }),
    );
    const best = { carcinoma: -289.28585, gss82: -2754.5454 }[name];
    expect(fits.filter((fit) => fit.logLikelihood > best - 1e-4).length).toBe(100);
  });
});
