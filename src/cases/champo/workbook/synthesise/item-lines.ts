import { sumBy, sumOf } from "../../../../core/sum";
import type { RandomSource } from "../../../../math/distributions/random";
import { LEANINGS, MAIN_ITEMS } from "./archetypes";
import type { Part } from "./cast";
import { apportion, between } from "./draw";

/** Order lines per main product type in the whole workbook. */
const ITEM_TOTALS = [4670, 2792, 1920, 1625, 1358, 393, 254];

/** Order lines of the rarities: product type, the part that buys it (its place in the cast), lines. */
const RARITIES: readonly (readonly [item: string, part: number, lines: number])[] = [
  ["POWER LOOM JACQUARD", 8, 60],
  ["GUN TUFTED", 2, 28],
  ["GUN TUFTED", 5, 12],
  ["TABLE TUFTED", 2, 12],
  ["INDO-TIBBETAN", 3, 5],
  ["INDO-TIBBETAN", 9, 2],
  ["-", 6, 4],
];

/**
 * How many order lines of which product type each part has. The archetypes' leanings, each customer's
 * own taste and the workbook's totals are reconciled by iterative proportional fitting; every part keeps
 * its number of lines exactly, the totals per type hold to about one per cent.
 *
 * @returns per part a map from product type to lines.
 */
export function drawItemLines(
  random: RandomSource,
  parts: readonly Part[],
  lines: readonly number[],
): ReadonlyMap<string, number>[] {
  const rare = parts.map(() => 0);
  for (const [, part, count] of RARITIES) rare[part] += count;
  const table = parts.map((part) => drawTaste(random, part));
  const rowTotals = lines.map((count, i) => count - rare[i]);
  for (let step = 0; step < 60; step++) {
    for (let j = 0; j < MAIN_ITEMS.length; j++) {
      const sum = sumBy(table, (row) => row[j]);
      for (const row of table) row[j] *= ITEM_TOTALS[j] / sum;
    }
    table.forEach((row, i) => {
      const sum = sumOf(row);
      for (let j = 0; j < row.length; j++) row[j] *= sum === 0 ? 0 : rowTotals[i] / sum;
    });
  }
  return table.map((row, i) => {
    const mix = new Map<string, number>();
    if (lines[i] === 0) return mix;
    const held = row.filter((value) => value > 0).length;
    apportion(rowTotals[i], row, rowTotals[i] >= held ? 1 : 0).forEach((count, j) => {
      if (count > 0) mix.set(MAIN_ITEMS[j], count);
    });
    for (const [item, part, count] of RARITIES) if (part === i) mix.set(item, count);
    return mix;
  });
}

/** A customer's leanings: the archetype's times its own taste, all but the strongest `types` cut off. */
function drawTaste(random: RandomSource, part: Part): number[] {
  const leanings = MAIN_ITEMS.map((item) => LEANINGS[part.archetype][item] * between(random, 0.5, 1.7));
  const cut = [...leanings].sort((a, b) => b - a)[part.types - 1] ?? Infinity;
  return leanings.map((value) => (value >= cut ? value : 0));
}
