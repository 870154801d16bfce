import { DAY } from "../../core/day";
import type { SalesLines } from "../../lines/sales-lines";
import { daysWithOrders } from "../account-silence";
import type { NamedGroup } from "../lifetime-by-segment";
import {
  kaplanMeier,
  survivalQuantile,
  type Spell,
  type SurvivalQuantile,
  type SurvivalStep,
} from "./kaplan-meier";

/** How long the accounts of a group are silent between two orders. */
export interface SilenceSurvival {
  readonly name: string;
  readonly accounts: number;
  /** Silences: the days after each day with orders until the next, or until the lines end. */
  readonly silences: number;
  /** Of them, how many ended with an order. */
  readonly ended: number;
  /** The share of silences that last longer than so many days. */
  readonly curve: readonly SurvivalStep[];
  /** The days after which half, and 80%, of silences have ended with an order. A longer silence than the latter is a signal. */
  readonly half: SurvivalQuantile;
  readonly most: SurvivalQuantile;
  /** Accounts that are silent for longer than that now, and than 80% of their own silences, the longest first. */
  readonly signals: readonly string[];
}

const HALF = 0.5;
const MOST = 0.8;

/**
 * How long a silence lasts before the next order, group by group: the curve of Kaplan & Meier over all silences, those that are
 * still going on included. Where 80% of a group's silences have ended, a longer one is a signal. An account with many orders has many
 * silences, much alike: intervals that take them for independent are too narrow.
 *
 * @returns one entry per group, in the order given. Cost O(lines + silences log silences).
 * @example silenceSurvival(study.lines, namedGroups(segmentation, names)).length // 4
 */
export function silenceSurvival(
  sales: SalesLines,
  groups: readonly NamedGroup[],
): readonly SilenceSurvival[] {
  const end = sales.lastDay.getTime();
  const days = daysWithOrders(sales);
  return Object.freeze(
    groups.map(({ name, customers }): SilenceSurvival => {
      const own = customers.filter((customer) => days.has(customer));
      const spells = own.flatMap((customer) => silencesOf(days.get(customer)!, end));
      const curve = kaplanMeier(spells);
      const most = survivalQuantile(curve, MOST);
      const silent = own
        .map((customer) => ({ customer, now: (end - days.get(customer)!.at(-1)!) / DAY }))
        .filter(({ customer, now }) => now > most.time && !isUsual(days.get(customer)!, now, end))
        .sort((a, b) => b.now - a.now);
      return Object.freeze({
        name,
        accounts: own.length,
        silences: spells.length,
        ended: spells.filter(({ ended }) => ended).length,
        curve,
        half: survivalQuantile(curve, HALF),
        most,
        signals: Object.freeze(silent.map(({ customer }) => customer)),
      });
    }),
  );
}

/** Whether an account is no longer silent than it is in 80% of its own silences; where those are too few to say, it is not. */
function isUsual(days: readonly number[], now: number, end: number): boolean {
  return now <= survivalQuantile(kaplanMeier(silencesOf(days, end)), MOST).time;
}

/** The silences after each day with orders; the last one is still going on. One that begins on the last day covered says nothing yet. */
function silencesOf(days: readonly number[], end: number): readonly Spell[] {
  return days
    .map((day, i): Spell => ({ time: ((days[i + 1] ?? end) - day) / DAY, ended: i + 1 < days.length }))
    .filter(({ time }) => time > 0);
}
