import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { methods } from "../../src/clustering/methods";
import { customerBaseOf, selectCustomers, type CustomerBase } from "../../src/customers/customer-base";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { randomInteger, randomSource } from "../../src/math/distributions/random";
import { quantile } from "../../src/math/distributions/quantile";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { columnContributions } from "../../src/segments/profiles/column-contributions";
import { profileSegments, type SegmentProfile } from "../../src/segments/profiles/profile-segments";
import { segmentationOf } from "../../src/segments/segmentation";
import { describedStudy } from "../../src/study/description/described-study";
import { placementModel } from "../../src/study/placement-model";
import { chosenSegmentation } from "../../src/study/segments-file";
import { studyFeatures } from "../../src/study/study";
import { generatedBase } from "./generated-base";

/** A base with whole weights, and the base in which each customer is repeated so often. */
function weighted(seed: number): {
  readonly once: CustomerBase;
  readonly repeated: CustomerBase;
  readonly of: readonly number[];
} {
  const made = generatedBase(seed);
  const random = randomSource(seed + 1);
  const weights = made.customers.map(() => 1 + randomInteger(random, 3));
  const of = weights.flatMap((weight, row) => Array.from({ length: weight }, () => row));
  // The parts of a whole are rare or not by their customers: drafts are of the base as it was made.
  const draft = (base: CustomerBase, customers: readonly string[], counts: readonly number[] | null) =>
    customerBaseOf({
      ...base,
      customers,
      columns: [
        ...base.columns.map((column) => ({
          ...column,
          numbers: column.numbers === null ? undefined : Array.from(column.numbers),
          texts: column.texts ?? undefined,
          levels: column.levels ?? undefined,
        })),
        ...(counts === null
          ? []
          : [{ name: "n", type: "count" as const, role: "weight" as const, numbers: counts }]),
      ],
    } as Parameters<typeof customerBaseOf>[0]);
  const seen = new Map<number, number>();
  const names = of.map((row) => {
    seen.set(row, (seen.get(row) ?? 0) + 1);
    return `${made.customers[row]} ${seen.get(row)}`;
  });
  return {
    once: draft(
      made,
      made.customers.map((name) => `${name} 1`),
      weights,
    ),
    repeated: draft(selectCustomers(made, of), names, null),
    of,
  };
}

const without = (record: object, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

/** Numbers of a profile that do not name customers. */
function numbersOf(profile: SegmentProfile) {
  const summaries = [...profile.descriptors, ...profile.mix].map((each) =>
    without(each, ["values", "weights"]),
  );
  return {
    ...without(profile, ["customers", "values", "paragons", "specific", "descriptors", "mix"]),
    summaries,
  };
}

/** Equal but for rounding. */
function expectClose(a: unknown, b: unknown, at = ""): void {
  if (typeof a === "number" && typeof b === "number") {
    const far = Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
    expect(Number.isNaN(a) ? Number.isNaN(b) : a === b || far < 1e-9, `${at}: ${a} and ${b}`).toBe(true);
  } else if (typeof a === "object" && a !== null && b !== null) {
    expect(Object.keys(b as object), at).toEqual(Object.keys(a));
    for (const [key, value] of Object.entries(a)) {
      expectClose(value, (b as Record<string, unknown>)[key], `${at}.${key}`);
    }
  } else expect(b, at).toEqual(a);
}

describe("a customer of weight 2 is two customers", () => {
  it("in the recipe, profiles, v-tests, shares, tests, names, centres and contributions", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2, max: 4 }), (seed, k) => {
        const { once, repeated, of } = weighted(seed);
        const [x, y] = [customerFeatures(once), customerFeatures(repeated)];
        expectClose(x.recipe, y.recipe, "recipe");
        const labels = methods.ward.cluster(x, k, 7);
        const made = { method: methods.ward.name, parameters: {} };
        const a = segmentationOf({ ...made, labels }, x, once);
        const b = segmentationOf({ ...made, labels: Int32Array.from(of, (row) => labels[row]) }, y, repeated);
        expectClose(a.totalValue, b.totalValue);
        const [own, other] = [profileSegments(a, 7), profileSegments(b, 7)];
        expectClose(own.profiles.map(numbersOf), other.profiles.map(numbersOf), "profile");
        // Rows of different weights cannot be shuffled: categories are tested in another way.
        const numeric = (tests: typeof own.tests) =>
          tests.map((each) =>
            without(each, ["adjustedPValue", ...(each.test === "Kruskal-Wallis" ? [] : ["test", "pValue"])]),
          );
        expectClose(numeric(own.tests), numeric(other.tests), "test");
        const said = (segmentation: typeof a) =>
          nameSegments(segmentation).map(({ name, persona, holding }) => ({
            name: name.replace(/ \d+$/, ""),
            persona: persona.text,
            words: holding.map(({ word }) => word),
          }));
        expect(said(b)).toEqual(said(a));
        // Columns that contribute alike come in any order.
        const byColumn = (segmentation: typeof a) =>
          [...columnContributions(segmentation)].sort((one, two) => (one.column < two.column ? -1 : 1));
        expectClose(byColumn(a), byColumn(b), "contribution");
        expectClose(placementModel(a).centers, placementModel(b).centers, "centre");
        expectClose(placementModel(a).tooFar, placementModel(b).tooFar, "fence");
      }),
      { numRuns: 25 },
    );
  });

  it("in quantiles, for which a value holds as many places as it weighs", () => {
    expect(quantile([1, 5], 0.5, [3, 1])).toBe(1);
    expect(quantile([1, 5], 0.75, [2, 2])).toBe(5);
    expect(quantile([1, 5], 0.5, [1, 1])).toBe(3);
    expect(quantile([], 0.5, [])).toBeNaN();
  });
});

describe("a weight column of study.yaml", () => {
  it("is obeyed from the choice to the profiles, and who weighs 0 is left out", async () => {
    const folder = path.join(tmpdir(), "weighted-study");
    const rows = Array.from({ length: 40 }, (_, i) => {
      const high = i % 2 === 0;
      return `c${i},${high ? 900 + 3 * i : 100 + 2 * i},${high ? 20 + (i % 5) : 3 + (i % 3)},${i === 39 ? 0 : high ? 5 : 1}`;
    });
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "customers.csv"), ["id,spend,orders,n", ...rows].join("\n"));
    await writeFile(
      path.join(folder, "study.yaml"),
      [
        "title: Weighted",
        "data: { customers: [customers.csv] }",
        "columns:",
        "  id: { type: id, role: id }",
        "  spend: { type: amount, role: feature }",
        "  orders: { type: count, role: feature }",
        "  n: { type: count, role: weight }",
        "segments: { most: 3 }",
      ].join("\n"),
    );
    const study = await describedStudy(path.join(folder, "study.yaml"));
    expect(study.base.customers).toHaveLength(39);
    expect(studyFeatures(study).weights).toEqual(study.base.weights);
    const { profiles } = profileSegments(chosenSegmentation(study, []), 7);
    // 20 customers who count five times, and 19 who count once.
    expect(profiles.map(({ size }) => size).sort((a, b) => a - b)).toEqual([19, 100]);
    expect(Math.max(...profiles.map(({ shareOfCustomers }) => shareOfCustomers))).toBeCloseTo(100 / 119, 12);
  });
});
