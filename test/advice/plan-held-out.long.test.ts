import { describe, expect, test } from "vitest";
import { planHeldOut } from "../../src/cases/champo/samples/plan-held-out";
import { randomSource } from "../../src/math/distributions/random";
import type { SampleLine } from "../../src/cases/champo/workbook/tables";
import { workbookOfSeed } from "../segments/study-of-seed";

const { samples } = workbookOfSeed(7);

/** The same samples with the successes dealt anew over all of them: no pair converts better than another. */
function withoutSkill(lines: readonly SampleLine[], seed: number): SampleLine[] {
  const random = randomSource(seed);
  const rate = lines.filter((line) => line.converted).length / lines.length;
  return lines.map((line) => ({ ...line, converted: random() < rate }));
}

describe("a plan of samples on samples that took no part in it", () => {
  test("promises little, and keeps none of it, where no pair is better than another", () => {
    const { promised, kept, halves } = planHeldOut(withoutSkill(samples, 3), { seed: 7, repeats: 3 });
    const real = planHeldOut(samples, { seed: 7, repeats: 3 });
    expect(promised).toBeLessThan(real.promised / 5);
    expect(Math.abs(kept)).toBeLessThan(real.kept / 5);
    expect(halves).toHaveLength(6);
  });
});
