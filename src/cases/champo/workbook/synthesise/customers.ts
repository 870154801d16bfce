import { sumOf } from "../../../../core/sum";
import { randomInteger, shuffle, type RandomSource } from "../../../../math/distributions/random";
import type { Archetype } from "./archetypes";
import { CAST, type Part } from "./cast";
import { apportion, between } from "./draw";
import { drawItemLines } from "./item-lines";

/** Order lines of the whole workbook. */
const ORDER_LINES = 13_135;

/** The part that has the most lines keeps them, so that the longest history is the same in every workbook. */
const MOST_LINES = 2_380;
/** Parts with so few lines keep theirs too. */
const FEW_LINES = 4;
/** Customers whose share of the revenue varies little, so that the concentration holds for every seed. */
const LEADERS = 5;

/** A customer of the synthetic workbook, before its lines are drawn. */
export interface Customer {
  readonly code: string;
  readonly country: string;
  readonly archetype: Archetype;
  /** Money to be ordered. */
  readonly revenue: number;
  readonly lines: number;
  readonly orders: number;
  /** Order lines per product type. */
  readonly itemLines: ReadonlyMap<string, number>;
  readonly samples: number;
  /** Samples that convert. */
  readonly converted: number;
  /** Share of the lines in metric units. */
  readonly metric: number;
}

/** Draws the 46 customers, in the order of the cast. */
export function drawCustomers(random: RandomSource): Customer[] {
  const codes = drawCodes(random, CAST.length);
  const revenue = drawRevenue(random);
  const lines = drawLines(random);
  const itemLines = drawItemLines(random, CAST, lines);
  return CAST.map((part, i) => {
    const rate = part.conversion * (part.samples > 1000 ? 1 : between(random, 0.95, 1.05));
    return {
      code: codes[i],
      country: part.country,
      archetype: part.archetype,
      revenue: revenue[i],
      lines: lines[i],
      orders: drawOrders(random, part, lines[i]),
      itemLines: itemLines[i],
      samples: part.samples,
      converted: Math.min(part.samples, Math.round(rate * part.samples)),
      metric: part.metric,
    };
  });
}

function drawRevenue(random: RandomSource): number[] {
  const total = 31_400_000 * between(random, 0.97, 1.03);
  const weights = CAST.map(
    (part, i) => part.revenue * (i < LEADERS ? between(random, 0.95, 1.05) : between(random, 0.8, 1.25)),
  );
  const sum = sumOf(weights);
  return weights.map((weight) => (total * weight) / sum);
}

function drawLines(random: RandomSource): number[] {
  const fixed = CAST.map(({ lines }) => (lines === MOST_LINES || lines <= FEW_LINES ? lines : 0));
  const free = CAST.map(({ lines }, i) => (fixed[i] === lines ? 0 : lines * between(random, 0.88, 1.12)));
  const counts = apportion(ORDER_LINES - sumOf(fixed), free);
  return counts.map((count, i) => count + fixed[i]);
}

function drawOrders(random: RandomSource, part: Part, lines: number): number {
  if (part.orders <= 1 || part.lines === MOST_LINES) return part.orders;
  return Math.max(2, Math.min(lines, Math.round(part.orders * between(random, 0.85, 1.15))));
}

/** Invented codes of one to four characters: a letter and a number, two or three letters. */
function drawCodes(random: RandomSource, count: number): string[] {
  const consonants = "BDFGHJKLMNPQRSTVWXZ";
  const vowels = "AEIOUY";
  const pick = (from: string): string => from[randomInteger(random, from.length)];
  const codes = new Set<string>([pick(consonants)]);
  while (codes.size < count) {
    const kind = random();
    if (kind < 0.5) codes.add(`${pick(consonants)}-${1 + randomInteger(random, 40)}`);
    else if (kind < 0.75) codes.add(pick(consonants) + pick(vowels));
    else codes.add(pick(vowels) + pick(consonants) + pick(vowels));
  }
  return shuffle([...codes], random);
}
