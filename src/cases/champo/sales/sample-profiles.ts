import { sumBy } from "../../../core/sum";
import type { SampleLine } from "../workbook/tables";

/** How much sample lines repeat each other. */
export interface SampleProfiles {
  readonly lines: number;
  /** Different combinations of customer, product, shape, pieces and area. */
  readonly profiles: number;
  /** Lines in profiles that hold converted and unconverted lines alike. */
  readonly mixedLines: number;
  /** mixedLines / lines, 0 to 1: the share that no model on these columns can separate. NaN without lines. */
  readonly mixedShare: number;
}

/**
 * Counts the distinct profiles among sample lines. Few profiles behind many lines mean that the lines
 * are not independent, and mixed profiles bound what can be predicted from them. Cost O(n).
 *
 * @example sampleProfiles(workbook.samples).mixedShare // 0.5527
 */
export function sampleProfiles(samples: readonly SampleLine[]): SampleProfiles {
  const tallies = new Map<string, { lines: number; converted: number }>();
  for (const { customer, country, quantity, item, shape, pieceAreaFt2, converted } of samples) {
    const key = JSON.stringify([customer, country, quantity, item, shape, pieceAreaFt2]);
    const tally = tallies.get(key) ?? { lines: 0, converted: 0 };
    tally.lines++;
    if (converted) tally.converted++;
    tallies.set(key, tally);
  }
  const mixed = [...tallies.values()].filter(({ lines, converted }) => converted > 0 && converted < lines);
  const mixedLines = sumBy(mixed, ({ lines }) => lines);
  return Object.freeze({
    lines: samples.length,
    profiles: tallies.size,
    mixedLines,
    mixedShare: mixedLines / samples.length,
  });
}
