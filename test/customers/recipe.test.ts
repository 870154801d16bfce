import fc from "fast-check";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CHAMPO_FEATURES } from "../../src/cases/champo/champo-features";
import { measuresBase } from "../../src/cases/champo/customers/champo-base";
import { customerBaseOf, selectCustomers } from "../../src/customers/customer-base";
import { columnOf } from "../../src/math/linear/matrix";
import { applyRecipe, customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { describeFeatures } from "../../src/customers/recipe/describe-features";
import type { Scale } from "../../src/customers/recipe/feature-recipe";
import { featureWeights } from "../../src/customers/recipe/feature-weights";
import { fitRecipe, type FeatureOptions } from "../../src/customers/recipe/fit-recipe";
import { invertFeatures } from "../../src/customers/recipe/invert-features";
import { recipeRows } from "../../src/customers/recipe/recipe-rows";
import { mixedFeatures } from "../../src/customers/recipe/mixed-features";
import { fitScaling } from "../../src/customers/recipe/scaling";
import { requireObservations } from "../../src/math/linear/observations";
import { salesLine } from "../champo/small-workbook";
import { segmentedStudy } from "../segments/study-of-seed";
import { fiveBase } from "./customers";

const base = fiveBase();
const usual: FeatureOptions = { ...CHAMPO_FEATURES, rareBelow: 2 };
const shapes = fc.record({
  transform: fc.constantFrom<NonNullable<FeatureOptions["transform"]>>("auto", "log", "none"),
  parts: fc.constantFrom<NonNullable<FeatureOptions["parts"]>>("share", "amount", "log amount", "none"),
  scale: fc.constantFrom<Scale>("standard", "robust", "minmax", "none"),
  columns: fc.subarray(["revenue", "pieces", "area", "piece size", "price", "product types"], {
    minLength: 1,
  }),
  weight: fc.constantFrom<NonNullable<FeatureOptions["weight"]>>("columns", "blocks", "balanced"),
  rareBelow: fc.constantFrom(1, 3),
});

describe("customer features", () => {
  it("are observations, one row per customer, with named columns", () => {
    const features = customerFeatures(base, usual);
    expect(() => requireObservations(features, "test")).not.toThrow();
    expect(features.rowNames).toEqual(["A-1", "B-2", "C-3", "G-1", "E-5"]);
    expect(features.columnNames).toEqual([
      "log revenue",
      "log piece size",
      "DURRY share",
      "HANDWOVEN share",
      "KNOTTED share",
    ]);
  });

  it("standardise every column to mean 0 and standard deviation 1", () => {
    for (const column of describeFeatures(customerFeatures(base, { ...usual, weight: "columns" }))) {
      expect(column.mean).toBeCloseTo(0, 12);
      expect(column.standardDeviation).toBeCloseTo(1, 12);
    }
  });

  it("give a part with few buyers no column, so that no single buyer spans an axis", () => {
    const names = (rareBelow: number) => customerFeatures(base, { ...usual, rareBelow }).columnNames;
    expect(names(3)).toContain("DURRY share");
    expect(names(5)).not.toContain("KNOTTED share");
  });

  it("refuse sales lines, by type and at run time", () => {
    // @ts-expect-error an array of lines is no customer base
    expect(() => customerFeatures([salesLine()], usual)).toThrow(/expected a customer base.*sales lines/);
    // @ts-expect-error an array of lines is no customer base
    expect(() => applyRecipe(fitRecipe(base, usual), [salesLine()])).toThrow(/expected a customer base/);
  });

  it("refuse unknown options by name", () => {
    expect(() => customerFeatures(base, { ...usual, scale: "z" as never })).toThrow(
      /fitRecipe\(scale\): expected standard, robust, minmax, none, got "z"/,
    );
    expect(() => customerFeatures(base, { ...usual, columns: ["profit"] })).toThrow(/"profit"/);
    expect(() => customerFeatures(base, { ...usual, columns: [], parts: "none" })).toThrow(/0 features/);
    expect(() => customerFeatures(selectCustomers(base, []), usual)).toThrow(/0 customers/);
  });

  it("can be taken back to the original units, whatever the recipe", () => {
    fc.assert(
      fc.property(shapes, (options) => {
        const features = customerFeatures(base, options);
        const back = invertFeatures(features.recipe, features);
        const raw = customerFeatures(base, {
          ...options,
          parts: options.parts === "log amount" ? "amount" : options.parts,
          transform: "none",
          scale: "none",
        });
        back.data.forEach((value, i) => {
          expect(Math.abs(value - raw.data[i])).toBeLessThan(1e-8 * (1 + Math.abs(raw.data[i])));
        });
      }),
    );
  });

  it("take a signed logarithm of a long tail with values below zero, and go back from it", () => {
    const money = [-40, 0, 5, 80, 100, 120, 130, 150, 200, 9_000];
    const net = customerBaseOf({
      name: "net",
      customers: money.map((_, i) => `c${i}`),
      columns: [{ name: "net sales", type: "amount", role: "feature", numbers: money }],
    });
    const plain = customerFeatures(net, { scale: "none" });
    expect(plain.recipe.features[0]).toMatchObject({ name: "signed log net sales", logUnit: 120 });
    const log = (size: number) => Math.log10(1 + size / 120);
    [-log(40), 0, log(5)].forEach((value, row) => expect(plain.data[row]).toBeCloseTo(value, 12));
    expect(recipeRows(plain.recipe)[0].transform).toBe("signed log, of the amount divided by 120.00");
    const scaled = customerFeatures(net);
    const share = (transform: "auto" | "none") =>
      Math.max(...customerFeatures(net, { transform }).data) ** 2 / (money.length - 1);
    expect(share("none")).toBeGreaterThan(0.89);
    expect(share("auto")).toBeLessThan(0.82);
    const back = invertFeatures(scaled.recipe, scaled).data;
    money.forEach((value, row) => expect(back[row]).toBeCloseTo(value, 8));
    expect(customerFeatures(net, { transform: "none" }).recipe.features[0]).toMatchObject({
      name: "net sales",
    });
  });

  it("come out the same when their recipe has been kept as JSON", () => {
    const features = customerFeatures(base, usual);
    const recipe = JSON.parse(JSON.stringify(features.recipe)) as typeof features.recipe;
    expect(applyRecipe(recipe, base).data).toEqual(features.data);
  });

  it("place a new customer on the scales of the old ones", () => {
    const features = customerFeatures(base, usual);
    const twin = { customer: "NEW", quantity: 100, areaFt2: 2_000, revenue: 4_000, products: { DURRY: 100 } };
    const place = (record: typeof twin) =>
      applyRecipe(features.recipe, measuresBase("new", [record], ["DURRY", "KNOTTED"])).data;
    expect(Array.from(place(twin))).toEqual(Array.from(features.data.slice(0, 5)));
    expect(() => place({ ...twin, revenue: -1 })).toThrow(/"revenue": expected a number of at least 0/);
  });

  it("fill what is missing, and say where", () => {
    const recipe = fitRecipe(base, usual);
    const empty = { customer: "NIL", quantity: 0, areaFt2: 0, revenue: 0, products: {} };
    const features = applyRecipe(recipe, measuresBase("new", [empty], ["DURRY"]));
    expect(features.filled.map(({ feature }) => feature)).toEqual(
      recipe.features.slice(1).map(({ name }) => name),
    );
    expect(Array.from(features.data.slice(2)).every((value) => Math.abs(value) < 1e-12)).toBe(true);
  });

  it("leave incomplete customers out where that is asked for", () => {
    const holes = customerBaseOf({
      name: "holes",
      customers: ["a", "b", "c", "d"],
      columns: [
        { name: "x", type: "amount", role: "feature", numbers: [1, NaN, 3, 5] },
        { name: "w", type: "category", role: "feature", texts: ["p", "q", null, "p"] },
      ],
    });
    expect(customerFeatures(holes, { missing: "complete", rareBelow: 1 }).rowNames).toEqual(["a", "d"]);
    expect(customerFeatures(holes).filled).toEqual([
      { customer: "b", feature: "x" },
      { customer: "c", feature: "w" },
    ]);
  });

  it("do not touch what they are given", () => {
    const before = JSON.stringify(base);
    customerFeatures(base, usual);
    expect(JSON.stringify(base)).toBe(before);
  });
});

describe("weights", () => {
  const spread = (options: FeatureOptions) =>
    describeFeatures(customerFeatures(base, options)).map((column) => column.standardDeviation ** 2);

  it("balance a mix of shares against all else, its proportions kept", () => {
    const variances = spread(usual);
    expect(variances[0] + variances[1]).toBeCloseTo(2, 12);
    expect(variances[2] + variances[3] + variances[4]).toBeCloseTo(2, 12);
    const { features } = fitRecipe(base, usual);
    expect(new Set(features.slice(2).map((feature) => feature.scale)).size).toBe(1);
    const plain = fitRecipe(base, { ...usual, scale: "none" });
    expect(plain.features.every((feature) => feature.scale === 1)).toBe(true);
  });

  it("let a whole weigh as one number by blocks, on any scale", () => {
    for (const scale of ["standard", "robust", "minmax"] as const) {
      const variances = spread({ ...usual, weight: "blocks", scale });
      const [first, second, ...parts] = variances;
      expect(parts.reduce((sum, each) => sum + each, 0)).toBeCloseTo((first + second) / 2, 12);
    }
  });

  it("let each category weigh as one number, however many levels it has", () => {
    const random = Array.from({ length: 60 }, (_, i) => (i * 37) % 60);
    const mixed = customerBaseOf({
      name: "mixed",
      customers: random.map((_, i) => `c${i}`),
      columns: [
        { name: "x", type: "amount", role: "feature", numbers: random },
        { name: "two", type: "category", role: "feature", texts: random.map((i) => `t${i % 2}`) },
        { name: "ten", type: "category", role: "feature", texts: random.map((i) => `t${i % 10}`) },
      ],
    });
    for (const weight of ["columns", "blocks", "balanced"] as const) {
      const shares = featureWeights(customerFeatures(mixed, { transform: "none", weight })).features;
      expect(shares.map(({ feature }) => feature)).toEqual(["x", "two", "ten"]);
      for (const { share } of shares) expect(share).toBeCloseTo(1 / 3, 12);
    }
  });

  it("give each of two wholes one number's weight", () => {
    const numbers = (k: number) => Array.from({ length: 12 }, (_, i) => 1 + ((i * k) % 7));
    const part = (name: string, whole: string, k: number) =>
      ({ name, whole, type: "amount", role: "feature", numbers: numbers(k) }) as const;
    const two = customerBaseOf({
      name: "two wholes",
      customers: numbers(1).map((_, i) => `c${i}`),
      columns: [
        { name: "x", type: "amount", role: "feature", numbers: numbers(5) },
        part("a", "mix", 1),
        part("b", "mix", 2),
        part("c", "channels", 3),
        part("d", "channels", 4),
        part("e", "channels", 5),
      ],
    });
    const { features, parts } = featureWeights(customerFeatures(two, { transform: "none" }));
    const of = (names: readonly string[]) =>
      features.filter(({ feature }) => names.includes(feature)).reduce((sum, { share }) => sum + share, 0);
    expect(of(["a share", "b share"])).toBeCloseTo(1 / 3, 12);
    expect(of(["c share", "d share", "e share"])).toBeCloseTo(1 / 3, 12);
    expect(parts).toBeCloseTo(2 / 3, 12);
  });

  it("are shares of the variance: even when each column is standardised, halves when balanced", () => {
    const even = featureWeights(customerFeatures(base, { ...usual, weight: "columns" }));
    for (const { share } of even.features) expect(share).toBeCloseTo(1 / 5, 12);
    expect(even.parts).toBeCloseTo(3 / 5, 12);
    expect(even.heaviest.feature).toBe("log revenue");
    expect(featureWeights(customerFeatures(base, usual)).parts).toBeCloseTo(1 / 2, 12);
  });
});

describe("types of columns", () => {
  const typed = customerBaseOf({
    name: "typed",
    customers: ["a", "b", "c", "d"],
    asOf: "2020-01-11",
    columns: [
      {
        name: "size",
        type: "ordinal",
        role: "feature",
        levels: ["S", "M", "L"],
        texts: ["S", "M", "L", "M"],
      },
      { name: "since", type: "date", role: "feature", numbers: [18262, 18252, NaN, 18162] },
      {
        name: "churned",
        type: "yes/no",
        role: "outcome",
        numbers: [0, 1, 1, 0],
        texts: ["no", "yes", "yes", "no"],
      },
      { name: "city", type: "category", role: "describe", texts: ["x", "y", "x", "y"] },
    ],
  });
  const features = customerFeatures(typed, { scale: "none", rareBelow: 1 });

  it("keep the order of an ordinal, and make days before the as-of day of a date", () => {
    expect(features.columnNames).toEqual(["size", "days since since"]);
    expect(Array.from(columnOf(features, 0))).toEqual([0, 1, 2, 1]);
    expect(Array.from(columnOf(features, 1))).toEqual([10, 20, 20, 110]);
    expect(features.filled).toEqual([{ customer: "c", feature: "days since since" }]);
  });

  it("keep outcomes and describing columns out of the matrix", () => {
    expect(JSON.stringify(features.recipe)).not.toMatch(/churned|city/);
    expect(() => customerFeatures(typed, { columns: ["churned"] })).toThrow(/"churned"/);
  });

  it("keep missing values and words for distances of mixed columns", () => {
    const mixed = mixedFeatures(typed, features.recipe);
    expect(mixed.columns.map(({ values }) => values[2])).toEqual([2, null]);
  });
});

describe("the carpet study", () => {
  interface Version02 {
    readonly matrices: readonly {
      readonly transform: "log" | "none";
      readonly mix: string;
      readonly scale: Scale;
      readonly weight: "columns" | "blocks";
      readonly sha256: string;
    }[];
  }
  const fixture = path.join(__dirname, "..", "fixtures", "version-0.2", "champo.json");
  const { matrices } = JSON.parse(readFileSync(fixture, "utf8")) as Version02;
  const parts = { share: "share", quantity: "amount", "log quantity": "log amount", none: "none" } as const;

  it("has the same bytes as in version 0.2, in all its transforms, mixes, scales and weights", () => {
    // The tables of the embedded workbook: test/workbook/synthetic-file.test.ts shows that it holds these.
    const { base } = segmentedStudy(7, 3);
    const differing = matrices.filter(({ transform, mix, scale, weight, sha256 }) => {
      const { data } = customerFeatures(base, {
        columns: ["revenue", "piece size"],
        transform,
        parts: parts[mix as keyof typeof parts],
        scale,
        weight: weight === "blocks" ? "balanced" : "columns",
      });
      return createHash("sha256").update(new Uint8Array(data.buffer)).digest("hex") !== sha256;
    });
    expect(differing).toEqual([]);
    expect(matrices).toHaveLength(64);
  });
});

describe("scaling", () => {
  it("is robust where asked: median and normal-consistent interquartile range", () => {
    const { center, scale } = fitScaling([1, 2, 3, 4, 1000], "robust");
    expect(center).toBe(3);
    expect(scale).toBeCloseTo(2 / 1.3489795, 6);
  });

  it("falls back to the standard deviation where most values are alike", () => {
    expect(fitScaling([0, 0, 0, 0, 5], "robust").scale).toBeCloseTo(Math.sqrt(5), 12);
  });

  it("leaves a constant column, or a single value, in its unit", () => {
    for (const scale of ["standard", "robust", "minmax"] as const) {
      expect(fitScaling([7, 7], scale)).toEqual({ center: 7, scale: 1 });
      expect(fitScaling([7], scale)).toEqual({ center: 7, scale: 1 });
    }
    expect(fitScaling([2, 4], "minmax")).toEqual({ center: 2, scale: 2 });
    expect(fitScaling([2, 4], "none")).toEqual({ center: 0, scale: 1 });
  });
});
