import { escaped } from "../../../text/sql-quotes";
import { BLANKS, HASHES, missingWords, type DayDialect } from "../line-dialect";

const HARD_BLANK = "\u00a0";
/** A day as text begins so; what follows is a time of that day. */
const DAY_TEXT = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T].*)?$";

/** A type without what only says how it is kept. */
function bare(type: string): string {
  const inside = /^(?:LowCardinality|Nullable)\((.*)\)$/s.exec(type);
  return inside === null ? type : bare(inside[1]);
}

/** ClickHouse, on one server or on many. */
export const CLICKHOUSE_LINES: DayDialect = Object.freeze<DayDialect>({
  name: (name) => escaped(name, "`"),
  text: (value) => escaped(value, "'"),
  describe: (from) => `DESCRIBE TABLE (SELECT * FROM ${from})`,
  kindOf: (type) => {
    const inner = bare(type);
    if (/^(String|FixedString|Enum|UUID)/.test(inner)) return "text";
    if (/^U?Int\d+$/.test(inner)) return "whole";
    if (/^(Float|BFloat|Decimal)/.test(inner)) return "number";
    return /^Date/.test(inner) ? "day" : "other";
  },
  word(value, kind) {
    if (kind !== "text") return `toNullable(${value})`;
    // The server trims bytes, of which a wide blank has two: letters may end in one of them.
    const text = `toString(${value})`;
    const narrow = `trim(BOTH ${this.text(BLANKS.replace(HARD_BLANK, ""))} FROM ${text})`;
    const wide = `replaceRegexpAll(${text}, ${this.text(`^[${BLANKS}]+|[${BLANKS}]+$`)}, '')`;
    const hard = this.text(HARD_BLANK);
    const trimmed = `if(startsWith(${narrow}, ${hard}) OR endsWith(${narrow}, ${hard}), ${wide}, ${narrow})`;
    return `CASE WHEN lowerUTF8(${trimmed}) NOT IN (${missingWords(this.text)}) THEN ${trimmed} END`;
  },
  nothing: "CAST(NULL AS Nullable(String))",
  words: (value) => `CAST(${value} AS Nullable(String))`,
  day: (value, kind) => {
    if (kind === "day") return `toNullable(toInt32(toDate32(${value})))`;
    if (kind !== "text") return "CAST(NULL AS Nullable(Int32))";
    const text = `trimBoth(toString(${value}))`;
    return `toInt32(toDate32OrNull(if(match(${text}, ${escaped(DAY_TEXT, "'")}), substring(${text}, 1, 10), '')))`;
  },
  number: (value, kind) => {
    const number =
      kind === "text"
        ? `toFloat64OrNull(trimBoth(toString(${value})))`
        : `CAST(${value} AS Nullable(Float64))`;
    return `CASE WHEN isFinite(${number}) THEN ${number} END`;
  },
  double: (value) => `CAST(${value} AS Nullable(Float64))`,
  positive: (value) => `greatest(${value}, 0)`,
  valueAtLeast: (value, by) => `argMinIf(${value}, ${by}, ${value} IS NOT NULL)`,
  gapQuantile: (day, share) => {
    const gaps = `arrayPopFront(arrayDifference(arraySort(groupArray(assumeNotNull(${day})))))`;
    return `arrayReduce('quantileExactInclusive(${share})', ${gaps})`;
  },
  chance(value, seed) {
    return `cityHash64(${value}, ${this.text(String(seed))}) / ${HASHES}`;
  },
  quantile: (value, share) => `quantileExactInclusive(${share})(assumeNotNull(${value}))`,
  // Of a missing value alone there is no hash; of a tuple with one there is.
  print: (values) => `SUM(cityHash64(tuple(${values.join(", ")})))`,
});
