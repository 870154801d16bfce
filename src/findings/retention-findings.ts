import { count, counted, percent } from "../text/format";
import { joined, prose, type Finding } from "../text/prose";
import type { CohortTriangle } from "../value/retention/cohort-triangle";
import type { SilenceSurvival } from "../value/retention/silence-survival";

/**
 * What the notebooks say of who stays: cohorts, and how long silences last.
 *
 * @example takeaway(retentionFindings.cohorts(cohortTriangle(study.lines)));
 */
export const retentionFindings = Object.freeze({ cohorts, silences });

/** Points of the retention curve with fewer accounts say little. */
const LEAST_ACCOUNTS = 5;
const NAMED = 5;

/** How many order again in the period after their first, and in the last period that enough accounts have reached. */
function cohorts(triangle: CohortTriangle): Finding {
  const { unit, retention } = triangle;
  const known = retention.filter(({ periods, accounts }) => periods > 0 && accounts >= LEAST_ACCOUNTS);
  const [next, last] = [known[0], known.at(-1)];
  if (next === undefined || last === undefined)
    return prose`Too few customers are followed for a whole ${unit} after their first order: no retention is shown.`;
  const interval = ({ low, high }: (typeof known)[number]): Finding =>
    prose`${percent(0.95, 0)} interval ${percent(low, 0)} to ${percent(high, 0)}`;
  const start = prose`Of ${counted(next.accounts, "customer")}, ${percent(next.rate, 0)} order in the ${unit} after their first (${interval(next)})`;
  if (last === next) return prose`${start}.`;
  return prose`${start}; of the ${count(last.accounts)} that are followed for ${counted(last.periods, unit)}, ${percent(last.rate, 0)} order in the last of them (${interval(last)}). The first row may hold customers that ordered before the lines begin.`;
}

/** When a silence is a signal, group by group. */
function silences(groups: readonly SilenceSurvival[]): Finding {
  const reached = groups
    .filter(({ most }) => !Number.isNaN(most.time))
    .sort((a, b) => a.most.time - b.most.time);
  if (reached.length === 0)
    return prose`In no segment have ${percent(0.8, 0)} of the silences ended with an order: no number of days makes a silence a signal.`;
  const [shortest, longest] = [reached[0], reached[reached.length - 1]];
  const open = groups.filter(({ silences: n, most }) => n > 0 && Number.isNaN(most.time));
  const signals = groups.flatMap((group) => group.signals);
  const rule =
    shortest === longest
      ? prose`In "${shortest.name}", ${percent(0.8, 0)} of silences end with an order within ${counted(shortest.most.time, "day")}: a longer one is a signal`
      : prose`A silence is a signal where it is longer than ${percent(0.8, 0)} of the segment's silences: ${counted(shortest.most.time, "day")} in "${shortest.name}", ${count(longest.most.time)} in "${longest.name}"`;
  const none =
    open.length === 0
      ? prose``
      : prose` In ${joined(
          open.map(({ name }) => prose`"${name}"`),
          ", ",
        )} so many silences never ended that no such number exists.`;
  if (signals.length === 0)
    return prose`${rule}. Nobody is silent for longer now than that and than is usual for it.${none}`;
  const more = signals.length > NAMED ? prose` and ${count(signals.length - NAMED)} more` : prose``;
  return prose`${rule}. Silent for longer now, and longer than in ${percent(0.8, 0)} of their own silences: ${signals.slice(0, NAMED).join(", ")}${more}.${none}`;
}
