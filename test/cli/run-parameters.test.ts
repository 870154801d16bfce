import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { placesOf } from "../../src/study/run-places";
import { runParameters, withOtherParameters } from "../../src/cli/run-parameters";
import { KERNELSPEC } from "../../src/notebook/kernel/kernelspec";
import { writeNotebook } from "../../src/notebook/document/notebook-file";
import { injectParameters } from "../../src/notebook/run/parameters";
import { scriptToNotebook } from "../../src/notebook/git/percent";
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
const of = (settings: Parameters<typeof runParameters>[0]) => runParameters(settings, folder, ["03"]);

describe("the parameters of a run", () => {
  test("are none unless some are given: the notebooks' own values hold", () => {
    expect(of({})).toEqual({ values: {}, seed: 7 });
    expect(of({ seed: 7 })).toEqual({ values: {}, seed: 7 });
  });

  test("are the same by --seed and by -p seed", () => {
    expect(of({ seed: 11 })).toEqual({ values: { seed: 11 }, seed: 11 });
    expect(of({ parameter: ["seed=11", "kMax=10"] })).toEqual({ values: { seed: 11, kMax: 10 }, seed: 11 });
    expect(of({ seed: 11, parameter: ["seed=11"] }).seed).toBe(11);
    expect(of({ parameter: ["seed=7"] }).values).toEqual({ seed: 7 });
    expect(() => of({ seed: 3, parameter: ["seed=4"] })).toThrow(
      "--seed and -p seed: expected the same value, or one of the two, got 3 and 4",
    );
    expect(() => of({ parameter: ["seed=1.5"] })).toThrow("a whole number from 0 to 4294967295");
  });

  test("tell a workbook within the project from there, any other by its whole path", () => {
    const inside = path.join(PROJECT_FOLDER, "data", "own.xlsx");
    expect(of({ data: inside })).toEqual({ values: { data: "data/own.xlsx" }, seed: 7, data: inside });
    const outside = path.join(folder, "own.xlsx");
    expect(of({ parameter: [`data=${outside}`] }).values).toEqual({ data: outside });
    expect(of({ data: "" })).toEqual({ values: {}, seed: 7 });
  });

  test("never go over the committed notebooks", () => {
    expect(placesOf({ asCommitted: false }).results).toBe(path.join(PROJECT_FOLDER, "out"));
    expect(() => placesOf({ asCommitted: false, out: PROJECT_FOLDER })).toThrow(
      /--out: expected another folder/,
    );
    expect(placesOf({ asCommitted: true, out: PROJECT_FOLDER }).results).toBe(PROJECT_FOLDER);
  });

  test("of notebooks from an earlier run are told apart from this run's", () => {
    writeNotebook(path.join(folder, "04.ipynb"), injectParameters(notebook, { kMax: 10 }, "04"));
    expect(withOtherParameters(folder, new Set(), { kMax: 10 })).toEqual(["03"]);
    expect(withOtherParameters(folder, new Set(), {})).toEqual(["04"]);
    expect(withOtherParameters(folder, new Set(["03", "04"]), { kMax: 9 })).toEqual([]);
  });
});
