import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadStudy } from "../../src/cases/champo/champo-study";
import { keptReportFacts } from "../../src/cases/champo/report/kept-report-facts";
import { reportFacts, type ReportFacts } from "../../src/cases/champo/report/report-facts";
import { libraryDigest } from "../../src/notebook/run/run-cache";
import { SEGMENTS_FILE } from "../../src/study/segments-schema";
import { saveSegments } from "../../src/study/segments-file";
import { choiceOf, data } from "../cli/lent-study";

const folder = fs.mkdtempSync(path.join(tmpdir(), "kept-facts-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test("what a report says of a workbook is kept for this file, seed, segmentation, chapters and library, and is the same", async () => {
  const study = await loadStudy({ data, seed: 7, outputFolder: folder });
  saveSegments(study, choiceOf(study));
  const { workbook } = study;
  const { fileName, fingerprint } = workbook.source;
  const chapters = ["01-sales-eda", "03-k-means"];
  let reads = 0;
  const read = () => {
    reads++;
    return workbook;
  };
  const library = libraryDigest();
  const asked = (
    change: { name?: string; file?: string; seed?: number; names?: string[]; code?: string } = {},
  ) =>
    keptReportFacts(
      { fileName: change.name ?? fileName, fingerprint: change.file ?? fingerprint, read },
      { seed: change.seed ?? 7, outputFolder: folder },
      change.names ?? chapters,
      change.code ?? library,
      path.join(folder, "kept"),
    );
  const isRead = async (given: Promise<ReportFacts>): Promise<boolean> => {
    const before = reads;
    await given;
    return reads > before;
  };
  const fresh = reportFacts(workbook, { seed: 7, outputFolder: folder }, chapters);
  expect(await asked()).toEqual(fresh);
  expect(reads).toBe(1);
  expect(JSON.stringify(await asked())).toBe(JSON.stringify(fresh));
  expect(await asked()).toEqual(fresh);
  expect(reads).toBe(1);
  expect(await isRead(asked({ name: "other.xlsx" }))).toBe(true);
  expect(await isRead(asked({ file: "0".repeat(64) }))).toBe(true);
  expect(await isRead(asked({ names: ["01-sales-eda"] }))).toBe(true);
  // A library that changed while this was made: nothing is kept under its old digest.
  expect(await isRead(asked({ code: "an older library" }))).toBe(true);
  expect(await isRead(asked({ code: "an older library" }))).toBe(true);
  expect(await isRead(asked())).toBe(false);
  fs.appendFileSync(path.join(folder, SEGMENTS_FILE), "\n");
  expect(await isRead(asked())).toBe(true);
});
