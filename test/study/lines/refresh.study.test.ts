import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { main } from "../../../src/cli/main";
import type { SalesLine } from "../../../src/lines/sales-lines";
import { describedStudy } from "../../../src/study/description/described-study";
import { heard } from "../../cli/heard";
import { linesText } from "../../lines/engines/generated-lines";
import { temporaryFolder } from "../../workbook/small-workbook";
import { linesOfTwoSorts as lines, saveSegmentsOf, writeStudyOfLines } from "./study-of-lines";

const temporary = temporaryFolder();
const said = heard();
const inFolder = (...names: string[]): string => path.join(temporary.folder, ...names);

const write = (now: readonly SalesLine[]): void => {
  temporary.write("shop.csv", Buffer.from(linesText(now)));
};

beforeAll(async () => {
  write(lines);
  const folder = writeStudyOfLines(inFolder("shop"), "{csv: ../shop.csv}");
  await saveSegmentsOf(folder);
});

function placed(): ReadonlyMap<string, string> {
  const [, ...rows] = readFileSync(inFolder("shop", "scores.csv"), "utf8").trim().split(/\r?\n/);
  return new Map(rows.map((row) => [row.split(",")[0], row.split(",")[1]]));
}

test("lines that are as they were keep the segments; further ones of the same sort, too, and are summed alone", async () => {
  expect(await main(["refresh", inFolder("shop")])).toBe(0);
  expect(said.join("\n")).toMatch(/All \d+ days were summed[^]*Verdict: keep/);
  expect(placed().size).toBe(60);
  expect(existsSync(inFolder("shop", "lines-by-day.duckdb"))).toBe(true);
  expect(await main(["refresh", inFolder("shop")])).toBe(0);
  expect(said.join("\n")).toMatch(/No day has changed\./);
  write([...lines, { ...lines[0], order: "late", date: new Date(Date.UTC(2024, 0, 2)) }]);
  expect(await main(["refresh", inFolder("shop")])).toBe(0);
  expect(said.join("\n")).toMatch(
    /1 day has changed lines \(2024-01-02\); the figures of \d+ of 60 customers/,
  );
});

test("customers that become others are to be segmented again, and are placed by their figures of now", async () => {
  const before = placed();
  const other = lines.map((line) =>
    Number(line.customer.slice(1)) < 40 && line.amount < 100 ? { ...line, amount: line.amount + 900 } : line,
  );
  write(other);
  expect(await main(["refresh", inFolder("shop"), "--out", inFolder("now.csv")])).toBe(4);
  expect(said.join("\n")).toMatch(/Verdict: refit\.[^]*npx champo study/);
  expect(placed()).toEqual(before);
  // The same as a full run of the score command.
  expect(
    await main(["score", inFolder("shop"), "--segments", inFolder("shop"), "--out", inFolder("full.csv")]),
  ).toBe(0);
  const rows = (name: string): readonly string[] =>
    readFileSync(inFolder(name), "utf8")
      .split("\n")
      .map((row) => row.replace(/\d+\.\d{9,}/g, (n) => Number(n).toFixed(8)));
  expect(rows("now.csv")).toEqual(rows("full.csv"));
});

test("customers that stay where they are, but whose figures drift, are to be watched", async () => {
  write(lines.map((line) => ({ ...line, amount: line.amount * 1.08 })));
  expect(await main(["refresh", inFolder("shop")])).toBe(3);
  expect(said.join("\n")).toMatch(/Verdict: watch\. [^]*Drifted beyond chance: [^]*revenue/);
});

test("refused: a study of lines in memory, and segments of other lines than the kept ones", async () => {
  const folder = writeStudyOfLines(inFolder("memory"), "lines.csv");
  temporary.write("memory/lines.csv", Buffer.from(linesText(lines)));
  await saveSegmentsOf(folder);
  expect(await main(["refresh", folder])).toBe(2);
  expect(said.join("\n")).toMatch(/npx champo compare OLD NEW/);
  await describedStudy(inFolder("shop", "study.yaml"), { again: true });
  expect(await main(["refresh", inFolder("shop")])).toBe(2);
  expect(said.join("\n")).toMatch(/segments of other lines[^]*npx champo study/);
});
