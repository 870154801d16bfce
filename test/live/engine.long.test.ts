import { expect, test } from "vitest";
import { fitLive } from "../../src/live/engine/fit-live";
import type { LiveSegments } from "../../src/live/engine/live-parts";
import { changed } from "../../src/live/live-settings";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { manyCustomers } from "./many-customers";

test("the live page fits a method to a sample where it cannot take all, places all, and says so", () => {
  const many = manyCustomers(20_500);
  const state = changed(many.start, { method: "gaussian-mixture", parameters: { k: 4 } }, many);
  const [result] = [...fitLive(many, state, "segments", () => undefined)] as [LiveSegments];
  const truth = many.base.customers.map((_, row) => row % 4);
  expect(adjustedRand(truth, result.labels).value).toBeGreaterThan(0.95);
  expect([result.labels.length, result.fittedRows]).toEqual([20_500, 3_000]);
});
