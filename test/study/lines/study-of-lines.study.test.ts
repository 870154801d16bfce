import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { main } from "../../../src/cli/main";
import { describedStudy } from "../../../src/study/description/described-study";
import { heard } from "../../cli/heard";
import { generatedLines, linesText } from "../../lines/engines/generated-lines";
import { temporaryFolder } from "../../workbook/small-workbook";
import { filesWith, linesOfTwoSorts, saveSegmentsOf, writeStudyOfLines } from "./study-of-lines";

const temporary = temporaryFolder();
const said = heard();
const inFolder = (...names: string[]): string => path.join(temporary.folder, ...names);
const SECRET = "k3y-of-the-store";
const lines = generatedLines(4_000, 120, 3);

beforeAll(async () => {
  // Another product sells most.
  const later = generatedLines(4_000, 120, 4).map((line) => ({
    ...line,
    product: line.product === "p11" ? "new" : line.product,
  }));
  for (const [name, own] of Object.entries({ shop: lines, later })) {
    temporary.write(`${name}.csv`, Buffer.from(linesText(own)));
    const folder = writeStudyOfLines(inFolder(name), `{csv: ../${name}.csv}`);
    writeFileSync(path.join(folder, ".env"), `AWS_SECRET_ACCESS_KEY=${SECRET}\n`);
    await saveSegmentsOf(folder);
  }
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
  expect(said.join("\n")).not.toContain(SECRET);
  expect(filesWith(SECRET, temporary.folder).map((file) => path.basename(file))).toEqual([".env", ".env"]);
});

test("a typing tool of lines that say nothing of customers beforehand is refused, with the way out", async () => {
  temporary.write("sorts.csv", Buffer.from(linesText(linesOfTwoSorts)));
  const folder = writeStudyOfLines(inFolder("sorts"), "{csv: ../sorts.csv}");
  await saveSegmentsOf(folder);
  expect(await main(["typing", folder])).toBe(2);
  expect(said.join("\n")).toMatch(
    /known before their first order, got none\. What is summed .* or name columns that you know by --questions/,
  );
  expect(await main(["typing", folder, "--questions", "revenue,orders"])).toBe(0);
});

test("the same lines in another order are the same study; one line more is another", async () => {
  const before = await describedStudy(inFolder("shop", "study.yaml"));
  const kept = (): Buffer => readFileSync(inFolder("shop", "lines.kept"));
  const atFirst = kept();
  temporary.write("shop.csv", Buffer.from(linesText([...lines].reverse())));
  const again = await describedStudy(inFolder("shop", "study.yaml"), { again: true });
  expect(again.fingerprint).toBe(before.fingerprint);
  // So notebooks that read what is kept need not run again.
  expect(kept().equals(atFirst)).toBe(true);
  temporary.write("shop.csv", Buffer.from(linesText([...lines, lines[0]])));
  expect((await describedStudy(inFolder("shop", "study.yaml"))).fingerprint).toBe(before.fingerprint);
  const other = await describedStudy(inFolder("shop", "study.yaml"), { again: true });
  expect(other.fingerprint).not.toBe(before.fingerprint);
  expect(kept().equals(atFirst)).toBe(false);
});

test("under pseudonyms no file of the folder names a customer", async () => {
  const folder = writeStudyOfLines(inFolder("hidden"), "{csv: ../shop.csv}", "pseudonyms: ../key.json");
  const { base } = await describedStudy(path.join(folder, "study.yaml"), { again: true });
  expect(base.customers.some((name) => name === "c44")).toBe(false);
  expect(readdirSync(folder)).toEqual(["study.yaml"]);
  expect(readdirSync(temporary.folder)).toContain("key.json.lines.kept");
});
