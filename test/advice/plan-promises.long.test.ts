import { describe, expect, test } from "vitest";
import { planHeldOut } from "../../src/cases/champo/samples/plan-held-out";
import { workbookOfSeed } from "../segments/study-of-seed";

const { samples } = workbookOfSeed(7);

describe("a plan of samples on samples that took no part in it", () => {
  test("keeps most of what it promises where rates differ", () => {
    const { halves, promised, kept, keptShare, gained } = planHeldOut(samples, { seed: 7, repeats: 3 });
    expect(halves).toHaveLength(6);
    expect(promised).toBeGreaterThan(50);
    expect(kept).toBeCloseTo(halves.reduce((sum, half) => sum + half.kept, 0) / 6, 9);
    expect(keptShare).toBeCloseTo(kept / promised, 12);
    expect(keptShare).toBeGreaterThan(0.7);
    expect(gained).toBe(6);
  });
});
