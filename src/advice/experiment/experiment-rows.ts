import { groupBy } from "../../core/group-by";
import { sumBy } from "../../core/sum";
import { holm } from "../../math/distributions/holm";
import { count, decimal, percent, type Quantity } from "../../text/format";
import type { ExperimentPlace } from "./experiment-design";
import { experimentTest, type ExperimentResult } from "./experiment-test";
import type { ExperimentPower } from "./experiment-power";

/** A row of a table of a test. */
export type ExperimentRow = Readonly<Record<string, string | Quantity>>;

/**
 * How likely tests find a lift: a row for each length, a column for each lift.
 *
 * @example powerRows([{ days: 90, lift: 0.5, power: 0.8 }]).length // 1
 */
export function powerRows(power: readonly ExperimentPower[]): readonly ExperimentRow[] {
  return [...groupBy(power, ({ days }) => days)].map(([days, entries]) =>
    Object.freeze({
      "days of the test": count(days),
      ...Object.fromEntries(
        entries.map(({ lift, power: found }) => [
          `finds ${percent(lift, 0).text} more orders`,
          percent(found, 0),
        ]),
      ),
    }),
  );
}

/**
 * The draw of a test, segment by segment.
 *
 * @example drawRows(drawExperiment(experimentUnits(study.lines, namedGroups(segmentation, names)), 7))[0].segment
 */
export function drawRows(places: readonly ExperimentPlace[]): readonly ExperimentRow[] {
  return [...groupBy(places, ({ stratum }) => stratum)].map(([segment, members]) => {
    const of = (arm: ExperimentPlace["arm"]): readonly ExperimentPlace[] =>
      members.filter((member) => member.arm === arm);
    const size = (arm: ExperimentPlace["arm"]): Quantity => count(sumBy(of(arm), (member) => member.size));
    return Object.freeze({
      segment,
      pairs: count(members.length / 2),
      "order days last year, with the offer": size("offer"),
      "order days last year, held back": size("hold back"),
      "with the offer": namesOf(of("offer")),
      "held back": namesOf(of("hold back")),
    });
  });
}

/**
 * What a test shows, segment by segment, with p-values corrected for their number (Holm).
 *
 * @example resultRows(results)[0]["p, corrected"].text // "0.31"
 */
export function resultRows(results: readonly ExperimentResult[]): readonly ExperimentRow[] {
  const groups = [...groupBy(results, ({ stratum }) => stratum)].map(([segment, own]) => ({
    segment,
    test: experimentTest(own),
  }));
  const known = groups.filter(({ test }) => !Number.isNaN(test.pValue));
  const corrected = holm(known.map(({ test }) => test.pValue));
  return groups.map(({ segment, test }) => {
    const at = known.findIndex((each) => each.segment === segment);
    return Object.freeze({
      segment,
      pairs: count(test.pairs),
      "order days with the offer (before)": `${test.offered.during} (${test.offered.before})`,
      "order days held back (before)": `${test.heldBack.during} (${test.heldBack.before})`,
      lift: percent(test.lift, 0),
      "p, corrected": pText(at < 0 ? NaN : corrected[at]),
    });
  });
}

/** A p-value is never written as 0. */
function pText(p: number | null): Quantity | string {
  return p !== null && p < 0.001 ? "< 0.001" : decimal(p, 3);
}

/** A cell names this many customers. */
const NAMED = 6;

function namesOf(members: readonly ExperimentPlace[]): string {
  const names = members.slice(0, NAMED).map(({ customer }) => customer);
  const more = members.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}
