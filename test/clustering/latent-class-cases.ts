import {
  mixedObservations,
  type MixedColumn,
  type MixedObservations,
} from "../../src/math/linear/mixed-observations";
import { observations, type Observations } from "../../src/math/linear/observations";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { fixture } from "./density-cases";

interface PublishedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

const tables = fixture<Record<string, PublishedTable>>("published/latent-class.json");

/** A published table of pattern counts: one row per pattern, its count as weight. */
export function published(name: string): { x: MixedObservations; weights: number[] } {
  const { columns, rows } = tables[name];
  const items = columns.slice(0, -1).filter((column) => column !== "GPA");
  const x = nominal(
    items,
    rows.map((row) => items.map((column) => row[columns.indexOf(column)])),
  );
  return { x, weights: rows.map((row) => row[row.length - 1]) };
}

/** The cheating table with grades as a covariate. */
export function cheatingWithGrades(): { x: MixedObservations; weights: number[]; covariates: Observations } {
  const { columns, rows } = tables["cheating-gpa"];
  const covariates = observations(
    rows.map((row) => [row[columns.indexOf("GPA")]]),
    { columnNames: ["GPA"] },
  );
  return { ...published("cheating-gpa"), covariates };
}

/** Nominal columns from rows of numbers; NaN is missing. */
export function nominal(names: readonly string[], rows: readonly (readonly number[])[]): MixedObservations {
  return mixedObservations(
    rows.map((_, i) => `row ${i + 1}`),
    names.map((name, j) => ({
      name,
      kind: "nominal" as const,
      values: rows.map((row) => (Number.isNaN(row[j]) ? null : String(row[j]))),
    })),
  );
}

/** Each row repeated as often as its weight says. */
export function repeated(x: MixedObservations, weights: readonly number[]): MixedObservations {
  const from = weights.flatMap((weight, i) => new Array<number>(weight).fill(i));
  return takeRows(x, from);
}

/** The rows of these numbers, in this order, numbered afresh. */
export function takeRows(x: MixedObservations, from: readonly number[]): MixedObservations {
  return mixedObservations(
    from.map((_, i) => `row ${i + 1}`),
    x.columns.map((column) => ({ ...column, values: from.map((i) => column.values[i]) }) as MixedColumn),
  );
}

const LEVELS = ["low", "middle", "high"];

/** Rows of all four kinds from three classes, a share of the values missing at random. */
export function mixedRows(seed: number, n: number, missing = 0): { x: MixedObservations; classes: number[] } {
  const random = randomSource(seed);
  const classes = Array.from({ length: n }, () => Math.floor(random() * 3));
  const keep = <V>(value: V): V | null => (random() < missing ? null : value);
  const draw = (probabilities: readonly number[]): number => {
    const u = random();
    let sum = 0;
    return Math.max(
      0,
      probabilities.findIndex((p) => u < (sum += p)),
    );
  };
  const poisson = (rate: number): number => {
    let [count, product] = [0, random()];
    while (product > Math.exp(-rate)) {
      count++;
      product *= random();
    }
    return count;
  };
  const channels = [
    [0.7, 0.2, 0.1],
    [0.1, 0.8, 0.1],
    [0.2, 0.2, 0.6],
  ];
  const scores = [
    [0.6, 0.3, 0.1],
    [0.2, 0.5, 0.3],
    [0.05, 0.25, 0.7],
  ];
  const x = mixedObservations(
    classes.map((_, i) => `row ${i + 1}`),
    [
      {
        name: "channel",
        kind: "nominal",
        values: classes.map((c) => keep(["web", "shop", "phone"][draw(channels[c])])),
      },
      {
        name: "satisfaction",
        kind: "ordinal",
        levels: LEVELS,
        values: classes.map((c) => keep(LEVELS[draw(scores[c])])),
      },
      { name: "visits", kind: "numeric", values: classes.map((c) => keep(poisson([1, 4, 9][c]))) },
      {
        name: "basket",
        kind: "numeric",
        values: classes.map((c) => keep([20, 50, 35][c] + [4, 9, 6][c] * randomNormal(random))),
      },
      {
        name: "member",
        kind: "asymmetric",
        values: classes.map((c) => keep(random() < [0.2, 0.5, 0.9][c] ? "yes" : "no")),
      },
    ],
  );
  return { x, classes };
}
