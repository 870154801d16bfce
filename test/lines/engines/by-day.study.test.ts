import { rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { dayText, DAY } from "../../../src/core/day";
import { baseOfSums } from "../../../src/lines/base-of-sums";
import { openByDay } from "../../../src/lines/by-day/open-by-day";
import { openDuckDb } from "../../../src/lines/engines/open-duckdb";
import type { SalesLine } from "../../../src/lines/sales-lines";
import { randomInteger, randomSource } from "../../../src/math/distributions/random";
import { temporaryFolder } from "../../workbook/small-workbook";
import { placeOf } from "./duckdb-place";
import { baseDifferences, GENERATED_COLUMNS, generatedLines, linesText } from "./generated-lines";

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

const daysOf = (lines: readonly SalesLine[]): readonly number[] =>
  [...new Set(lines.map(({ date }) => date.getTime() / DAY))].sort((a, b) => a - b);

test("lines that come, come late, change and go: the sums by day are those of a full run, of changed days alone", async () => {
  const random = randomSource(23);
  const some = (lines: readonly SalesLine[], most: number): readonly SalesLine[] =>
    Array.from({ length: randomInteger(random, most) }, () => lines[randomInteger(random, lines.length)]);
  let lines = generatedLines(3_000, 90, 8);
  write(lines);
  expect(await byDay()).toMatchObject({ first: true, days: daysOf(lines) });
  expect(await byDay()).toEqual({ first: false, days: [], customers: 0 });
  const last = Math.max(...daysOf(lines));
  for (let round = 1; round <= 4; round++) {
    const gone = new Set(some(lines, 8));
    const late = some(generatedLines(200, 95, 100 + round), 8);
    const next = late.map((line) => ({ ...line, date: new Date((last + round) * DAY) }));
    const again = some(lines, 4);
    const dearer = some(lines, 4).filter((line) => !gone.has(line));
    const changed = [...gone, ...late, ...next, ...again, ...dearer];
    lines = [
      ...lines.map((line) => (dearer.includes(line) ? { ...line, amount: line.amount + 1 } : line)),
      ...late,
      ...next,
      ...again,
    ].filter((line) => !gone.has(line));
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
