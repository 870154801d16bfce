import { describe, expect, it } from "vitest";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import type { LatentClassClustering } from "../../src/clustering/latent-class/latent-class-clustering";
import type { MixedObservations } from "../../src/math/linear/mixed-observations";
import type { Observations } from "../../src/math/linear/observations";
import { cheatingWithGrades, mixedRows, nominal, published } from "./latent-class-cases";

/**
 * A model as a plain list of numbers: shares of all classes but the first (or membership coefficients), level
 * probabilities of all levels but the first, intercepts and slopes of ordinal columns, means, deviations, rates.
 * The inverse of minus the numerical Hessian in these numbers holds their variances.
 */
class PlainModel {
  readonly point: number[] = [];
  readonly names: string[] = [];
  private readonly readers: ((point: readonly number[]) => void)[] = [];
  private shares: (point: readonly number[], i: number) => number[] = () => [];
  private readonly densities: ((c: number, i: number) => number)[] = [];

  constructor(
    private readonly fit: LatentClassClustering,
    private readonly x: MixedObservations,
    private readonly weights: readonly number[],
    covariates?: Observations,
  ) {
    const { k } = fit;
    const classes = Array.from({ length: k }, (_, c) => c);
    if (fit.membership !== null && covariates !== undefined) {
      const { data, columns } = fit.membership.coefficients;
      const at = classes.map((c) =>
        Array.from({ length: columns }, (_, j) =>
          c === 0 ? -1 : this.add(`coefficient ${c} ${j}`, data[c * columns + j]),
        ),
      );
      this.shares = (point, i) => {
        const odds = at.map((own) =>
          own.reduce((sum, index, j) => {
            const value = j === 0 ? 1 : covariates.data[i * covariates.columns + j - 1];
            return sum + (index < 0 ? 0 : point[index]) * value;
          }, 0),
        );
        const total = odds.reduce((sum, value) => sum + Math.exp(value), 0);
        return odds.map((value) => Math.exp(value) / total);
      };
    } else {
      const at = classes.map((c) => (c === 0 ? -1 : this.add(`size ${c}`, fit.sizes[c])));
      this.shares = (point) => {
        const rest = at.slice(1).map((index) => point[index]);
        return [1 - rest.reduce((sum, value) => sum + value, 0), ...rest];
      };
    }
    fit.profiles.forEach((profile, j) => this.addItem(profile, j));
  }

  private add(name: string, value: number): number {
    this.names.push(name);
    return this.point.push(value) - 1;
  }

  private addItem(profile: LatentClassClustering["profiles"][number], j: number): void {
    const { k } = this.fit;
    const { values } = this.x.columns[j];
    if (profile.kind === "normal" || profile.kind === "count") {
      const [first, second] =
        profile.kind === "normal" ? [profile.means, profile.standardDeviations] : [profile.rates];
      const at = Array.from(first, (value, c) => this.add(`first ${j} ${c}`, value));
      const spread = Array.from(second ?? [], (value, c) => this.add(`second ${j} ${c}`, value));
      let point: readonly number[] = [];
      this.readers.push((next) => (point = next));
      this.densities.push((c, i) => {
        const value = values[i] as number | null;
        if (value === null) return 1;
        if (profile.kind === "count") {
          let factorial = 1;
          for (let m = 2; m <= value; m++) factorial *= m;
          return (point[at[c]] ** value * Math.exp(-point[at[c]])) / factorial;
        }
        const z = (value - point[at[c]]) / point[spread[c]];
        return Math.exp((-z * z) / 2) / (point[spread[c]] * Math.sqrt(2 * Math.PI));
      });
      return;
    }
    const { levels } = profile;
    const { data } = profile.probabilities;
    const table = Array.from({ length: k }, () => new Array<number>(levels.length).fill(0));
    if (profile.kind === "ordinal") {
      const odds = (c: number, l: number): number =>
        Math.log(data[c * levels.length + l] / data[c * levels.length]);
      const slope = (c: number): number => odds(c, 1) - odds(0, 1);
      const bases = levels.map((_, l) => (l === 0 ? -1 : this.add(`base ${j} ${l}`, odds(0, l))));
      const slopes = table.map((_, c) => (c === 0 ? -1 : this.add(`slope ${j} ${c}`, slope(c))));
      this.readers.push((point) => {
        table.forEach((own, c) => {
          levels.forEach((_, l) => {
            own[l] = Math.exp((l === 0 ? 0 : point[bases[l]]) + l * (c === 0 ? 0 : point[slopes[c]]));
          });
          const total = own.reduce((sum, value) => sum + value, 0);
          levels.forEach((_, l) => (own[l] /= total));
        });
      });
    } else {
      const at = table.map((_, c) =>
        levels.map((_, l) => (l === 0 ? -1 : this.add(`level ${j} ${c} ${l}`, data[c * levels.length + l]))),
      );
      this.readers.push((point) => {
        table.forEach((own, c) => {
          levels.forEach((_, l) => (own[l] = l === 0 ? 0 : point[at[c][l]]));
          own[0] = 1 - own.reduce((sum, value) => sum + value, 0);
        });
      });
    }
    this.densities.push((c, i) => {
      const value = values[i] as string | null;
      return value === null ? 1 : table[c][levels.indexOf(value)];
    });
  }

  logLikelihood(point: readonly number[]): number {
    this.readers.forEach((read) => read(point));
    return this.weights.reduce((sum, weight, i) => {
      const density = this.shares(point, i).reduce(
        (total, share, c) =>
          total + this.densities.reduce((product, density) => product * density(c, i), share),
        0,
      );
      return sum + weight * Math.log(density);
    }, 0);
  }

  /** Variances and covariances: the inverse of minus the Hessian by central differences, refined once (Richardson). */
  covariance(): number[][] {
    const size = this.point.length;
    const step = this.point.map((value) => 2e-3 * Math.max(0.1, Math.abs(value)));
    const at = (a: number, da: number, b: number, db: number): number => {
      const moved = [...this.point];
      moved[a] += da;
      moved[b] += db;
      return this.logLikelihood(moved);
    };
    const second = (a: number, b: number, scale: number): number => {
      const [ha, hb] = [step[a] * scale, step[b] * scale];
      return (at(a, ha, b, hb) - at(a, ha, b, -hb) - at(a, -ha, b, hb) + at(a, -ha, b, -hb)) / (4 * ha * hb);
    };
    const negative = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    for (let a = 0; a < size; a++) {
      for (let b = 0; b <= a; b++) {
        const value = (4 * second(a, b, 0.5) - second(a, b, 1)) / 3;
        negative[a][b] = negative[b][a] = -value;
      }
    }
    return inverse(negative);
  }

  error(covariance: readonly (readonly number[])[], name: string): number {
    const index = this.names.indexOf(name);
    if (index < 0) throw new Error(`no parameter ${name}`);
    return Math.sqrt(covariance[index][index]);
  }
}

/** Gauss-Jordan with pivots. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column; i < size; i++)
      if (Math.abs(work[i][column]) > Math.abs(work[pivot][column])) pivot = i;
    [work[column], work[pivot]] = [work[pivot], work[column]];
    const by = work[column][column];
    work[column] = work[column].map((value) => value / by);
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const factor = work[i][column];
      work[i] = work[i].map((value, j) => value - factor * work[column][j]);
    }
  }
  return work.map((row) => row.slice(size));
}

const close = (ours: number | undefined, reference: number): void => {
  expect(Math.abs((ours ?? NaN) / reference - 1)).toBeLessThan(2e-3);
};

describe("standard errors of latent classes are those of a numerical Hessian", () => {
  it("values with 2 classes: sizes and every level", () => {
    const { x, weights } = published("values");
    const fit = latentClass(x, { k: 2, seed: 1, weights, tolerance: 1e-14 });
    const plain = new PlainModel(fit, x, weights);
    expect(plain.logLikelihood(plain.point)).toBeCloseTo(fit.logLikelihood, 8);
    const covariance = plain.covariance();
    close(fit.standardErrors?.sizes[1], plain.error(covariance, "size 1"));
    expect(fit.standardErrors?.sizes[0]).toBeCloseTo(fit.standardErrors?.sizes[1] ?? 0, 10);
    fit.standardErrors?.profiles.forEach((profile, j) => {
      if (profile.kind !== "categorical") throw new Error("not categorical");
      for (const c of [0, 1]) {
        close(profile.probabilities.data[c * 2 + 1], plain.error(covariance, `level ${j} ${c} 1`));
      }
    });
  });

  it("gss82 with 2 classes: items of two and three levels", () => {
    const { x, weights } = published("gss82");
    const fit = latentClass(x, { k: 2, seed: 1, weights, tolerance: 1e-14 });
    expect(fit.standardErrors?.identified).toBe(true);
    const plain = new PlainModel(fit, x, weights);
    const covariance = plain.covariance();
    close(fit.standardErrors?.sizes[1], plain.error(covariance, "size 1"));
    const cooperation = fit.standardErrors?.profiles[3];
    if (cooperation?.kind !== "categorical") throw new Error("not categorical");
    for (const c of [0, 1]) {
      for (const l of [1, 2]) {
        close(cooperation.probabilities.data[c * 3 + l], plain.error(covariance, `level 3 ${c} ${l}`));
      }
    }
  });

  it("cheating with grades: membership coefficients and their sizes", () => {
    const { x, weights, covariates } = cheatingWithGrades();
    const fit = latentClass(x, { k: 2, seed: 1, weights, covariates, tolerance: 1e-14 });
    const plain = new PlainModel(fit, x, weights, covariates);
    expect(plain.logLikelihood(plain.point)).toBeCloseTo(fit.logLikelihood, 8);
    const covariance = plain.covariance();
    close(fit.membership?.standardErrors?.data[2], plain.error(covariance, "coefficient 1 0"));
    close(fit.membership?.standardErrors?.data[3], plain.error(covariance, "coefficient 1 1"));
    const item = fit.standardErrors?.profiles[0];
    if (item?.kind !== "categorical") throw new Error("not categorical");
    close(item.probabilities.data[1], plain.error(covariance, "level 0 0 1"));
    // The size is the mean share: its error by the numerical slope of the mean along each coefficient.
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const size = (point: readonly number[]): number =>
      weights.reduce((sum, weight, i) => {
        const odds = point[0] + point[1] * covariates.data[i];
        return sum + ((weight / total) * 1) / (1 + Math.exp(-odds));
      }, 0);
    expect(size(plain.point)).toBeCloseTo(fit.sizes[1], 6);
    const slope = [0, 1].map((a) => {
      const moved = (by: number): number[] => plain.point.map((value, m) => (m === a ? value + by : value));
      return (size(moved(1e-5)) - size(moved(-1e-5))) / 2e-5;
    });
    const variance = [0, 1].reduce(
      (sum, a) => sum + [0, 1].reduce((inner, b) => inner + slope[a] * slope[b] * covariance[a][b], 0),
      0,
    );
    close(fit.standardErrors?.sizes[1], Math.sqrt(variance));
  });

  it("mixed columns with missing values: levels, ordinal levels, means, deviations, rates", () => {
    const { x } = mixedRows(21, 250, 0.15);
    const fit = latentClass(x, { k: 3, seed: 1, kinds: { visits: "count" }, tolerance: 1e-14 });
    const weights = new Array<number>(x.rows).fill(1);
    const plain = new PlainModel(fit, x, weights);
    expect(plain.logLikelihood(plain.point)).toBeCloseTo(fit.logLikelihood, 7);
    const covariance = plain.covariance();
    const [channel, satisfaction, visits, basket, member] = fit.standardErrors?.profiles ?? [];
    for (const c of [0, 1, 2]) {
      if (c > 0) close(fit.standardErrors?.sizes[c], plain.error(covariance, `size ${c}`));
      if (channel.kind !== "categorical" || member.kind !== "categorical") throw new Error("not categorical");
      close(channel.probabilities.data[c * 3 + 1], plain.error(covariance, `level 0 ${c} 1`));
      close(channel.probabilities.data[c * 3 + 2], plain.error(covariance, `level 0 ${c} 2`));
      close(member.probabilities.data[c * 2 + 1], plain.error(covariance, `level 4 ${c} 1`));
      if (visits.kind !== "count" || basket.kind !== "normal") throw new Error("not numeric");
      close(visits.rates[c], plain.error(covariance, `first 2 ${c}`));
      close(basket.means[c], plain.error(covariance, `first 3 ${c}`));
      close(basket.standardDeviations[c], plain.error(covariance, `second 3 ${c}`));
    }
    // The probability of the highest level: by its slopes along intercepts and slope.
    const profile = fit.profiles[1];
    if (profile.kind !== "ordinal" || satisfaction.kind !== "ordinal") throw new Error("not ordinal");
    for (const c of [0, 1, 2]) {
      const p = [...profile.probabilities.data.slice(c * 3, c * 3 + 3)];
      const mean = p[1] + 2 * p[2];
      const gradient: [string, number][] = [
        ["base 1 1", -p[2] * p[1]],
        ["base 1 2", p[2] * (1 - p[2])],
      ];
      if (c > 0) gradient.push([`slope 1 ${c}`, p[2] * (2 - mean)]);
      const variance = gradient.reduce(
        (sum, [left, a]) =>
          sum +
          gradient.reduce(
            (inner, [right, b]) =>
              inner + a * b * covariance[plain.names.indexOf(left)][plain.names.indexOf(right)],
            0,
          ),
        0,
      );
      close(satisfaction.probabilities.data[c * 3 + 2], Math.sqrt(variance));
    }
  });
});

describe("standard errors at the edge", () => {
  it("are NaN where a probability is 0 or 1, and only there", () => {
    const { x, weights } = published("carcinoma");
    const fit = latentClass(x, { k: 3, seed: 1, weights });
    fit.profiles.forEach((profile, j) => {
      const errors = fit.standardErrors?.profiles[j];
      if (profile.kind !== "categorical" || errors?.kind !== "categorical")
        throw new Error("not categorical");
      profile.probabilities.data.forEach((p, m) => {
        expect(Number.isNaN(errors.probabilities.data[m])).toBe(p < 1e-6 || p > 1 - 1e-6);
      });
    });
  });

  it("say when the data cannot settle the model: two questions, two classes", () => {
    const x = nominal(
      ["a", "b"],
      [
        [1, 1],
        [1, 2],
        [2, 1],
        [2, 2],
      ],
    );
    const fit = latentClass(x, { k: 2, seed: 1, weights: [40, 10, 15, 35] });
    expect(fit.standardErrors?.identified).toBe(false);
    expect([...(fit.standardErrors?.sizes ?? [])].every(Number.isNaN)).toBe(true);
  });

  it("are left out on request", () => {
    const { x, weights } = published("values");
    expect(latentClass(x, { k: 2, seed: 1, weights, standardErrors: false }).standardErrors).toBeNull();
  });
});
