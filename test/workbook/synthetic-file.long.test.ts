import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { writeSyntheticWorkbook } from "../../src/cases/champo/workbook/synthesise";
import { expectReadBack } from "./read-back";
import { temporaryFolder } from "./small-workbook";

const temporary = temporaryFolder();
const data = path.join(__dirname, "..", "..", "data");
const committed = path.join(data, "champo-synthetic.xlsx");

test("the embedded workbook is read back, every table of it", () =>
  expectReadBack(committed, { seed: 7, contradicting: 20 }));

test("what is written with another seed is read back, every table of it", async () => {
  const file = path.join(temporary.folder, "seed-31.xlsx");
  await writeSyntheticWorkbook(file, { seed: 31 });
  await expectReadBack(file, { seed: 31, contradicting: 23 });
});

test("the embedded workbook and its truth are what `champo synthesise --seed 7` writes, byte for byte", async () => {
  const file = path.join(temporary.folder, "champo-synthetic.xlsx");
  const written = await writeSyntheticWorkbook(file, { seed: 7 });
  expect(written).toEqual([file, path.join(temporary.folder, "champo-synthetic.truth.json")]);
  expect(readFileSync(file).equals(readFileSync(committed))).toBe(true);
  expect(readFileSync(written[1], "utf8")).toBe(
    readFileSync(path.join(data, "champo-synthetic.truth.json"), "utf8"),
  );
});
