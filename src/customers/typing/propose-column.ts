import { columnOfTyped } from "../column-of-typed";
import type { ColumnRole, ColumnType } from "../column";
import type { TypedColumn } from "./typed-column";
import { knownOrder } from "./known-orders";
import { isLogarithm, isProtectedTrait, looksLikeOutcome, madeFromOutcome } from "./meaning-of-name";

/** What a column is taken for, and what the program is not sure of. */
export interface ColumnProposal {
  readonly name: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly unit: string;
  /** The words of an ordinal, from the lowest to the highest. */
  readonly order: readonly string[] | null;
  /** Cells that seem to mean "not known", such as `-999`. */
  readonly missing: readonly string[];
  /** Why, and what to check: one sentence each. */
  readonly doubts: readonly string[];
}

const CODE =
  /channel|region|class(?!es)|categor|segment|cluster|group|code|zone|store|branch|type|status|department|plan/i;
/** Headers of numbers of something: `NumStorePurchases` counts, though stores have codes. */
const NUMBER_OF = /^(?:[Nn]um(?:ber)?|[Cc]ount|[Nn][or]|[Tt]otal|[Ss]um)(?:[_ .]|[Oo]f|[A-Z])/;
const POSTAL = /\bzip\b|zip.?code|postal|post.?code|\bplz\b/i;
const YEAR = /year|born|birth|jahr/i;
const SENTINELS: readonly number[] = [-999, -9999, -99999, -99];
const MONEY = /income|salary|revenue|spen[dt]|turnover|charges?$|balance|wage/i;
/** Headers of moments. */
const MOMENT = /time|date|epoch|stamp|seen|login|created|updated|since|_at$|_ts$|^ts$/i;
/** The seconds since 1970 at the beginning of 2000 and of 2038. */
const [FIRST, LAST] = [946_684_800, 2_145_916_800];
/** Fewer numbers may be so by chance. */
const LEAST_MOMENTS = 10;
/** So many times beyond the 99 of 100 smallest values, a value looks like a typing error. */
const FAR = 5;
/** Codes have few different values. */
const MOST_CODES = 12;

/**
 * What a typed column is proposed as. What its name and values leave open is a doubt: nothing is dropped in silence.
 * Cost O(rows log rows).
 *
 * @example proposeColumn(column).doubts // ["Whole numbers of 2 different values under the name of a code: …"]
 */
export function proposeColumn(column: TypedColumn): ColumnProposal {
  const draft = columnOfTyped(column, undefined);
  const base = { name: column.name, type: draft.type, role: draft.role, unit: draft.unit ?? "" };
  const propose = (change: Partial<ColumnProposal>, ...doubts: readonly string[]): ColumnProposal =>
    Object.freeze({ ...base, order: null, missing: [], ...change, doubts: Object.freeze(doubts) });
  if (base.role === "id") return propose({ type: "id" });
  const seconds = epochOf(column);
  if (seconds !== null && (base.role === "set aside" || MOMENT.test(column.name)))
    return propose(
      { role: "set aside" },
      `Whole numbers that look like ${seconds === 1 ? "seconds" : "milliseconds"} since 1970. To compare customers by them, derive days: days_ago: asOf - ${column.name} / ${86_400 * seconds}.`,
    );
  if (base.role === "set aside") return propose({}, column.reason);
  if (looksLikeOutcome(column))
    return propose(
      { role: "outcome", type: base.type === "yes/no" ? "yes/no" : "category" },
      "Its name and its two values look like something that happened to the customer: it is described and modelled, never clustered. If it is a trait, write role: feature.",
    );
  if (madeFromOutcome(column.name))
    return propose(
      { role: "describe" },
      "Its name says that it was worked out from an outcome: it describes segments and is not compared.",
    );
  if (isProtectedTrait(column) && base.type !== "text")
    return propose(
      { role: "describe" },
      "A trait that the law of many countries protects: it describes segments and is not compared. If it is to be, write role: feature.",
    );
  if (base.type === "category") {
    const order = knownOrder(column.texts);
    if (order === null) return propose({});
    return propose(
      { type: "ordinal", order },
      "Its words look ordered. If the order is wrong, change it; if there is none, write type: category.",
    );
  }
  return column.numbers !== null && column.kind === "number"
    ? proposeNumber(column, base.type, propose)
    : propose({});
}

function proposeNumber(
  { name, numbers, distinct, texts, unit }: TypedColumn,
  type: ColumnType,
  propose: (change: Partial<ColumnProposal>, ...doubts: readonly string[]) => ColumnProposal,
): ColumnProposal {
  const known = numbers!.filter((value): value is number => value !== null).sort((a, b) => a - b);
  const wholes = known.every(Number.isInteger);
  if (POSTAL.test(name))
    return propose(
      { type: "text", role: "set aside" },
      "Postal codes are no quantity, and too many to compare. Write type: category if they are few.",
    );
  if (
    wholes &&
    CODE.test(name) &&
    !NUMBER_OF.test(name) &&
    distinct <= MOST_CODES &&
    texts.length >= 2 * distinct
  )
    return propose(
      { type: "category" },
      `Whole numbers of ${distinct} different values under the name of a code: taken as a category. If they are quantities, write type: count.`,
    );
  const sentinel = sentinelOf(known);
  const rest = sentinel === null ? known : known.filter((value) => value !== sentinel);
  const missing = sentinel === null ? [] : [String(sentinel)];
  const doubts =
    sentinel === null
      ? []
      : [
          `The value ${sentinel} looks like "not known": it counts as missing. If it is a number, empty the list.`,
        ];
  if (wholes && YEAR.test(name) && rest.length > 0 && rest[0] > 1800 && rest[rest.length - 1] < 2200) {
    const old = rest[0] < 1910 ? ` The earliest, ${rest[0]}, looks like a typing error.` : "";
    return propose(
      { type: "score", missing },
      ...doubts,
      `Years: their sum means nothing.${old} To compare ages, derive them: age: asOf - ${name}.`,
    );
  }
  if (isLogarithm(name))
    doubts.push(
      "Its name says that it holds logarithms: their sum means nothing. If it is none, write type: amount.",
    );
  if (type === "share" && unit === "")
    doubts.push("Numbers from 0 to 1: taken as shares. If they are quantities, write type: amount.");
  const extreme = extremeOf(rest);
  if (extreme !== null)
    doubts.push(`The value ${extreme} is far beyond all others: check it, or add it to "missing".`);
  return propose(
    { missing, ...(type === "count" && (MONEY.test(name) || unit !== "") ? { type: "amount" } : {}) },
    ...doubts,
  );
}

/** 1 where all numbers may be seconds since 1970, of the years 2000 to 2037, 1000 where they may be milliseconds; else null. */
function epochOf({ numbers, kind }: TypedColumn): number | null {
  const known = kind === "date" ? [] : (numbers ?? []).filter((value) => value !== null);
  const within = (unit: number): boolean =>
    known.every((value) => Number.isInteger(value) && value >= FIRST * unit && value < LAST * unit);
  return known.length < LEAST_MOMENTS ? null : within(1) ? 1 : within(1_000) ? 1_000 : null;
}

/** A negative code among values that are never below 0 otherwise. */
function sentinelOf(sorted: readonly number[]): number | null {
  const [least] = sorted;
  const next = sorted.find((value) => value !== least);
  return SENTINELS.includes(least) && next !== undefined && next >= 0 ? least : null;
}

function extremeOf(sorted: readonly number[]): number | null {
  if (sorted.length < 50) return null;
  const usual = sorted[Math.floor(0.99 * (sorted.length - 1))];
  const most = sorted[sorted.length - 1];
  const before = sorted[sorted.length - 2];
  return usual > 0 && most > FAR * usual && most > 3 * before ? most : null;
}
