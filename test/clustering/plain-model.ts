import { expect } from "vitest";
import type { LatentClassClustering } from "../../src/clustering/latent-class/latent-class-clustering";
import type { MixedObservations } from "../../src/math/linear/mixed-observations";
import type { Observations } from "../../src/math/linear/observations";

/**
 * A model as a plain list of numbers: shares of all classes but the first (or membership coefficients), level
 * probabilities of all levels but the first, intercepts and slopes of ordinal columns, means, deviations, rates.
 * The inverse of minus the numerical Hessian in these numbers holds their variances.
 */
export class PlainModel {
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

/** Equal to two parts in a thousand. */
export const close = (ours: number | undefined, reference: number): void => {
  expect(Math.abs((ours ?? NaN) / reference - 1)).toBeLessThan(2e-3);
};
