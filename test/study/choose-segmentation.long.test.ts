import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chooseSegmentation, type SegmentationChoice } from "../../src/segments/choose/choose-segmentation";
import { chosenSegmentation, saveSegments } from "../../src/study/segments-file";
import { studyFeatures, type Study } from "../../src/study/study";
import { quickScorecard } from "../champo/quick-scorecard";
import { embeddedChoice } from "./embedded-choice";

// Which segments are chosen is of no interest here.
quickScorecard({ references: 10, splits: 10, resamples: 10, twins: 19 });

let folder: string;
let study: Study;
let choice: SegmentationChoice;

beforeAll(async () => ({ folder, study, choice } = await embeddedChoice()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the chosen segmentation", () => {
  test("is not taken from a file of another workbook, but chosen anew", () => {
    saveSegments(study, choice);
    const file = path.join(folder, "segments.json");
    const saved = JSON.parse(readFileSync(file, "utf8")) as { seed: number };
    expect(saved.seed).toBe(7);
    const other = { ...study, seed: 8 };
    const anew = chooseSegmentation(studyFeatures(other), other.base, { seed: 8 });
    expect([...chosenSegmentation(other).labels]).toEqual([...anew.segmentation.labels]);
  });
});
