import path from "node:path";
import { test } from "vitest";
import { writeSyntheticWorkbook } from "../../src/cases/champo/workbook/synthesise";
import { expectReadBack } from "./read-back";
import { temporaryFolder } from "./small-workbook";

const temporary = temporaryFolder();

test("what is written with another seed is read back, every table of it", async () => {
  const file = path.join(temporary.folder, "seed-31.xlsx");
  await writeSyntheticWorkbook(file, { seed: 31 });
  await expectReadBack(file, { seed: 31, contradicting: 23 });
});
