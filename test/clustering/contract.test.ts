import { describe, expect, it } from "vitest";
import { methods, type ListedMethod } from "../../src/clustering/methods";
import { InputError } from "../../src/core/input-error";
import { observations, selectRows, type Observations } from "../../src/math/linear/observations";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { canonical } from "./density-cases";

type Clause = "no k" | "units" | "constant column" | "no rows" | "weights";

/** What a method need not keep, each with its reason. An exemption that is not needed fails. */
const EXEMPT: Readonly<Partial<Record<string, Readonly<Partial<Record<Clause, string>>>>>> = {
  "mini-batch-k-means": { weights: "its batches draw rows one by one" },
  "trimmed-k-means": { weights: "it trims a number of rows, and a row cannot be trimmed in part" },
  "sized-k-means": { weights: "its limits are on a number of rows" },
  spectral: { weights: "its graph links each row to a number of others" },
  dbscan: {
    weights: "its least number of neighbours counts rows",
    "no k": "finds its own number of clusters",
    units: "its radius is in the units of the columns",
    "no rows": "no rows are no clusters: the labels are empty",
  },
  tclust: {
    weights: "it trims a number of rows, and a row cannot be trimmed in part",
    "constant column": "the largest ratio of two variances holds for the column that does not vary, too",
  },
  hdbscan: {
    weights: "its core distance counts rows",
    "no k": "finds its own number of clusters",
    "no rows": "no rows are no clusters: the labels are empty",
  },
  birch: {
    units: "the radius of its balls is in the units of the columns",
    weights: "its tree takes rows one by one",
  },
};

const all: readonly ListedMethod[] = Object.values(methods);
const exempt = ({ id }: ListedMethod, clause: Clause): boolean => EXEMPT[id]?.[clause] !== undefined;

/** Three clouds of 12 rows, 40 standard deviations apart, in `columns` columns. */
function threeClouds(columns = 3, seed = 1): Observations {
  const random = randomSource(seed);
  return observations(
    Array.from({ length: 36 }, (_, i) =>
      Array.from({ length: columns }, (_, j) => 40 * ((i + j) % 3) + randomNormal(random) / 3),
    ),
  );
}

function mapped(x: Observations, change: (value: number) => number): Observations {
  return observations({ rows: x.rows, columns: x.columns, data: x.data.map(change) });
}

const repeated = (value: number, rows: number): Observations =>
  observations(Array.from({ length: rows }, () => [value, value]));

describe.each(all.map((method) => [method.id, method] as const))(
  "the contract of methods: %s",
  (_, method) => {
    const { cluster } = method;

    it("equal seeds give equal bytes, and the rows given are left as they were", () => {
      const x = threeClouds();
      const before = x.data.slice();
      expect(cluster(x, 3, 7)).toEqual(cluster(x, 3, 7));
      expect(x.data).toEqual(before);
    });

    it("labels are one per row: -1, or 0, 1, … as the rows first meet them", () => {
      const labels = cluster(threeClouds(), 3, 7);
      expect(labels).toBeInstanceOf(Int32Array);
      expect(labels).toHaveLength(36);
      const kept = labels.filter((label) => label >= 0);
      expect(canonical(kept)).toEqual([...kept]);
      expect(Math.min(...labels)).toBeGreaterThanOrEqual(-1);
    });

    it("plain groups are found, whatever the order of the rows", () => {
      const x = threeClouds();
      const order = Array.from({ length: 36 }, (_, i) => (i * 23 + 5) % 36);
      const there = cluster(selectRows(x, order), 3, 7);
      const here = cluster(x, 3, 7);
      for (let i = 0; i < 36; i++) {
        // What is left out has no group to compare; its number is the same.
        if (here[i] >= 0) expect(here[i]).toBe(here.find((label, j) => label >= 0 && j % 3 === i % 3));
        if (there[i] >= 0)
          expect(there[i]).toBe(there.find((label, j) => label >= 0 && order[j] % 3 === order[i] % 3));
      }
      const groups = (labels: Int32Array): number => new Set(labels.filter((label) => label >= 0)).size;
      expect([groups(here), groups(there)]).toEqual([3, 3]);
      expect(there.filter((label) => label < 0)).toHaveLength(here.filter((label) => label < 0).length);
    });

    it("a whole weight is the row repeated, or weights are refused by name", () => {
      const plain = threeClouds();
      const weights = Array.from({ length: 36 }, (_, i) => (i % 4) + 1);
      const x = observations(plain, { weights });
      if (exempt(method, "weights")) {
        expect(() => cluster(x, 3, 7)).toThrow(/rows that count once each/);
        return;
      }
      const of = weights.flatMap((weight, i) => new Array<number>(weight).fill(i));
      const repeated = observations(of.map((i) => [...plain.data.subarray(3 * i, 3 * i + 3)]));
      for (const k of [3, 4, 5]) {
        const labels = cluster(x, k, 7);
        expect([...cluster(repeated, k, 7)], String(k)).toEqual(of.map((i) => labels[i]));
      }
    });

    it("one column is enough", () => {
      const labels = cluster(threeClouds(1), 3, 7);
      expect(new Set(labels.filter((label) => label >= 0)).size).toBe(3);
    });

    it("scaled by 1024 or moved by 64, the rows fall into the same clusters", () => {
      const x = threeClouds();
      const same = (change: (value: number) => number): boolean =>
        [...cluster(mapped(x, change), 3, 7)].join() === [...cluster(x, 3, 7)].join();
      expect(same((value) => value + 64)).toBe(true);
      if (exempt(method, "units")) expect(same((value) => value / 1024)).toBe(false);
      else {
        expect(same((value) => value * 1024)).toBe(true);
        expect(same((value) => value / 1024)).toBe(true);
      }
    });

    it("a column that does not vary changes nothing", () => {
      const x = threeClouds();
      const rows = Array.from({ length: 36 }, (_, i) => [...x.data.subarray(3 * i, 3 * i + 3), 14.62]);
      const same = [...cluster(observations(rows), 3, 7)].join() === [...cluster(x, 3, 7)].join();
      expect(same).toBe(!exempt(method, "constant column"));
    });

    it.each([0.1, 14.62, 3])(
      "rows that are all alike end, together where rows may share a cluster: %f",
      (value) => {
        for (const k of [1, 2]) {
          const labels = cluster(repeated(value, 6), k, 7);
          expect(labels).toHaveLength(6);
          if (k === 1) expect(new Set(labels.filter((label) => label >= 0)).size).toBeLessThanOrEqual(1);
        }
      },
    );

    it("one row, and as many rows as clusters, end", () => {
      expect(cluster(observations([[0.1, 2]]), 1, 7)).toHaveLength(1);
      const five = observations([0, 10, 20, 30, 40].map((value) => [value, -value]));
      const labels = cluster(five, 5, 7);
      expect(labels).toHaveLength(5);
    });

    it("a number of clusters that cannot be is refused by name", () => {
      const x = observations([0, 10, 20].map((value) => [value]));
      if (exempt(method, "no k")) expect(cluster(x, 4, 7)).toEqual(cluster(x, 2, 7));
      else
        for (const k of [4, 0, -1, 1.5, NaN]) expect(() => cluster(x, k, 7), String(k)).toThrow(InputError);
    });

    it("the largest and the smallest numbers that a matrix may hold give labels", () => {
      for (const size of [1e-100, 1e100]) {
        const x = mapped(threeClouds(2), (value) => value * size);
        const labels = cluster(x, 3, 7);
        expect(labels).toHaveLength(36);
        expect([...labels].every(Number.isInteger)).toBe(true);
      }
      expect(() => observations([[1e160], [-1e160]])).toThrow(InputError);
    });

    it("no rows and sales lines are refused", () => {
      if (exempt(method, "no rows")) expect(cluster(observations([]), 1, 7)).toHaveLength(0);
      else expect(() => cluster(observations([]), 1, 7)).toThrow(InputError);
      expect(() => cluster([{ customer: "A", amount: 1 }] as never, 2, 7)).toThrow(
        /sales lines cannot be clustered/,
      );
    });

    it("is described: an id, a title, a sentence, settings whose initial values are legal", () => {
      expect(method.about).toMatch(/^\S.*\.$/);
      expect(method.title.toLowerCase()).toContain(method.name.toLowerCase());
      for (const parameter of method.parameters) {
        if (parameter.kind === "choice") expect(parameter.legal).toContain(parameter.initial);
        else expect(parameter.initial).toBeGreaterThanOrEqual(parameter.least);
      }
      expect(method.parameters.some(({ name }) => name === "k")).toBe(!exempt(method, "no k"));
    });
  },
);

describe("the table of methods", () => {
  it("has each id and each name once, and exempts only methods it has", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(Object.keys(EXEMPT).filter((id) => !all.some((method) => method.id === id))).toEqual([]);
  });

  it("a value that is no number is named by its row and column before any method sees it", () => {
    const names = { rowNames: ["A-1", "B-2"], columnNames: ["revenue", "area"] };
    expect(() =>
      observations(
        [
          [1, 2],
          [3, NaN],
        ],
        names,
      ),
    ).toThrow(/row 2 \("B-2"\), column "area"/);
  });
});
