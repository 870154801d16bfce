import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { champoStudy } from "../../src/cases/champo/champo-study";
import type { Workbook } from "../../src/cases/champo/workbook/tables";
import { chapterFaults } from "./chapter-faults";
import { DRAWN, drawnWorkbook } from "./drawn-workbooks";
import { MADE } from "./made-workbooks";
import { quickScorecard } from "./quick-scorecard";
import { runChapters } from "./run-chapters";

/** Workbooks drawn (about 8 s each): half of CHAMPO_SETS where given. */
const WORKBOOKS = Math.min(DRAWN, Math.ceil(Number(process.env["CHAMPO_SETS"] ?? 2 * DRAWN) / 2));
/** Prime to their number, so that any few of them differ in their traits and in what they lack. */
const STEP = 7;
/** Places to look at alone, and a folder for what was shown there: "3,10" and "/tmp/shown". */
const ALONE = process.env["CHAMPO_PLACES"];
const SHOWN = process.env["CHAMPO_SHOWN"];
const places =
  ALONE === undefined
    ? Array.from({ length: WORKBOOKS }, (_, i) => (i * STEP) % DRAWN)
    : ALONE.split(",").map(Number);

// What the checks find is of no interest here, how it is worded is.
quickScorecard({ references: 5, splits: 5, resamples: 5, twins: 9 });

/** Runs the ten chapters of a workbook, and expects that nothing is missing in what they show. */
async function expectWhole(name: string, workbook: Workbook, file: string): Promise<void> {
  const study = champoStudy(workbook, { seed: 7, outputFolder: "", warnings: [] });
  const few = { resamples: 5, twins: 9, opinionStarts: 10, kMax: 5, gridKs: [2, 3] };
  const outputs = await runChapters(study, few);
  if (SHOWN !== undefined) writeFileSync(`${SHOWN}/${file}.json`, JSON.stringify({ name, outputs }));
  expect({ name, faults: chapterFaults(outputs) }).toEqual({ name, faults: [] });
  expect(outputs.length).toBeGreaterThan(250);
}

test.each(places)("nothing is missing in what the ten chapters show of workbook %i", async (place) => {
  const { name, workbook } = drawnWorkbook(place);
  await expectWhole(name, workbook, String(place));
});

test.each(ALONE === undefined ? MADE.map((_, i) => i) : [])("nor of made workbook %i", async (i) => {
  const { name, make } = MADE[i];
  await expectWhole(name, make(), `made-${i}`);
});
