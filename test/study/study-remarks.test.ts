import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { readStudy } from "../../src/cases/cases";
import { segmentationOf } from "../../src/segments/segmentation";
import { columnWarning } from "../../src/study/column-warning";
import { parseSegmentsFile } from "../../src/study/segments-schema";
import { segmentsFile } from "../../src/study/segments-file";
import { studyRemarks } from "../../src/study/study-remarks";
import { studyFeatures, type Study } from "../../src/study/study";
import { prose } from "../../src/text/prose";

const folder = mkdtempSync(path.join(os.tmpdir(), "champo-remarks-"));

/** Forty customers of two plans, which nothing else goes with; the plan is written twice unless `once`. */
async function shop(name: string, once = false): Promise<Study> {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const plan = i % 2 === 0 ? "basic" : "full";
    return [`c${i}`, plan, ...(once ? [] : [plan === "full" ? "yes" : "no"]), (i * 7) % 11].join(",");
  });
  const head = ["customer", "plan", ...(once ? [] : ["extras"]), "visits"].join(",");
  const file = path.join(folder, name);
  writeFileSync(file, [head, ...rows].join("\n"));
  return readStudy({ data: file, seed: 7 });
}

function divided(study: Study, clusters: number) {
  const features = studyFeatures(study);
  const segmentation = segmentationOf(cutTree(hierarchical(features), { clusters }), features, study.base);
  return { segmentation, method: "Ward", status: "supported" as const, because: prose`a test` };
}

describe("what must be known before anything else", () => {
  test("is that one column gives the segments, and that two columns repeat a fact", async () => {
    const study = await shop("twice.csv");
    const { segmentation } = divided(study, 2);
    const remarks = studyRemarks({ study, segmentation: { ...segmentation, ...divided(study, 2) } });
    expect(remarks.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^The segments are the same as one column: "plan", .* The same holds for "extras"\. .* any of these columns\. .* give each of them the role describe and make the segments again\.$/,
      ),
      expect.stringMatching(
        / is in 2 columns \(plan, extras\): together they make \d\d\.\d% of all squared distances/,
      ),
    ]);
  });

  test("is nothing where neither holds", async () => {
    const study = await shop("once.csv", true);
    const { segmentation, ...choice } = divided(study, 5);
    expect(studyRemarks({ study, segmentation: { ...segmentation, ...choice } })).toEqual([]);
  });

  test("is in segments.json, and in the last words of a run on the same file", async () => {
    const study = await shop("saved.csv");
    const text = JSON.stringify(segmentsFile(study, divided(study, 2)));
    writeFileSync(path.join(folder, "segments.json"), text);
    expect(columnWarning(folder, study.fingerprint)).toMatch(
      /^Before you use the segments: The segments are the same/,
    );
    expect(columnWarning(folder, "another file")).toBeNull();
    expect(columnWarning(path.join(folder, "none"), study.fingerprint)).toBeNull();
    writeFileSync(
      path.join(folder, "segments.json"),
      text.replace(/"columnMatches":\[.*?\}\]/, '"columnMatches":[]'),
    );
    expect(columnWarning(folder, study.fingerprint)).toBeNull();
    const flawed = parseSegmentsFile(text.replace(/"agreement":1/, '"agreement":"much"'));
    expect(flawed).toMatchObject({ flaw: { where: '"columnMatches"' } });
  });
});
