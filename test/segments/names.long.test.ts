import { describe, expect, it } from "vitest";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { segmentedStudy } from "./study-of-seed";
import { expectTrue } from "./expect-true-names";

describe("the words of a name", () => {
  it("do so in the words of the carpet trade, on 30 segmentations of five workbooks", () => {
    let words = 0;
    for (const seed of [7, 8, 9, 10, 11]) {
      for (const k of [2, 3, 4, 5, 6, 8]) {
        const { segmentation, lexicon } = segmentedStudy(seed, k);
        words += expectTrue(segmentation, nameSegments(segmentation, lexicon));
      }
    }
    expect(words).toBeGreaterThan(100);
  });
});
