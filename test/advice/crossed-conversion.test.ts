import { describe, expect, it } from "vitest";
import { crossedConversion } from "../../src/cases/champo/samples/crossed-conversion";
import { fitCrossedEffects, fitted } from "../../src/cases/champo/samples/crossed-effects";
import { logistic } from "../../src/math/distributions/logistic";
import type { SampleLine } from "../../src/cases/champo/workbook/tables";
import { workbookOfSeed } from "../segments/study-of-seed";
import fixture from "../fixtures/r-crossed/crossed.json";

const counts = {
  rows: 18,
  columns: 7,
  row: Int32Array.from(fixture.account, (level) => level - 1),
  column: Int32Array.from(fixture.product, (level) => level - 1),
  trials: Float64Array.from(fixture.samples),
  successes: Float64Array.from(fixture.converted),
};

function samplesOf(cells: readonly (readonly [string, string, number, number])[]): SampleLine[] {
  return cells.flatMap(([customer, item, sent, converted]) =>
    Array.from({ length: sent }, (_, i): SampleLine => {
      const rest = { row: 1, country: "UK", quantity: 1, shape: "REC", pieceAreaFt2: 10 };
      return { ...rest, customer, item, converted: i < converted };
    }),
  );
}

describe("crossed effects of accounts and products", () => {
  it("reach the mode that R finds by direct maximisation, at given variances", () => {
    const { account, product, cell } = fixture.fixed.variances;
    const fit = fitCrossedEffects(counts, { row: account, column: product, cell });
    expect(fit.converged).toBe(true);
    fixture.fixed.logOdds.forEach((expected, c) =>
      expect(Math.abs(fitted(fit.effects, counts, c) + fit.cellEffects[c] - expected)).toBeLessThan(2e-5),
    );
  });

  it("find about the spreads and rates of lme4's glmer, which maximises another approximation", () => {
    const { variances, effects, cellEffects, converged } = fitCrossedEffects(counts);
    expect(converged).toBe(true);
    for (const [ours, theirs] of [
      [variances.row, fixture.glmer.account],
      [variances.column, fixture.glmer.product],
      [variances.cell, fixture.glmer.cell],
    ] as const) {
      expect(Math.abs(Math.sqrt(ours) / theirs - 1)).toBeLessThan(0.12);
    }
    fixture.glmer.fitted.forEach((expected, c) =>
      expect(Math.abs(logistic(fitted(effects, counts, c) + cellEffects[c]) - expected)).toBeLessThan(0.012),
    );
  });
});

describe("crossed conversion", () => {
  const conversion = crossedConversion(workbookOfSeed(7).samples, { seed: 7 });

  it("lays every rate between what was counted and what its account and product do, thin ones nearer to the latter", () => {
    const moved = (least: number, most: number): number => {
      const cells = conversion.cells.filter(({ samples }) => samples >= least && samples < most);
      return cells.reduce((sum, cell) => sum + Math.abs(cell.rate - cell.rawRate), 0) / cells.length;
    };
    expect(moved(1, 3)).toBeGreaterThan(4 * moved(50, 1e9));
    for (const cell of conversion.cells) {
      expect(cell.low).toBeLessThan(cell.rate);
      expect(cell.high).toBeGreaterThan(cell.rate);
      expect(cell.low).toBeGreaterThan(0);
      expect(cell.high).toBeLessThan(1);
    }
    const sum = (value: (cell: (typeof conversion.cells)[number]) => number): number =>
      conversion.cells.reduce((total, cell) => total + value(cell), 0);
    expect(sum(({ samples }) => samples)).toBe(workbookOfSeed(7).samples.length);
    expect(sum(({ samples, rate }) => samples * rate) / sum(({ samples }) => samples)).toBeCloseTo(
      conversion.averageRate,
      2,
    );
  });

  it("believes a product to a new-ish account by what both do elsewhere", () => {
    const cells: [string, string, number, number][] = ["A", "B", "C", "D", "E"].flatMap((account) => [
      [account, "GOOD", 40, 24],
      [account, "POOR", 40, 4],
    ]);
    const found = crossedConversion(samplesOf([...cells, ["F", "GOOD", 1, 0], ["F", "POOR", 1, 0]]), {
      seed: 1,
    });
    const of = (account: string, product: string): number =>
      found.cells.find((cell) => cell.account === account && cell.product === product)?.rate ?? NaN;
    expect(of("F", "GOOD")).toBeGreaterThan(0.4);
    expect(of("F", "POOR")).toBeLessThan(0.15);
  });

  it("repeats for a seed", () => {
    const again = crossedConversion(workbookOfSeed(7).samples, { seed: 7 });
    expect(again.cells).toEqual(conversion.cells);
  });

  it("lives with no samples, one pair, one account, and none or all converted", () => {
    expect(crossedConversion([], { seed: 1 })).toMatchObject({ cells: [], averageRate: NaN });
    for (const [sent, converted] of [
      [4, 0],
      [4, 4],
      [9, 3],
    ]) {
      const [cell] = crossedConversion(samplesOf([["A", "P", sent, converted]]), { seed: 1 }).cells;
      expect(cell.rate).toBeGreaterThan(0);
      expect(cell.rate).toBeLessThan(1);
      expect(cell.high - cell.low).toBeGreaterThan(0.2);
    }
    const one = crossedConversion(
      samplesOf([
        ["A", "P", 20, 2],
        ["A", "Q", 20, 12],
      ]),
      { seed: 1 },
    );
    expect(one.spread.accounts).toBe(0);
    expect(one.cells.every((cell) => Number.isFinite(cell.rate))).toBe(true);
  });
});
