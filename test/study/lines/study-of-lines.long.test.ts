import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { main } from "../../../src/cli/main";
import { baseOfLines } from "../../../src/lines/base-of-lines";
import { salesLinesOf } from "../../../src/lines/sales-lines";
import { describedStudy } from "../../../src/study/description/described-study";
import { heard } from "../../cli/heard";
import { baseDifferences, generatedLines, linesText } from "../../lines/engines/generated-lines";
import { temporaryFolder } from "../../workbook/small-workbook";
import { filesWith, saveSegmentsOf, writeStudyOfLines } from "./study-of-lines";

const temporary = temporaryFolder();
const said = heard();
const SECRET = "k3y-of-the-store";
const inFolder = (...names: string[]): string => path.join(temporary.folder, ...names);
const lines = generatedLines(4_000, 120, 3);

beforeAll(async () => {
  temporary.write("lines.csv", Buffer.from(linesText(lines)));
  const folder = writeStudyOfLines(inFolder("shop"), "{csv: ../lines.csv}");
  writeFileSync(path.join(folder, ".env"), `AWS_SECRET_ACCESS_KEY=${SECRET}\n`);
  expect(await main(["study", folder, "--only", "01"])).toBe(0);
  await saveSegmentsOf(folder);
});

test("a study of lines in an engine runs, and its first chapter says what was read where", async () => {
  const chapter = readFileSync(inFolder("shop", "notebooks", "01-the-data.ipynb"), "utf8");
  expect(chapter).toMatch(/The customers are summed from 4,000 sales lines .*: DuckDB summed them in/);
  expect(chapter).toMatch(/question +rows that travelled +kB +seconds/);
  expect(chapter).toMatch(/one row for each customer +120 +[\d,.]+ +\d+\.\d/);
  const study = await describedStudy(inFolder("shop", "study.yaml"));
  expect(baseDifferences(baseOfLines(salesLinesOf(lines), "x"), study.base)).toEqual([]);
  expect(await main(["check", inFolder("shop")])).toBe(0);
  expect(said.join("\n")).toMatch(
    /3 rows?.*|Left out: 1 row without a customer, 1 row without a day, 1 row without money/,
  );
});

test("the report is written again without the lines, and no output holds a secret", async () => {
  rmSync(inFolder("lines.csv"));
  expect(await main(["report", inFolder("shop")])).toBe(0);
  temporary.write("lines.csv", Buffer.from(linesText(lines)));
  expect(filesWith(SECRET, inFolder("shop"))).toEqual([inFolder("shop", ".env")]);
  expect(said.join("\n")).not.toContain(SECRET);
});
