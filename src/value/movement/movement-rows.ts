import { sumBy } from "../../core/sum";
import { inUnit, unitAfter } from "../../segments/profiles/in-unit";
import { count, decimal, money, percent, type Quantity } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import type { MovementForecast } from "./movement-forecast";
import type { MoveReason } from "./why-moved";
import type { SegmentPeriods } from "./segment-periods";
import { segmentStays } from "./segment-stays";
import { transitionMatrix } from "./transition-matrix";

/** A table names this many customers that moved. */
const MOVES = 15;

type Row = Readonly<Record<string, string | number | Quantity | Finding>>;

/**
 * Where customers go from each segment in one period, with intervals at 95%, and which share of stays lasts longer.
 *
 * @example transitionRows(periods)[0].from
 */
export function transitionRows(periods: SegmentPeriods): readonly Row[] {
  const stays = segmentStays(periods);
  const short = shortNames(periods.states);
  return transitionMatrix(periods).map((row, from) => {
    const lasting = (n: number) => {
      const step = stays[from].steps.filter(({ time }) => time <= n).at(-1);
      return percent(step === undefined ? 1 : step.survival, 0);
    };
    return Object.freeze({
      from: periods.states[from],
      steps: count(sumBy(row, (step) => step.count)),
      ...Object.fromEntries(
        row.map(({ to, share, low, high }) => [
          `to ${short[to]}`,
          prose`${percent(share, 0)} (${percent(low, 0)} to ${percent(high, 0)})`,
        ]),
      ),
      "stays that outlast 1 period": lasting(1),
      "2 periods": lasting(2),
    });
  });
}

/**
 * Who changed between the last two periods, the most money first, and the figure that moved each most.
 *
 * @example moveRows(periods).length // 9
 */
export function moveRows({ moves, states }: SegmentPeriods): readonly Row[] {
  return moves.slice(0, MOVES).map(({ customer, from, to, reason, before, after }) =>
    Object.freeze({
      customer,
      from: states[from],
      to: states[to],
      "because of":
        reason === null ? (to === states.length - 1 ? "no order" : "orders again") : reasonText(reason),
      "brought before": money(before),
      "brought in the last period": money(after),
    }),
  );
}

/**
 * Forecasts of movement next to each other, on periods that they had not seen.
 *
 * @example movementForecastRows(movementForecast(periods, 7)).length // 3
 */
export function movementForecastRows(found: MovementForecast | null): readonly Row[] {
  if (found === null) return [];
  return found.scores.map(({ forecast, right, logScore }) =>
    Object.freeze({
      forecast,
      "places foreseen": count(found.trials),
      right: percent(right / found.trials, 1),
      "log score": decimal(logScore, 3),
    }),
  );
}

function reasonText({ feature, unit, before, after }: MoveReason): Finding {
  if (typeof before === "string" || typeof after === "string")
    return prose`${feature}: ${String(before)} before, ${String(after)} now`;
  // "orders: 8 before, 1 now": the figure's name has said the unit.
  const named = unit === feature ? "" : unitAfter(unit);
  return prose`${feature}: ${inUnit(before, unit)} before, ${inUnit(after, unit)}${named} now`;
}

/** Names of segments as headers: those of one table must differ. */
function shortNames(states: readonly string[]): readonly string[] {
  return states.map((name, i) => (states.indexOf(name) === i ? `"${name}"` : `"${name}" (${i + 1})`));
}
