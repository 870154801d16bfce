import { expect, test } from "vitest";
import { constructedAgainst } from "../../src/segments/choose/choose-segmentation";

test("where the checks speak for one segment, the segments that are made all the same are called so", () => {
  expect(constructedAgainst({ outcome: "one segment", k: 2 })).toBe(
    " So the checks speak for one segment; the 2 are made only because the company must act.",
  );
  expect(constructedAgainst({ outcome: "not supported", k: 2 })).toBe("");
  expect(constructedAgainst({ outcome: "segments", k: 3 })).toBe("");
});
