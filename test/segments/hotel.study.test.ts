import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scoreCustomers } from "../../src/segments/place/score-customer";
import { profileGroups } from "../../src/segments/profiles/profile-segments";
import { ruleSentences } from "../../src/segments/rules/rule-sentences";
import { segmentRules } from "../../src/segments/rules/segment-rules";
import { chooseSegmentation } from "../../src/segments/choose/choose-segmentation";
import { compareStudies } from "../../src/study/compare-studies";
import { comparisonTables } from "../../src/study/comparison-tables";
import { segmentStudy, type SegmentedStudy } from "../../src/study/segmented-study";
import { parseSegmentsFile, type SegmentsFile } from "../../src/study/segments-schema";
import { saveSegments, segmentsFile } from "../../src/study/segments-file";
import { studyFeatures } from "../../src/study/study";
import { bootstrapJaccard } from "../../src/validity/stability/bootstrap-jaccard";
import { segmentationMethod } from "../../src/segments/segmentation-method";
import { choiceOf } from "../cli/lent-study";
import { guests, HOTEL } from "./hotel";

let folder: string;
let segmented: SegmentedStudy;
let segments: SegmentsFile;
const inFolder = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-hotel-"));
  const data = guests(inFolder("guests.csv"), 7);
  const study = await HOTEL.read({ data, seed: 7, outputFolder: folder });
  const choice = chooseSegmentation(studyFeatures(study), study.base, { seed: 7, maxK: 3 });
  saveSegments(study, choice);
  segmented = segmentStudy(study);
  const parsed = parseSegmentsFile(JSON.stringify(segmentsFile(study, choice)));
  if (!("segments" in parsed)) throw new Error(JSON.stringify(parsed.flaw));
  ({ segments } = parsed);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the guests of a hotel", () => {
  it("are chosen, profiled and named in the words of the hotel", () => {
    const { segmentation, names } = segmented;
    expect(segmentation.k).toBe(2);
    expect(profileGroups(segmentation).map(({ size }) => size)).toEqual([30, 30]);
    expect(names[0].name).toMatch(/^Families with long stays/);
    expect(names[1].name).toMatch(/^Business travellers with short stays/);
    expect(names[0].persona.text).toContain("30 of 30 have purpose family");
  });

  it("are placed by rules about their nights or their purpose", () => {
    const { segmentation, names, study } = segmented;
    const rules = segmentRules(segmentation);
    expect(rules.chosen.agreement).toBe(1);
    const [first] = ruleSentences(rules.rules, names, study.lexicon);
    expect(first.text).toMatch(
      /^If (nights are more than|purpose is) .* the customer belongs to "Families .* 30 of 30/,
    );
  });

  it("new ones are scored by the columns of segments.json, in any order, with gaps and new words", async () => {
    const file = inFolder("new.csv");
    const rows = ["n1;12;2.100,50;FAMILY;suite", "n2;2;300;business;standard", "n3;;250;crew;superior"];
    writeFileSync(file, ["Guest ID;Nights;Spent;Purpose;Rooms", ...rows].join("\n"));
    const { base, unknown, unused } = await HOTEL.readCustomers(file, segments);
    const scores = scoreCustomers(segments, base);
    expect(scores.map(({ customer, nearest }) => [customer, nearest])).toEqual([
      ["n1", 0],
      ["n2", 1],
      ["n3", 1],
    ]);
    expect(scores[2].filled.join()).toContain("nights");
    expect([unknown, unused]).toEqual([["purpose crew"], []]);
  });

  it("a wrong table is refused with everything that is wrong in it", async () => {
    const file = inFolder("wrong.csv");
    writeFileSync(
      file,
      [
        "guest id,night,purpose,spent,rooms",
        "a,3,family,x,suite",
        "a,2,family,10,attic",
        ",1,family,5,suite",
      ].join("\n"),
    );
    const refused = HOTEL.readCustomers(file, segments);
    await expect(refused).rejects.toThrow(/Did you mean "night"/);
    for (const part of [
      /a number, got "x"/,
      /standard, superior, suite, got "attic"/,
      /"a" again/,
      /an empty cell/,
    ]) {
      await expect(refused).rejects.toThrow(part);
    }
  });

  it("are exported with every column of theirs, and compared a year on", async () => {
    const { segmentation, study } = segmented;
    const { cluster } = segmentationMethod(segmentation);
    const stability = bootstrapJaccard(segmentation.features, cluster, 2, {
      labels: segmentation.labels,
      seed: 7,
    });
    const [bySegment, byGuest, method] = HOTEL.exportTables(segmented, stability);
    expect(bySegment.records).toHaveLength(2);
    expect(byGuest.records).toHaveLength(60);
    expect(byGuest.records[0]).toMatchObject({
      segment: 1,
      purpose: "family",
      nights: expect.any(Number) as number,
    });
    expect(method.records.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/^Name: Families with long stays/),
    );
    const later = { data: guests(inFolder("later.csv"), 8, 5), seed: 7, outputFolder: inFolder("later") };
    const after = await HOTEL.read(later);
    mkdirSync(after.outputFolder);
    saveSegments(after, choiceOf(after));
    const result = compareStudies(study, after);
    expect(result.comparison.customers.filter(({ state }) => state === "moved")).toHaveLength(5);
    const text = JSON.stringify(comparisonTables(result));
    expect(text).toContain("Business travellers");
    expect(text).not.toMatch(/carpet|flat-weave|sample|pieces/i);
  });

  it("have no days, so no part of their time can be studied by itself", () => {
    expect(HOTEL.ofPeriod(segmented.study, { from: new Date("2020-01-01") })).toBeNull();
  });
});

describe("a file of segments", () => {
  it("of another version, or one that does not fit together, is refused with what is wrong", () => {
    const flawOf = (changes: object) => {
      const parsed = parseSegmentsFile(JSON.stringify({ ...segments, ...changes }));
      return "flaw" in parsed ? parsed.flaw : null;
    };
    expect(flawOf({})).toBeNull();
    expect(flawOf({ version: 1 })?.what).toContain("version 0.2");
    expect(flawOf({ columns: [{ name: "nights" }] })?.where).toBe('"columns"');
    expect(flawOf({ names: ["one"] })?.where).toBe('"names"');
    expect(flawOf({ centers: [[1]] })?.where).toBe('"centers"');
    expect(flawOf({ customers: [{ customer: "a", segment: 9 }] })?.where).toBe('"customers"');
    expect(flawOf({ kind: 3 })?.where).toBe('"kind"');
  });
});
