import { evenly } from "../math/evenly";
import { sumOf } from "../core/sum";
import { NUMBER_TYPES, type ColumnDraft } from "./column";
import { knownOutcome, type KnownOutcome } from "./known-outcome";

/** Where one question to a column separates the two outcomes further than this, the column is hardly known before the outcome. */
const GIVEN_AWAY = 0.98;
/** Of more customers, so many are looked at, evenly spread. */
const MOST_ROWS = 20_000;

/** Columns that say an outcome by themselves. */
export interface GivenAway {
  readonly outcome: string;
  readonly columns: readonly string[];
}

/**
 * The features of which one question says the outcome: an amount of 0 for all who did not answer, a date that only those have who
 * left. Such a column is a part of the outcome, or known only after it. The share of "yes" among those with the outcome, less
 * that among those without it, is .98 or more for the best question (a number beyond a limit, some of the words, whether there is a
 * value at all).
 *
 * @returns null where there is no outcome with two answers, or no such column. Cost O(columns x rows log rows), of 20,000 rows at most.
 * @example outcomeGivenAway(base.columns)?.columns // ["gift"]
 */
export function outcomeGivenAway(columns: readonly ColumnDraft[]): GivenAway | null {
  const outcome = knownOutcome(columns);
  if (outcome === null) return null;
  const seen = evenly([...outcome.rows.keys()], MOST_ROWS);
  const found = columns.filter(
    (column) => column.role === "feature" && separation(column, outcome, seen) >= GIVEN_AWAY,
  );
  return found.length === 0 ? null : { outcome: outcome.name, columns: found.map(({ name }) => name) };
}

/** How far the best question to a column separates the outcomes, among the customers at some places: 0 not at all, 1 wholly. */
function separation(
  { type, texts, numbers }: ColumnDraft,
  { rows, y }: KnownOutcome,
  seen: readonly number[],
): number {
  const totals = [0, 0];
  const counts = new Map<string | number | null, [number, number]>();
  const ofNumbers = NUMBER_TYPES.includes(type) ? (numbers ?? null) : null;
  for (const i of seen) {
    const value = ofNumbers !== null ? numberOf(ofNumbers[rows[i]]) : (texts?.[rows[i]] ?? null);
    const count = counts.get(value) ?? [0, 0];
    count[y[i]]++;
    totals[y[i]]++;
    counts.set(value, count);
  }
  const gains = new Map([...counts].map(([value, [no, yes]]) => [value, yes / totals[1] - no / totals[0]]));
  if (ofNumbers === null) return sumOf([...gains.values()].filter((gain) => gain > 0));
  const missing = gains.get(null) ?? 0;
  let [below, best] = [0, Math.abs(missing)];
  for (const value of [...gains.keys()]
    .filter((each) => each !== null)
    .sort((a, b) => Number(a) - Number(b))) {
    below += gains.get(value)!;
    best = Math.max(best, Math.abs(below), Math.abs(below + missing));
  }
  return best;
}

function numberOf(value: number | null): number | null {
  return value === null || Number.isNaN(value) ? null : value;
}
