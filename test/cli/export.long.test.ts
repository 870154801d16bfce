import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { exportTables } from "../../src/cli/export";
import { segmentStudy } from "../../src/study/segmented-study";
import { saveSegments } from "../../src/study/segments-file";
import { chooseSegmentation } from "../../src/segments/choose/choose-segmentation";
import { studyFeatures } from "../../src/study/study";
import { lendStudy } from "./lent-study";

const NOTEBOOK = path.join(__dirname, "..", "..", "notebooks", "10-recommendations.ipynb");

test("the actions of an export are those of notebook 10, word for word", async () => {
  const { study, end } = await lendStudy();
  saveSegments(study, chooseSegmentation(studyFeatures(study), study.base, { seed: study.seed }));
  const { tables } = exportTables(segmentStudy(study));
  const { cells } = JSON.parse(readFileSync(NOTEBOOK, "utf8")) as {
    cells: { outputs?: { data?: Record<string, unknown> }[] }[];
  };
  const said = cells
    .flatMap(({ outputs = [] }) => outputs)
    .map(({ data: shown }) => JSON.stringify(shown?.["application/vnd.champo.table+json"] ?? null))
    .join("\n");
  const [, , actions] = tables;
  expect(actions.records.length).toBeGreaterThan(3);
  for (const record of actions.records) {
    for (const name of ["action", "why", "expected effect"]) {
      expect(said).toContain(JSON.stringify(record[name]).slice(1, -1));
    }
  }
  await end();
});
