import { rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { dayText, DAY } from "../../../src/core/day";
import { baseOfSums } from "../../../src/lines/base-of-sums";
import { openByDay } from "../../../src/lines/by-day/open-by-day";
import { openDuckDb } from "../../../src/lines/engines/open-duckdb";
import type { SalesLine } from "../../../src/lines/sales-lines";
import { temporaryFolder } from "../../workbook/small-workbook";
import { placeOf } from "./duckdb-place";
import {
  baseDifferences,
  changedLines,
  daysOf,
  GENERATED_COLUMNS,
  generatedLines,
  linesText,
} from "./generated-lines";

const temporary = temporaryFolder();
const inFolder = (name: string): string => path.join(temporary.folder, name);

async function byDay(columns = GENERATED_COLUMNS as Parameters<typeof openByDay>[1]) {
  const place = placeOf("csv", inFolder("lines.csv"));
  const { engine, changes } = await openByDay(place, columns, temporary.folder, {}, inFolder("days.duckdb"));
  const sums = await engine.sums();
  await engine.close();
  const whole = await openDuckDb(place, columns, temporary.folder, {});
  const full = await whole.sums();
  await whole.close();
  expect(baseDifferences(baseOfSums(full, "x"), baseOfSums(sums, "x"))).toEqual([]);
  expect({ ...sums.leftOut, shareOfMoney: 0 }).toEqual({ ...full.leftOut, shareOfMoney: 0 });
  expect(sums.leftOut!.shareOfMoney).toBeCloseTo(full.leftOut!.shareOfMoney, 12);
  expect([sums.lines, sums.firstDay, sums.lastDay]).toEqual([full.lines, full.firstDay, full.lastDay]);
  return changes;
}

function write(lines: readonly SalesLine[]): void {
  temporary.write("lines.csv", Buffer.from(linesText(lines)));
}

test("lines that come, come late, change and go: the sums by day are those of a full run, of changed days alone", async () => {
  let lines = generatedLines(3_000, 90, 8);
  write(lines);
  expect(await byDay()).toMatchObject({ first: true, days: daysOf(lines) });
  expect(await byDay()).toEqual({ first: false, days: [], customers: 0 });
  for (let round = 1; round <= 4; round++) {
    const next = changedLines(lines, round, 23 + round);
    const { changed } = next;
    lines = next.lines;
    write(lines);
    const { first, days, customers } = await byDay();
    expect([first, days.map(dayOf)]).toEqual([false, daysOf(changed).map(dayOf)]);
    expect(customers).toBeLessThan(90);
  }
  // A customer whose only line goes is a customer no more.
  write([...lines, { ...lines[0], customer: "for a day" }]);
  await byDay();
  write(lines);
  expect((await byDay()).days).toEqual(daysOf([lines[0]]));
});

const dayOf = (day: number): string => dayText(new Date(day * DAY));

test("other columns, and lines without products, begin from nothing", async () => {
  write(generatedLines(500, 20, 9));
  await byDay();
  const { order, ...without } = GENERATED_COLUMNS;
  expect(order).toBe("order's no");
  expect(await byDay({ ...without, order: null, product: null })).toMatchObject({ first: true });
});

test("what fails leaves the kept days as they were", async () => {
  rmSync(inFolder("days.duckdb"));
  const lines = generatedLines(500, 20, 9);
  write(lines);
  await byDay();
  const place = placeOf("csv", inFolder("lines.csv"), { memory: "3MB" });
  write(generatedLines(60_000, 20_000, 10));
  const failed = openByDay(place, GENERATED_COLUMNS, temporary.folder, {}, inFolder("days.duckdb"));
  await expect(failed).rejects.toThrow(/memory/);
  write(lines);
  expect(await byDay()).toEqual({ first: false, days: [], customers: 0 });
});
