import { expect, test } from "vitest";
import { constructedAgainst, tiesOf } from "../../src/segments/choose/choose-segmentation";

test("where the checks speak for one segment, the segments that are made all the same are called so", () => {
  expect(constructedAgainst({ outcome: "one segment", k: 2 })).toBe(
    " So the checks speak for one segment; the 2 are made only because the company must act.",
  );
  expect(constructedAgainst({ outcome: "not supported", k: 2 })).toBe("");
  expect(constructedAgainst({ outcome: "segments", k: 3 })).toBe("");
});

test("who has as many votes as the chosen one is named, with the reason", () => {
  const put = (name: string, k: number, stability: number, votes = 2, failed = 0) => ({
    method: { name },
    k,
    stability,
    votes,
    failed,
  });
  const best = put("k-means", 4, 0.97);
  expect(tiesOf(best, [best, put("Ward", 2, 0.9), put("k-medoids", 3, 0.99, 1)]).text).toBe(
    " Ward with 2 has as many votes: its weakest segment is less stable.",
  );
  expect(tiesOf(best, [best, put("Ward", 2, 0.9), put("k-medoids", 2, 0.97)]).text).toBe(
    " Ward with 2 and k-medoids with 2 have as many votes: where the weakest segments are as stable, the method named first in study.yaml is taken.",
  );
  expect(tiesOf(best, [best, put("Ward", 2, 0.9, 2, 1)]).text).toBe("");
});
