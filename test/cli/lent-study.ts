import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { vi } from "vitest";
import { lendChecked } from "../../src/cases/champo/workbook/checked-workbook";
import type { SegmentationChoice } from "../../src/segments/choose/choose-segmentation";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { segmentationOf } from "../../src/segments/segmentation";
import { saveSegments } from "../../src/study/segments-file";
import { loadStudy, type ChampoStudy } from "../../src/cases/champo/champo-study";
import { studyFeatures, type Study } from "../../src/study/study";
import { prose } from "../../src/text/prose";
import { readWorkbook } from "../../src/cases/champo/workbook/read";

/** The embedded workbook. */
export const data = path.join(__dirname, "..", "..", "data", "champo-synthetic.xlsx");

/** A choice without the long way to it. */
export function choiceOf(study: Study): SegmentationChoice {
  const features = studyFeatures(study);
  const segmentation = segmentationOf(kmeans(features, { k: 2, seed: 7 }), features, study.base);
  return {
    judged: [],
    status: "constructed",
    method: "k-means",
    k: 2,
    because: prose`a test`,
    segmentation,
  };
}

/**
 * Reads the embedded workbook once and lends it to every command of a test file; its segmentation lies in the results'
 * folder, so that none need be chosen anew.
 */
export async function lendStudy(): Promise<{
  readonly folder: string;
  readonly study: ChampoStudy;
  readonly end: () => Promise<void>;
}> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "champo-lent-"));
  vi.stubEnv("CHAMPO_OUT", folder);
  const check = await readWorkbook(data);
  let giveBack = (): void => undefined;
  let lending = Promise.resolve();
  await new Promise<void>((ready) => {
    lending = lendChecked(data, check, (env) => {
      for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
      ready();
      return new Promise<void>((end) => (giveBack = end));
    });
  });
  const study = await loadStudy({ data, seed: 7, outputFolder: folder });
  saveSegments(study, choiceOf(study));
  const end = async () => {
    giveBack();
    await lending;
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, study, end };
}
