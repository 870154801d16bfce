import { countsOf } from "../../core/counts-of";
import { evenly } from "../../math/evenly";
import { sumOf } from "../../core/sum";
import { ranks } from "../../math/distributions/ranks";
import { chiSquaredTail } from "../../math/distributions/regularized-gamma";
import type { ColumnType } from "../column";
import type { TypedColumn } from "./typed-column";

/** Of fewer rows, a relation that is not seen may still be there. */
const LEAST_ROWS = 500;
/** Of more rows, so many are looked at, evenly spread. */
const MOST_ROWS = 20_000;
/** Values of fewer rows are taken together. */
const LEAST_OF_VALUE = 10;
/** The chance of calling a column of pure luck related, over all its comparisons. */
const LEVEL = 0.01;
/** The fewest columns that must be left to compare customers by. */
const LEAST_LEFT = 2;

/** A column as the comparison needs it: the group of each row, -1 where it is missing, or its numbers. */
interface Compared {
  readonly name: string;
  readonly type: ColumnType;
  readonly codes: Int32Array | null;
  readonly groups: number;
  readonly numbers: readonly (number | null)[] | null;
}

/**
 * Columns of words that go with none of the others: whichever value a customer has, all other columns look the same. Such a
 * column says nothing of groups in several columns; compared, it cuts each group into as many parts as it has values. Each pair
 * is tested by Kruskal and Wallis (numbers) or chi-squared (words), the smallest p-value corrected for the number of pairs.
 *
 * @param columns those that customers would be compared by, with their types; categories and yes/no are in question.
 * @returns their names: none of fewer than 500 rows, and none where fewer than two columns would be left. Cost O(rows x columns x columns of words), of 20,000 rows at most.
 */
export function unrelatedColumns(
  columns: readonly { readonly column: TypedColumn; readonly type: ColumnType }[],
): ReadonlySet<string> {
  const rows = columns[0]?.column.texts.length ?? 0;
  if (rows < LEAST_ROWS) return new Set();
  const compared = columns.map(({ column, type }) => comparedColumn(column, type));
  const unrelated = compared.filter(({ type }, i) => {
    if (type !== "category" && type !== "yes/no") return false;
    const others = compared.filter((_, j) => j !== i);
    return others.every((other) => pValue(compared[i], other) * others.length > LEVEL);
  });
  return new Set(columns.length - unrelated.length < LEAST_LEFT ? [] : unrelated.map(({ name }) => name));
}

/**
 * Those columns that go with an outcome, by the same tests: a model of the outcome would miss them. Cost O(rows x columns), of
 * 20,000 rows at most.
 *
 * @param columns of words. @param outcome the column of the outcome.
 */
export function goWithOutcome(
  columns: readonly { readonly column: TypedColumn; readonly type: ColumnType }[],
  outcome: { readonly column: TypedColumn; readonly type: ColumnType },
): ReadonlySet<string> {
  const happened = comparedColumn(outcome.column, outcome.type);
  const related = columns.filter(({ column, type }) => {
    return pValue(comparedColumn(column, type), happened) * columns.length <= LEVEL;
  });
  return new Set(related.map(({ column }) => column.name));
}

function comparedColumn({ name, texts, numbers }: TypedColumn, type: ColumnType): Compared {
  if (numbers !== null && type !== "category" && type !== "yes/no")
    return { name, type, codes: null, groups: 0, numbers: evenly(numbers, MOST_ROWS) };
  const own = evenly(texts, MOST_ROWS);
  const counts = countsOf(own);
  const places = new Map<string, number>();
  const codes = Int32Array.from(own, (text) => {
    if (text === null) return -1;
    const value = counts.get(text)! < LEAST_OF_VALUE ? "" : text;
    if (!places.has(value)) places.set(value, places.size);
    return places.get(value)!;
  });
  return { name, type, codes, groups: places.size, numbers: null };
}

/** The chance of such differences between the groups of one column in another, if nothing joined them; 1 where nothing can differ. */
function pValue(words: Compared, other: Compared): number {
  const known = [...words.codes!.keys()].filter(
    (row) =>
      words.codes![row] >= 0 && (other.codes === null ? other.numbers![row] !== null : other.codes[row] >= 0),
  );
  const groups = known.map((row) => words.codes![row]);
  if (other.codes !== null)
    return chiSquared(groups, words.groups, known.map((row) => other.codes![row]), other.groups); // prettier-ignore
  return rankTest(groups, words.groups, ranks(known.map((row) => other.numbers![row]!)));
}

/** Pearson's chi-squared of two columns of groups. */
function chiSquared(a: readonly number[], inA: number, b: readonly number[], inB: number): number {
  const table = new Float64Array(inA * inB);
  const [ofA, ofB] = [new Float64Array(inA), new Float64Array(inB)];
  a.forEach((group, i) => {
    table[group * inB + b[i]]++;
    ofA[group]++;
    ofB[b[i]]++;
  });
  let statistic = 0;
  table.forEach((found, at) => {
    const expected = (ofA[Math.floor(at / inB)] * ofB[at % inB]) / a.length;
    if (expected > 0) statistic += (found - expected) ** 2 / expected;
  });
  const freedom = (filled(ofA) - 1) * (filled(ofB) - 1);
  return freedom < 1 ? 1 : chiSquaredTail(statistic, freedom);
}

/** Kruskal and Wallis' test in its form for ties: the spread of the groups' mean ranks against that of all ranks. */
function rankTest(groups: readonly number[], count: number, rank: Float64Array): number {
  const [sums, sizes] = [new Float64Array(count), new Float64Array(count)];
  const mean = (rank.length + 1) / 2;
  let spread = 0;
  groups.forEach((group, i) => {
    sums[group] += rank[i] - mean;
    sizes[group]++;
    spread += (rank[i] - mean) ** 2;
  });
  const freedom = filled(sizes) - 1;
  if (freedom < 1 || spread === 0) return 1;
  const between = sumOf(sums.map((sum, group) => (sizes[group] === 0 ? 0 : sum ** 2 / sizes[group])));
  return chiSquaredTail(((rank.length - 1) * between) / spread, freedom);
}

function filled(sizes: Float64Array): number {
  return sizes.filter((size) => size > 0).length;
}
