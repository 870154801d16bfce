import { describe, expect, it } from "vitest";
import { classifiers } from "../../src/models/classifiers";
import { conversionStudy } from "../../src/models/conversion-study";
import { crossValidate } from "../../src/models/cross-validate";
import { customerLifetime } from "../../src/models/customer-lifetime";
import { groupedFolds, randomFolds } from "../../src/models/folds";
import { permutationImportance } from "../../src/models/permutation-importance";
import { qualityFeatures } from "../../src/models/product-features";
import { sampleTable } from "../../src/models/sample-table";
import { TOOL_CATALOGUE } from "../../src/models/tool-catalogue";
import { randomSource } from "../../src/math/random";
import type { SampleLine } from "../../src/workbook/tables";
import { workbookOfSeed } from "../profiles/study-of-seed";

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
    expect(study.tempting.random.scores.auc).toBeGreaterThan(0.75);
    expect(study.tempting.honest.scores.auc).toBeLessThan(0.6);
    expect(study.leakage).toBeGreaterThan(0.2);
  });

  it("finds what does tell of new customers, and by what", () => {
    const samples = samplesOf(20, 40, true);
    const study = conversionStudy(samples, { seed: 7 });
    expect(study.best.scores.auc).toBeGreaterThan(0.75);
    const folds = groupedFolds(study.table.customers, 5, 7);
    const importances = permutationImportance(study.table, folds, classifiers.logistic, { seed: 7 });
    expect(importances[0].block).toBe("product");
    expect(importances[0].fall).toBeGreaterThan(0.2);
    expect(Math.abs(importances[importances.length - 1].fall)).toBeLessThan(0.05);
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

  it("needs two customers", () => {
    expect(() => conversionStudy(samplesOf(1, 30, true), { seed: 7 })).toThrow("folds");
  });
});

describe("on a synthetic workbook", () => {
  const workbook = workbookOfSeed(7);

  it("lifetime ranks every account that ever ordered, and is checked on later orders", () => {
    const lifetime = customerLifetime(workbook.sales);
    expect(lifetime.rows).toHaveLength(45);
    for (const row of lifetime.rows) {
      expect(row.alive).toBeGreaterThanOrEqual(0);
      expect(row.alive).toBeLessThanOrEqual(1);
      expect(row.thin).toBe(row.repeats < 3);
      expect(row.expectedOrders).toBeGreaterThanOrEqual(0);
    }
    const values = lifetime.rows.map((row) => row.expectedValue || 0);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(lifetime.check?.seen).toBeGreaterThan(0);
    expect(() => customerLifetime(workbook.sales, { months: 0 })).toThrow("above 0");
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
