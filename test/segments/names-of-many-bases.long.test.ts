import { describe, expect, it } from "vitest";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { generatedSegmentation } from "./generated-base";
import { expectTrue } from "./expect-true-names";

const SEEDS = Array.from({ length: 30 }, (_, i) => i + 1);

describe("the words of a name", () => {
  it("hold for half of the members and of their value, and for fewer others, on 30 bases of no company", () => {
    let words = 0;
    for (const seed of SEEDS) {
      const segmentation = generatedSegmentation(seed);
      words += expectTrue(segmentation, nameSegments(segmentation));
    }
    expect(words).toBeGreaterThan(100);
  });
});
