import { DAY } from "../../core/day";
import type { SalesLines } from "../../lines/sales-lines";
import { randomBinomial } from "../../math/distributions/random-binomial";
import { randomSource, type RandomSource } from "../../math/distributions/random";
import { daysWithOrders } from "../../value/account-silence";
import { drawExperiment, type ExperimentUnit } from "./experiment-design";
import { experimentTest } from "./experiment-test";

/** How likely a test of an offer is to find what the offer does. */
export interface ExperimentPower {
  /** How long the test runs. */
  readonly days: number;
  /** How much more often customers order with the offer: 0.25 is a quarter more. */
  readonly lift: number;
  /** The share of simulated tests that find it at the 5% level, 0 to 1. */
  readonly power: number;
}

/** What `experimentPower` tries. */
export interface PowerOptions {
  readonly days?: readonly number[];
  /** Each from 0 to 1. */
  readonly lifts?: readonly number[];
  /** Default 200; fewer, but 20 at least, for more than 1,000 customers. */
  readonly simulations?: number;
}

/** A claim is made at this level. */
export const CLAIM_LEVEL = 0.05;

/**
 * How likely tests of several lengths are to find a lift, by simulation on what the customers did: a day in the past is drawn as the
 * beginning of the test, the offer is drawn as it would be (`drawExperiment`), each order of those who get it brings another one with the
 * chance of the lift, and the test is done. Nothing is assumed of how customers order, but that they go on as they did.
 *
 * @param units who would take part; their size is counted again at each drawn day.
 * @returns one entry per length and lift; lengths of which the lines do not cover two and a half times as much are left out, for there is
 *   no past to draw from. Cost O(simulations x customers) an entry.
 * @example
 * const units = experimentUnits(study.lines, namedGroups(segmentation, names));
 * experimentPower(study.lines, units, 7, { days: [90], lifts: [1], simulations: 20 }).length // 1
 */
export function experimentPower(
  sales: SalesLines,
  units: readonly ExperimentUnit[],
  seed: number,
  options: PowerOptions = {},
): readonly ExperimentPower[] {
  const { days = [90, 180, 365], lifts = [0.1, 0.25, 0.5, 1] } = options;
  const { simulations = Math.max(20, Math.min(200, Math.floor(2e5 / Math.max(1, units.length)))) } = options;
  const orders = daysWithOrders(sales);
  const [first, last] = [sales.firstDay.getTime(), sales.lastDay.getTime()];
  return Object.freeze(
    days
      .filter((length) => (last - first) / DAY >= 2.5 * length)
      .flatMap((length) =>
        lifts.map((lift) => {
          const random = randomSource(seed);
          const found = Array.from({ length: simulations }, () => {
            const span = length * DAY;
            const begin = first + span + random() * (last - first - 2 * span);
            return simulatedTest(orders, units, { begin, span, lift }, random);
          }).filter((pValue) => pValue < CLAIM_LEVEL).length;
          return Object.freeze({ days: length, lift, power: found / simulations });
        }),
      ),
  );
}

interface Simulated {
  readonly begin: number;
  readonly span: number;
  readonly lift: number;
}

/** The p-value of a test that begins on a day of the past, where the offer brings more orders. */
function simulatedTest(
  orders: ReadonlyMap<string, readonly number[]>,
  units: readonly ExperimentUnit[],
  { begin, span, lift }: Simulated,
  random: RandomSource,
): number {
  const countIn = (customer: string, from: number, to: number): number =>
    (orders.get(customer) ?? []).filter((time) => time > from && time <= to).length;
  const known = units
    .filter(({ customer }) => (orders.get(customer)?.[0] ?? Infinity) <= begin)
    .map((unit) => ({ ...unit, size: countIn(unit.customer, begin - span, begin) }));
  const results = drawExperiment(known, Math.floor(random() * 2 ** 32)).map((place) => {
    const during = countIn(place.customer, begin, begin + span);
    const more = place.arm === "hold back" ? 0 : randomBinomial(random, during, lift);
    return { ...place, before: place.size, during: during + more };
  });
  return experimentTest(results).pValue;
}
