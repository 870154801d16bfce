import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { GENERAL_CASE } from "../../src/study/general/general-case";
import { readDescription } from "../../src/study/description/described-study";
import { writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { heard } from "./heard";

const said = heard();
const folder = mkdtempSync(path.join(os.tmpdir(), "champo-names-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What every record of JavaScript seems to have. */
const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];

test("columns may be called as what every record has", async () => {
  const columns = ["customer", ...NAMES];
  const rows = Array.from({ length: 40 }, (_, i) => [
    `Customer ${i}`,
    ...NAMES.map((_, j) => (i % 2) * 40 * (j + 1) + ((i * 7 + j * 3) % 11)),
  ]);
  const file = path.join(folder, "named.csv");
  writeFileSync(file, writeDelimitedText([columns, ...rows]));
  expect(await main(["check", file])).toBe(0);
  const study = path.join(folder, "study");
  expect(await main(["new", study, "--data", file])).toBe(0);
  expect(said.join("\n")).toContain("__proto__: ");
  const description = await readDescription(path.join(study, "study.yaml"));
  expect(Object.keys(description.columns)).toEqual(columns);
  const { base } = await GENERAL_CASE.read({ data: path.join(study, "study.yaml"), outputFolder: study });
  expect(base.columns.map(({ name }) => name).sort()).toEqual([...columns].sort());
  for (const column of base.columns.filter(({ name }) => NAMES.includes(name))) {
    expect(column.role).toBe("feature");
  }
});
