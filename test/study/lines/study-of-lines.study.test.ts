import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { main } from "../../../src/cli/main";
import { baseOfLines } from "../../../src/lines/base-of-lines";
import { salesLinesOf } from "../../../src/lines/sales-lines";
import { saveSegments } from "../../../src/study/segments-file";
import { describedStudy } from "../../../src/study/description/described-study";
import { heard } from "../../cli/heard";
import { choiceOf } from "../../cli/lent-study";
import {
  baseDifferences,
  generatedLines,
  GENERATED_COLUMNS,
  linesText,
} from "../../lines/engines/generated-lines";
import { temporaryFolder } from "../../workbook/small-workbook";

const temporary = temporaryFolder();
const said = heard();
const SECRET = "k3y-of-the-store";
const inFolder = (...names: string[]): string => path.join(temporary.folder, ...names);
const lines = generatedLines(4_000, 120, 3);
const columns = Object.entries(GENERATED_COLUMNS).filter(([, name]) => name !== null);

function writeStudy(name: string, file: string, further = ""): string {
  mkdirSync(inFolder(name), { recursive: true });
  const named = columns.map(([role, column]) => `  ${role}: ${JSON.stringify(column)}`);
  const text = [
    "title: Lines elsewhere",
    "data:",
    `  lines: {csv: ../${file}}`,
    "line columns:",
    ...named,
    further,
  ];
  writeFileSync(inFolder(name, "study.yaml"), text.join("\n"));
  return inFolder(name);
}

/** All files below a folder that hold the secret. */
function withSecret(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
    path.join(folder, file),
  );
  return files.filter((file) => statSync(file).isFile() && readFileSync(file).includes(SECRET));
}

/** Another product sells most. */
function writeLater(): void {
  const later = generatedLines(4_000, 120, 4).map((line) => ({
    ...line,
    product: line.product === "p11" ? "new" : line.product,
  }));
  temporary.write("later.csv", Buffer.from(linesText(later)));
  writeStudy("later", "later.csv");
}

beforeAll(async () => {
  temporary.write("lines.csv", Buffer.from(linesText(lines)));
  const folder = writeStudy("shop", "lines.csv");
  writeFileSync(path.join(folder, ".env"), `AWS_SECRET_ACCESS_KEY=${SECRET}\n`);
  expect(await main(["study", folder, "--only", "01"])).toBe(0);
  // Chapter 07 would choose for a long time.
  for (const name of ["shop", "later"]) {
    if (name === "later") writeLater();
    const study = await describedStudy(inFolder(name, "study.yaml"), { outputFolder: inFolder(name) });
    saveSegments(study, choiceOf(study));
  }
});

test("a study of lines in an engine runs, and its first chapter says what was read where", async () => {
  const chapter = readFileSync(inFolder("shop", "notebooks", "01-the-data.ipynb"), "utf8");
  expect(chapter).toMatch(/The customers are summed from 4,000 sales lines .*: DuckDB summed them in/);
  expect(chapter).toMatch(/one row for each customer/);
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
  expect(withSecret(inFolder("shop"))).toEqual([inFolder("shop", ".env")]);
  expect(said.join("\n")).not.toContain(SECRET);
});

test("the same lines in another order are the same study; one line more is another", async () => {
  const before = await describedStudy(inFolder("shop", "study.yaml"));
  temporary.write("lines.csv", Buffer.from(linesText([...lines].reverse())));
  const again = await describedStudy(inFolder("shop", "study.yaml"), { again: true });
  expect(again.fingerprint).toBe(before.fingerprint);
  temporary.write("lines.csv", Buffer.from(linesText([...lines, lines[0]])));
  expect((await describedStudy(inFolder("shop", "study.yaml"))).fingerprint).toBe(before.fingerprint);
  const other = await describedStudy(inFolder("shop", "study.yaml"), { again: true });
  expect(other.fingerprint).not.toBe(before.fingerprint);
});

test("later lines are scored by the segments, and compared in their product mix", async () => {
  const later = inFolder("later");
  const out = inFolder("scores.json");
  expect(await main(["score", later, "--segments", inFolder("shop"), "--out", out])).toBe(0);
  const { customers } = JSON.parse(readFileSync(out, "utf8")) as { customers: { before: unknown }[] };
  expect(customers).toHaveLength(120);
  expect(customers.some(({ before }) => before === "new")).toBe(false);
  expect(await main(["compare", inFolder("shop"), later, "--out", inFolder("compared.json")])).toBe(0);
  expect(said.join("\n")).toMatch(/Verdict: /);
});

test("under pseudonyms no file of the folder names a customer", async () => {
  const folder = writeStudy("hidden", "lines.csv", "pseudonyms: ../key.json");
  const { base } = await describedStudy(path.join(folder, "study.yaml"), { again: true });
  expect(base.customers.some((name) => name === "c44")).toBe(false);
  expect(readdirSync(folder)).toEqual(["study.yaml"]);
  expect(readdirSync(temporary.folder)).toContain("key.json.lines.kept");
});
