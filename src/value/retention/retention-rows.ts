import { count, percent, type Quantity } from "../../text/format";
import { joined, prose, type Finding } from "../../text/prose";
import type { SurvivalQuantile } from "./kaplan-meier";
import type { SilenceSurvival } from "./silence-survival";

/** A cell names this many accounts. */
const NAMED = 5;

/**
 * How long silences last, group by group, as rows of a table.
 *
 * @example silenceSurvivalRows(silenceSurvival(study.lines, namedGroups(segmentation, names))).length // 4
 */
export function silenceSurvivalRows(
  groups: readonly SilenceSurvival[],
): readonly Readonly<Record<string, string | Quantity | Finding>>[] {
  return groups.map(({ name, accounts, silences, ended, half, most, signals }) =>
    Object.freeze({
      segment: name,
      customers: count(accounts),
      silences: count(silences),
      "ended with an order": percent(ended / silences, 0),
      "half end within (days)": daysWithin(half),
      [`${percent(0.8, 0).text} end within (days)`]: daysWithin(most),
      "silent for longer, and than usual for them": namesOf(signals),
    }),
  );
}

/** Days with their interval: `44 (41 to 49)`. */
function daysWithin({ time, low, high }: SurvivalQuantile): Finding | string {
  if (Number.isNaN(time)) return "not reached";
  const upper = Number.isNaN(high) ? "open" : count(high);
  return prose`${count(time)} (${count(low)} to ${upper})`;
}

function namesOf(names: readonly string[]): Finding | string {
  if (names.length === 0) return "nobody";
  const more = names.length - NAMED;
  const shown = joined(names.slice(0, NAMED), ", ");
  return more > 0 ? prose`${shown} and ${count(more)} more` : shown;
}
