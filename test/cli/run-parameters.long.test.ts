import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { KERNELSPEC } from "../../src/notebook/kernel/kernelspec";
import { writeNotebook } from "../../src/notebook/document/notebook-file";
import { scriptToNotebook } from "../../src/notebook/git/percent";
import { loadStudy } from "../../src/cases/champo/champo-study";
import { PROJECT_FOLDER } from "../../src/study/settings";

let folder: string;
const notebook = scriptToNotebook(
  '// %% {"tags":["parameters"]}\nconst data: string = "";\nconst seed: number = 7;\nconst kMax: number = 8;\n',
  KERNELSPEC,
);
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-parameters-"));
  writeNotebook(path.join(folder, "03.ipynb"), notebook);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a study", () => {
  const data = "data/champo-synthetic.xlsx";

  test("goes by what it is told before what the environment says", async () => {
    expect(await loadStudy({ data, seed: 11 })).toMatchObject({ seed: 11, outputFolder: PROJECT_FOLDER });
    expect((await loadStudy({ data: "" })).seed).toBe(7);
    await expect(loadStudy({ data, seed: -1 })).rejects.toThrow("loadStudy(seed): expected a whole number");
    await expect(loadStudy({ data: "data/none.xlsx" })).rejects.toThrow(/none\.xlsx", which does not exist/);
  });
});
