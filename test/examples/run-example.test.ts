import { describe, expect, test } from "vitest";
import { exampleNamesIn, wholeExample } from "../../src/cell/example-names";
import { ExampleRunner, reasonNotRun } from "./run-example";

const library = {
  mean: (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length,
  spend: async () => Promise.resolve({ total: 200.456, by: new Float64Array([120, 80]), top: "Ash" }),
};
const faults = (code: string) => new ExampleRunner(library).faultsOf(code);

describe("an example", () => {
  test.each([
    ["mean([1, 2]) // 1.5"],
    ["const rows: number[] = [1, 2, 2];\nmean(rows) // 1.67 (EUR for each customer)"],
    ["(await spend()).by // [120, …]"],
    ['await spend() // { top: "Ash", … }'],
    ["(await spend()).total\n// 200.46"],
    ["mean([]) // NaN"],
    ["mean([2]) // (a remark that claims nothing)"],
    ["mean([4, 6]) // 5\nmean([-4]) // -4"],
  ])("that is true passes: %s", async (code) => {
    expect(await faults(code)).toEqual([]);
  });

  test.each([
    ["mean([1, 2]) // 1.6", /is 1\.5|is "1\.5", not 1\.6/],
    ["mean([1, 2, 2]) // 2", /not 2$/],
    ["(await spend()).by // [120]", /has 2 elements/],
    ["(await spend()).by // [120, 81]", /\[1\] is .*80.*, not 81/],
    ['await spend() // { top: "Ash" }', /also has total, by/],
    ['await spend() // { bottom: "Bay", … }', /bottom is undefined/],
    ["mean([1, 2]) // about one and a half", /is not the value/],
    ["const a = 1; // 1", /is not the value/],
    ["median([1])", /median is not defined/],
    ["mean(", /does not parse/],
  ])("that is false fails: %s", async (code, reason) => {
    expect((await faults(code)).join()).toMatch(reason);
  });

  test("may say why it is not run", () => {
    expect(reasonNotRun("// not run: it opens a browser\nopen()")).toBe("it opens a browser");
    expect(reasonNotRun("// not run: no")).toBeNull();
    expect(reasonNotRun("mean([1])")).toBeNull();
  });

  test("is shown with the names that it needs, those they need first", () => {
    expect(exampleNamesIn("profiles[0].study")).toEqual(["study", "features", "segmentation", "profiles"]);
    expect(exampleNamesIn("const x = 1; ({ base: x }).base")).toEqual([]);
    expect(wholeExample("workbook.sales").split("\n")).toEqual([
      "const study = await loadStudy({ seed: 7 });",
      "const workbook = study.workbook;",
      "workbook.sales",
    ]);
  });
});
