import { describe, expect, it } from "vitest";
import { classifiers } from "../../src/models/classifiers";
import { conversionStudy } from "../../src/cases/champo/models/conversion-study";
import { crossValidate } from "../../src/models/cross-validate";
import { customerLifetime } from "../../src/value/customer-lifetime";
import { lifetimeBySegment } from "../../src/value/lifetime-by-segment";
import { groupedFolds, randomFolds } from "../../src/models/folds";
import { permutationImportance } from "../../src/models/permutation-importance";
import { qualityFeatures } from "../../src/cases/champo/models/product-features";
import { champoLines } from "../../src/cases/champo/sales/champo-lines";
import { sampleTable } from "../../src/cases/champo/models/sample-table";
import { TOOL_CATALOGUE } from "../../src/cases/champo/models/tool-catalogue";
import { randomSource } from "../../src/math/distributions/random";
import type { SampleLine } from "../../src/cases/champo/workbook/tables";
import { lifetimeOfSeed, workbookOfSeed } from "../segments/study-of-seed";

/** Customers with a rate of their own, which nothing but who they are explains; and one column that tells of the outcome. */
function samplesOf(customers: number, each: number, productTells: boolean): SampleLine[] {
  const random = randomSource(3);
  return Array.from({ length: customers }, (_, c) => {
    const rate = c % 2 === 0 ? 0.8 : 0.1;
    return Array.from({ length: each }, (): SampleLine => {
      const item = random() < 0.5 ? "DURRY" : "KNOTTED";
      const converted = random() < (productTells ? (item === "KNOTTED" ? 0.8 : 0.1) : rate);
      const area = 10 + c;
      return {
        row: 1,
        customer: `c${c}`,
        country: "UK",
        quantity: 1,
        item,
        shape: "REC",
        pieceAreaFt2: area,
        converted,
      };
    });
  }).flat();
}

describe("the conversion study", () => {
  it("sees the leak of random folds where customers can be recognised and nothing else tells", () => {
    const study = conversionStudy(samplesOf(8, 100, false), { seed: 7 });
    expect(study.notRun).toBeNull();
    expect(study.tempting?.random.scores.auc).toBeGreaterThan(0.75);
    expect(study.tempting?.honest.scores.auc).toBeLessThan(0.6);
    expect(study.leakage).toBeGreaterThan(0.2);
  });

  it("finds what does tell of new customers, and by what", () => {
    const samples = samplesOf(20, 40, true);
    const study = conversionStudy(samples, { seed: 7 });
    expect(study.best?.scores.auc).toBeGreaterThan(0.75);
    const folds = groupedFolds(study.table.customers, 5, 7);
    const importances = permutationImportance(study.table, folds, classifiers.logistic, { seed: 7 });
    expect(importances[0].block).toBe("product");
    expect(importances[0].fall).toBeGreaterThan(0.2);
    expect(Math.abs(importances[importances.length - 1].fall)).toBeLessThan(0.05);
    // Shuffling everything that tells leaves guessing, so the fall is the study's own area less a half.
    const [balanced] = permutationImportance(study.table, folds, classifiers.logistic, {
      seed: 7,
      imbalance: "balanced",
    });
    const own = study.results.find((each) => each.folds === "customer" && each.model.startsWith("logistic"));
    expect(Math.abs(balanced.fall - ((own?.scores.auc ?? NaN) - 0.5))).toBeLessThan(0.06);
  });

  it("never shows a model the customer's name, and gives each row one probability", () => {
    const samples = samplesOf(6, 30, true);
    const table = sampleTable(samples);
    expect(table.columnNames.join()).not.toContain("c1");
    expect(table.blocks.flatMap((block) => block.columns)).toEqual(table.columnNames.map((_, j) => j));
    for (const imbalance of ["none", "balanced"] as const) {
      const folds = randomFolds(samples.length, 3, 1);
      const run = crossValidate(table.x, table.y, folds, classifiers.logistic, { seed: 1, imbalance });
      for (const p of run.probabilities) expect(p).toBeGreaterThan(0);
      // Balancing is undone in the probabilities: their mean stays at the base rate.
      const mean = run.probabilities.reduce((sum, p) => sum + p, 0) / samples.length;
      expect(Math.abs(mean - run.scores.baseRate)).toBeLessThan(0.06);
    }
  });

  it("says in words why it cannot be run: no samples, one outcome, one customer", () => {
    const samples = samplesOf(3, 30, true);
    const told = (converted: boolean): SampleLine[] => samples.map((sample) => ({ ...sample, converted }));
    for (const [given, words] of [
      [[], "no samples"],
      [told(false), "None of the samples"],
      [told(true), "Every sample"],
      [samplesOf(1, 30, true), "one customer"],
    ] as const) {
      const study = conversionStudy(given, { seed: 7 });
      expect(study.notRun).toContain(words);
      expect(study).toMatchObject({ best: null, tempting: null, results: [], leakage: NaN });
    }
    expect(() => conversionStudy(samples, { seed: 7, folds: 1 })).toThrow("folds");
  });
});

describe("on a synthetic workbook", () => {
  const workbook = workbookOfSeed(7);

  it("lifetime ranks every account that ever ordered, and is checked on later orders", () => {
    const lifetime = lifetimeOfSeed(7);
    expect(lifetime.rows).toHaveLength(45);
    for (const row of lifetime.rows) {
      expect(row.alive).toBeGreaterThanOrEqual(0);
      expect(row.alive).toBeLessThanOrEqual(1);
      expect(row.thin).toBe(row.repeats < 3);
      expect(row.expectedOrders).toBeGreaterThanOrEqual(0);
    }
    const values = lifetime.rows.map((row) => row.expectedValue || 0);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(lifetime.check?.orders.seen).toBeGreaterThan(0);
    expect(() => customerLifetime(champoLines(workbook.sales), { months: 0 })).toThrow("above 0");
  });

  it("lifetime sums up to segments, and says who is too thin and on whom the sum hangs", () => {
    const lifetime = lifetimeOfSeed(7);
    const names = lifetime.rows.map((row) => row.customer);
    const groups = [
      { name: "first half", customers: names.slice(0, 20) },
      { name: "second half", customers: names.slice(20) },
      { name: "nobody", customers: ["no such customer"] },
    ];
    const [one, two, none] = lifetimeBySegment(lifetime, groups);
    const total = (key: "expectedOrders" | "expectedValue"): number =>
      lifetime.rows.reduce((sum, row) => sum + (row[key] || 0), 0);
    expect(one.expectedOrders + two.expectedOrders).toBeCloseTo(total("expectedOrders"), 9);
    expect(one.expectedValue + two.expectedValue).toBeCloseTo(total("expectedValue"), 6);
    expect([...one.thin, ...two.thin].sort()).toEqual(
      lifetime.rows
        .filter((row) => row.thin)
        .map((row) => row.customer)
        .sort(),
    );
    expect(one.largest?.customer).toBe(names[0]);
    expect(one.largest?.share).toBeCloseTo(lifetime.rows[0].expectedValue / one.expectedValue, 12);
    expect(one.expectedActive / one.meanAlive).toBeCloseTo(one.accounts - one.thin.length, 9);
    expect(none).toMatchObject({ accounts: 0, expectedValue: NaN, largest: null, thinShare: NaN });
  });

  it("lifetime lists accounts without numbers where too few order again for a model", () => {
    const once = new Map(
      workbook.sales.filter((line) => line.kind === "order").map((line) => [line.customer, line]),
    );
    for (const sales of [[...once.values()], [...once.values()].slice(0, 1), []]) {
      const lifetime = customerLifetime(champoLines(sales));
      expect(lifetime.purchases).toBeNull();
      expect(lifetime.check).toBeNull();
      expect(lifetime.rows).toHaveLength(sales.length);
      expect(lifetime.observedYears).toBeLessThan(4);
      for (const row of lifetime.rows)
        expect(row).toMatchObject({ thin: true, alive: NaN, expectedValue: NaN });
    }
  });

  it("qualities become standardised rows for the engine", () => {
    const features = qualityFeatures(workbook.orders);
    expect(features.rows).toBeGreaterThan(10);
    for (let j = 0; j < features.columns; j++) {
      let mean = 0;
      for (let i = 0; i < features.rows; i++) mean += features.data[i * features.columns + j] / features.rows;
      expect(mean).toBeCloseTo(0, 9);
    }
    expect(qualityFeatures(workbook.orders, 1e9).rows).toBe(0);
  });
});

describe("the catalogue of tools", () => {
  it("tells of each tool what it is for, what it eats and gives, costs and risks", () => {
    expect(TOOL_CATALOGUE.length).toBeGreaterThanOrEqual(10);
    for (const tool of TOOL_CATALOGUE) {
      expect(Object.keys(tool)).toHaveLength(7);
      for (const text of Object.values(tool)) expect(text.length).toBeGreaterThan(2);
    }
  });
});
