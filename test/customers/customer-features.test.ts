import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyRecipe } from "../../src/customers/recipe/apply-recipe";
import {
  customerFeatures,
  fitRecipe,
  type FeatureOptions,
} from "../../src/customers/recipe/customer-features";
import { keepCustomers } from "../../src/cases/champo/customers/customer-table";
import { describeFeatures } from "../../src/customers/recipe/describe-features";
import type { Measure, Mix, Scale } from "../../src/customers/recipe/feature-recipe";
import { featureWeights } from "../../src/customers/recipe/feature-weights";
import { invertFeatures } from "../../src/customers/recipe/invert-features";
import { fitScaling } from "../../src/customers/recipe/scaling";
import { requireObservations } from "../../src/math/linear/observations";
import { salesLine } from "../champo/small-workbook";
import { fiveCustomers } from "./customers";

const customers = fiveCustomers();
const usual: FeatureOptions = { transform: "log", mix: "share", scale: "standard", rareBelow: 2 };
const shapes = fc.record({
  transform: fc.constantFrom<FeatureOptions["transform"]>("log", "none"),
  mix: fc.constantFrom<Mix>("share", "quantity", "log quantity", "none"),
  scale: fc.constantFrom<Scale>("standard", "robust", "minmax", "none"),
  columns: fc.subarray<Measure>(["revenue", "quantity", "area", "pieceArea", "price", "breadth"], {
    minLength: 1,
  }),
  weight: fc.constantFrom<"columns" | "blocks">("columns", "blocks"),
  rareBelow: fc.constantFrom(1, 3),
});

describe("customer features", () => {
  it("are observations, one row per customer, with named columns", () => {
    const features = customerFeatures(customers, usual);
    expect(() => requireObservations(features, "test")).not.toThrow();
    expect(features.rowNames).toEqual(["A-1", "B-2", "C-3", "G-1", "E-5"]);
    expect(features.columnNames).toEqual([
      "log revenue",
      "log piece area",
      "DURRY share",
      "HANDWOVEN share",
      "KNOTTED share",
    ]);
  });

  it("standardise every column to mean 0 and standard deviation 1", () => {
    for (const column of describeFeatures(customerFeatures(customers, { ...usual, weight: "columns" }))) {
      expect(column.mean).toBeCloseTo(0, 12);
      expect(column.standardDeviation).toBeCloseTo(1, 12);
    }
  });

  it("give a type with few buyers no column, so that no single buyer spans an axis", () => {
    const { columnNames } = customerFeatures(customers, { ...usual, rareBelow: 3 });
    expect(columnNames).toContain("DURRY share");
    expect(customerFeatures(customers, { ...usual, rareBelow: 5 }).columnNames).not.toContain(
      "KNOTTED share",
    );
  });

  it("refuse sales lines, by type and at run time", () => {
    // @ts-expect-error an array of lines is no customer table
    expect(() => customerFeatures([salesLine()], usual)).toThrow(/expected a customer table.*sales lines/);
    // @ts-expect-error a line has no products
    expect(() => applyRecipe(fitRecipe(customers, usual), [salesLine()])).toThrow(/such as a sales line/);
  });

  it("refuse unknown options by name", () => {
    expect(() => customerFeatures(customers, { ...usual, scale: "z" as never })).toThrow(
      /customerFeatures\(scale\): expected standard, robust, minmax, none, got "z"/,
    );
    expect(() => customerFeatures(customers, { ...usual, columns: ["profit" as never] })).toThrow(/"profit"/);
    expect(() => customerFeatures(customers, { ...usual, columns: [], mix: "none" })).toThrow(/0 columns/);
    expect(() =>
      customerFeatures(
        keepCustomers(customers, () => false),
        usual,
      ),
    ).toThrow(/0 customers/);
  });

  it("can be taken back to the original units, whatever the recipe", () => {
    fc.assert(
      fc.property(shapes, (options) => {
        const features = customerFeatures(customers, options);
        const back = invertFeatures(features.recipe, features);
        const plain = customerFeatures(customers, {
          ...options,
          transform: "none",
          scale: "none",
          weight: "columns",
        });
        // A log mix keeps its own transform, so its raw pieces are read without one.
        const raw =
          options.mix === "log quantity"
            ? customerFeatures(customers, {
                ...options,
                mix: "quantity",
                transform: "none",
                scale: "none",
                weight: "columns",
              })
            : plain;
        back.data.forEach((value, i) => {
          expect(Math.abs(value - raw.data[i])).toBeLessThan(1e-8 * (1 + Math.abs(raw.data[i])));
        });
      }),
    );
  });

  it("come out the same when their recipe has been kept as JSON", () => {
    const features = customerFeatures(customers, usual);
    const recipe = JSON.parse(JSON.stringify(features.recipe));
    expect(applyRecipe(recipe, customers.records).data).toEqual(features.data);
  });

  it("place a new customer on the scales of the old ones", () => {
    const features = customerFeatures(customers, usual);
    const twin = { customer: "NEW", quantity: 100, areaFt2: 2_000, revenue: 4_000, products: { DURRY: 100 } };
    expect(Array.from(applyRecipe(features.recipe, [twin]).data)).toEqual(
      Array.from(features.data.slice(0, 5)),
    );
    expect(() => applyRecipe(features.recipe, [{ ...twin, revenue: -1 }])).toThrow(
      /"revenue": expected a finite/,
    );
    expect(() => applyRecipe(features.recipe, [twin, twin])).toThrow(/"NEW" again/);
  });

  it("fill what is undefined with the neutral value, and say where", () => {
    const recipe = fitRecipe(customers, usual);
    const empty = { customer: "NIL", quantity: 0, areaFt2: 0, revenue: 0, products: {} };
    const features = applyRecipe(recipe, [empty]);
    expect(features.filled.map((cell) => cell.column)).toEqual(recipe.columns.slice(1).map((c) => c.name));
    expect(Array.from(features.data.slice(2)).every((value) => Math.abs(value) < 1e-12)).toBe(true);
  });

  it("let a mix of shares weigh as much as the measures, its proportions kept", () => {
    const features = customerFeatures(customers, usual);
    const spread = describeFeatures(features).map((column) => column.standardDeviation ** 2);
    expect(spread[0] + spread[1]).toBeCloseTo(2, 12);
    expect(spread[2] + spread[3] + spread[4]).toBeCloseTo(2, 12);
    expect(new Set(features.recipe.columns.slice(2).map((column) => column.scale)).size).toBe(1);
    const plain = fitRecipe(customers, { ...usual, scale: "none" });
    expect(plain.columns.every((column) => column.scale === 1)).toBe(true);
  });

  it("do not touch what they are given", () => {
    const before = JSON.stringify(customers);
    customerFeatures(customers, usual);
    expect(JSON.stringify(customers)).toBe(before);
  });
});

describe("feature weights", () => {
  it("are shares of the variance: even when each column is standardised, halves when blocks are balanced", () => {
    const even = featureWeights(customerFeatures(customers, { ...usual, weight: "columns" }));
    for (const { share } of even.features) expect(share).toBeCloseTo(1 / 5, 12);
    expect(even.measures).toBeCloseTo(2 / 5, 12);
    expect(even.heaviest.feature).toBe("log revenue");
    expect(featureWeights(customerFeatures(customers, usual)).mix).toBeCloseTo(1 / 2, 12);
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
