import { sumBy } from "../core/sum";
import { count, counted, decimal, percent } from "../text/format";
import { fewNames } from "../text/few-names";
import { joined, prose, type Finding } from "../text/prose";
import type { MovementForecast } from "../value/movement/movement-forecast";
import type { SegmentPeriods } from "../value/movement/segment-periods";
import { transitionMatrix } from "../value/movement/transition-matrix";

/** Customers named in a sentence. */
const NAMED = 5;

/**
 * What the notebooks say of customers that move between segments.
 *
 * @example takeaway(movementFindings.stays(segmentPeriods(segmentation, names, studyPeriods(study))));
 */
export const movementFindings = Object.freeze({ stays, moved, forecast });

/** How many stay in their segment from one period to the next, segment by segment. */
function stays(periods: SegmentPeriods | null): Finding {
  if (periods === null)
    return prose`Customers cannot be followed from period to period: that needs sales lines of at least four months, and segments made from those lines.`;
  const matrix = transitionMatrix(periods);
  const said = matrix.flatMap((row, s) => {
    const { share, low, high } = row[s];
    if (sumBy(row, (step) => step.count) === 0) return [];
    return [prose`"${periods.states[s]}" ${percent(share, 0)} (${percent(low, 0)} to ${percent(high, 0)})`];
  });
  return prose`Share of customers that are in the same segment one period later (${count(periods.periods.length)} periods, ${percent(0.95, 0)} intervals): ${joined(said, "; ")}. A place depends only on what the customer did in that period; ${percent(periods.own, 0)} of the places are in the segment that the customer has over the whole time.`;
}

/** Who changed between the last two periods. */
function moved(periods: SegmentPeriods): Finding {
  const { moves, states } = periods;
  if (moves.length === 0) return prose`Nobody changed between the last two periods.`;
  const silent = states.length - 1;
  const stopped = moves.filter(({ to }) => to === silent);
  const back = moves.filter(({ from }) => from === silent);
  const between = moves.length - stopped.length - back.length;
  const who = fewNames(
    stopped.map(({ customer }) => customer),
    NAMED,
  );
  const customers = (n: number) => counted(n, "customer");
  const said = [
    ...(between > 0 ? [prose`${customers(between)} changed segment`] : []),
    ...(back.length > 0
      ? [prose`${customers(back.length)} ordered again after a period without orders`]
      : []),
    ...(stopped.length > 0 ? [prose`${customers(stopped.length)} stopped ordering: ${who}`] : []),
  ];
  return prose`Between the last two periods ${joined(said, "; ")}.`;
}

/** Whether a model predicts movement better than "stays where it is". */
function forecast(found: MovementForecast | null): Finding {
  if (found === null)
    return prose`Movement is not predicted: there are fewer than four periods, or too few customers in them.`;
  const { held, trials, scores, best, gain, standardError, beats } = found;
  const [stay] = scores;
  const tried = prose`In the last ${held === 1 ? "period" : counted(held, "period")}, which no forecast had seen, "stays where it is" is right for ${percent(stay.right / trials, 0)} of ${count(trials)} places, the ${best.forecast} for ${percent(best.right / trials, 0)}`;
  const difference = prose`log score per place ${decimal(Math.abs(gain), 3)} ${gain < 0 ? "lower" : "higher"}, standard error ${decimal(standardError, 3)}`;
  if (beats) return prose`${tried}; the ${best.forecast} is the better forecast (${difference}).`;
  return prose`${tried}. No model beats "stays where it is" (${difference}): expect customers to stay where they are.`;
}
