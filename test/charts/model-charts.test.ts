import { describe, expect, test } from "vitest";
import { allocationChange } from "../../src/cases/champo/charts/allocation-change";
import { budgetCurve } from "../../src/cases/champo/charts/budget-curve";
import { calibrationPlot } from "../../src/charts/models/calibration-plot";
import type { Figure } from "../../src/charts/base/figure";
import { gainCurve } from "../../src/charts/models/gain-curve";
import { importanceBars } from "../../src/charts/models/importance-bars";
import { lifetimeScatter } from "../../src/charts/value/lifetime-scatter";
import { plannedChanges } from "../../src/cases/champo/charts/planned-changes";
import { rfmGrid } from "../../src/charts/value/rfm-grid";
import { rocCurves } from "../../src/charts/models/roc-curves";
import { segmentLifetimeBars } from "../../src/charts/value/segment-lifetime";
import { shrunkenRates } from "../../src/cases/champo/charts/shrunken-rates";
import { allocateCells } from "../../src/cases/champo/samples/cell-allocation";
import { crossedConversion } from "../../src/cases/champo/samples/crossed-conversion";
import { shrinkConversion } from "../../src/cases/champo/samples/shrunken-conversion";
import { sampleWhatIf } from "../../src/cases/champo/samples/what-if";
import { calibration } from "../../src/models/calibration";
import { rocCurve } from "../../src/models/classification-scores";
import { customerLifetime } from "../../src/value/customer-lifetime";
import { lifetimeBySegment } from "../../src/value/lifetime-by-segment";
import { liftCurve } from "../../src/models/lift";
import { rfmTable } from "../../src/value/rfm";
import { conversionRates } from "../../src/cases/champo/sales/conversion";
import type { SampleLine } from "../../src/cases/champo/workbook/tables";
import { salesLinesOf, type SalesLine } from "../../src/lines/sales-lines";
import { sale } from "../lines/sales";
import { expectSoundFigure, marksOf } from "./figure-checks";

/** A name that would be a tag if text were markup. */
const TAG = "<b>T</b>";
const HOSTILE = /<b>T/;

const DAY = 86_400_000;
const sales = [TAG, "C-2", "C-3", "C-4", "C-5", "C-6"].flatMap((customer, c) =>
  Array.from({ length: 2 + 3 * c }, (_, i): SalesLine => {
    const date = new Date(Date.UTC(2018, 0, 1) + (10 + 25 * c + (i * 700) / (2 + 3 * c)) * DAY);
    return sale(customer, date.toISOString(), {
      order: `${c}-${i}`,
      amount: 100 * (c + 1) + 10 * i,
      product: i % 2 === 0 ? "DURRY" : "KNOTTED",
    });
  }),
);
const samples = [TAG, "C-2", "C-3"].flatMap((customer, c) =>
  ["DURRY", "KNOTTED", TAG].flatMap((item, j) =>
    Array.from({ length: 12 + 8 * c }, (_, i): SampleLine => {
      const converted = i < (12 + 8 * c) * [0.1, 0.5, 0.8][j];
      return { row: 1, customer, country: "UK", quantity: 1, item, shape: "REC", pieceAreaFt2: 9, converted };
    }),
  ),
);
const crossed = crossedConversion(samples, { seed: 7, draws: 200 });
const plan = allocateCells(crossed, { seed: 7 });
const lifetime = customerLifetime(salesLinesOf(sales));
const groups = [
  { name: `Group ${TAG}`, customers: [TAG, "C-2", "C-3"] },
  { name: "Others", customers: ["C-4", "C-5", "C-6"] },
];
const outcome = [0, 0, 1, 0, 1, 1, 0, 1];
const chance = [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.7, 0.9];
const noCells = allocateCells(crossedConversion([], { seed: 7 }), { seed: 7 });

const figures: Record<string, Figure> = {
  allocationChange: allocationChange(plan),
  budgetCurve: budgetCurve(sampleWhatIf(crossed, { budgets: [0.8, 1, 1.2], returns: [0.5, 1] }, { seed: 7 })),
  calibrationPlot: calibrationPlot(calibration(outcome, chance, 4), "model"),
  gainCurve: gainCurve([{ name: "model", points: liftCurve(outcome, chance) }]),
  importanceBars: importanceBars([{ block: "product", fall: 0.1, least: 0.08, most: 0.13 }], "model"),
  lifetimeScatter: lifetimeScatter(lifetime),
  plannedChanges: plannedChanges(plan),
  rfmGrid: rfmGrid(rfmTable(salesLinesOf(sales))),
  rocCurves: rocCurves([{ name: "model", points: rocCurve(outcome, chance), auc: 0.8 }]),
  segmentLifetimeBars: segmentLifetimeBars(lifetimeBySegment(lifetime, groups), 12),
  shrunkenRates: shrunkenRates(shrinkConversion(conversionRates(samples, "customer").groups)),
};

/** What each figure draws, and what it says to those who cannot see it. */
const DRAWN: Readonly<Record<string, readonly [marks: string, says: string]>> = {
  allocationChange: [
    "scatter of 9, scatter of 3 (x 2)",
    "30 samples move. Fewer than now go to C-3 and <b>T</b>, more to 1 other account.",
  ],
  budgetCurve: [
    "scatter of 6, scatter of 3, scatter of 6, scatter of 3",
    "further samples worth 50%: from -7 at 0.80 times today's budget to 21 at 1.20; further samples worth 100%: from -7 at 0.80 times today's budget to 44 at 1.20.",
  ],
  calibrationPlot: ["scatter of 2, scatter of 4", "The widest gap: 15% predicted, 0% observed."],
  gainCurve: ["scatter of 8, scatter of 2", "model: 75% with 50% of the samples."],
  importanceBars: ["bar of 1", "Shuffling product costs most: 0.100 of the AUC."],
  lifetimeScatter: [
    "scatter of 5, scatter of 1",
    "C-6 has the highest expected value in 12 months: 4.15 thousand; too short a history: 1 of 6 customers.",
  ],
  plannedChanges: [
    "heatmap of 3 by 3 (x 2)",
    "9 pairs of account and product. The plan adds most to <b>T</b> to C-2 (20 to 40, believed to convert at 79%) and takes most from DURRY to C-3 (28 to 14, 13%).",
  ],
  rfmGrid: [
    "heatmap of 3 by 3",
    "2 of 6 customers order both lately and often; none used to order often, but not lately.",
  ],
  rocCurves: ["scatter of 8, scatter of 2", "Areas under the curves: model 0.80; guessing gives 0.50."],
  segmentLifetimeBars: [
    "bar of 2 (x 3)",
    'In 12 months "Group <b>T</b>" is expected to bring 3.72 thousand, not to be used for planning; "Others" is expected to bring 10.4 thousand. C-6 alone is 40% of the expected value of "Others".',
  ],
  shrunkenRates: ["scatter of 3 (x 2)", "All of 3 accounts are believed to convert at 47.8%."],
};

describe.each(Object.entries(figures))("%s", (name, figure) => {
  test("has a title, words for those who cannot see it, named axes and plain data", () => {
    expectSoundFigure(figure);
  });

  test("shows names as text", () => {
    expect(JSON.stringify([figure.data, figure.layout])).not.toMatch(HOSTILE);
  });

  test("draws what there is, and says its main numbers", () => {
    expect([marksOf(figure), figure.alt]).toEqual(DRAWN[name]);
  });
});

describe("figures of nothing", () => {
  test("say so, and hold no number that was not there", () => {
    const nothing = [
      plannedChanges(noCells),
      shrunkenRates(shrinkConversion([])),
      allocationChange(noCells),
      segmentLifetimeBars([], 12),
      lifetimeScatter(customerLifetime(salesLinesOf([]))),
      budgetCurve([]),
    ];
    for (const figure of nothing) {
      expect(figure.alt).not.toMatch(/NaN|undefined|Infinity/);
      expect(figure.alt).toMatch(/nothing|\b0 |no |No /);
    }
  });
});

describe("what the figures of plans say", () => {
  test("is what the plan does", () => {
    const [gainer] = [...plan.cells].sort((a, b) => b.planned - b.samples - (a.planned - a.samples));
    expect(figures["plannedChanges"].alt).toContain(
      `adds most to ${gainer.name} (${gainer.samples} to ${gainer.planned},`,
    );
    const [, grid] = figures["plannedChanges"].data as unknown as { z: (number | null)[][] }[];
    const drawn = grid.z.flat().filter((value) => value !== null && value !== 0);
    expect(drawn).toHaveLength(plan.cells.filter((cell) => cell.planned !== cell.samples).length);
  });

  test("adds up to what the segments promise", () => {
    const bars = figures["segmentLifetimeBars"].data as unknown as { x: number[] }[];
    lifetimeBySegment(lifetime, groups).forEach(({ expectedValue }, g) => {
      expect(bars.reduce((sum, { x }) => sum + x[g], 0)).toBeCloseTo(expectedValue, 6);
    });
  });
});
