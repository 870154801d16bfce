import { describe, expect, test } from "vitest";
import { loadStudy } from "../../src/cases/champo/champo-study";
import { PROJECT_FOLDER } from "../../src/study/settings";

describe("a study", () => {
  const data = "data/champo-synthetic.xlsx";

  test("goes by what it is told before what the environment says", async () => {
    expect(await loadStudy({ data, seed: 11 })).toMatchObject({ seed: 11, outputFolder: PROJECT_FOLDER });
    expect((await loadStudy({ data: "" })).seed).toBe(7);
    await expect(loadStudy({ data, seed: -1 })).rejects.toThrow("loadStudy(seed): expected a whole number");
    await expect(loadStudy({ data: "data/none.xlsx" })).rejects.toThrow(/none\.xlsx", which does not exist/);
  });
});
