import { methods } from "../../clustering/methods";
import { kmeans } from "../../clustering/kmeans/kmeans";
import { InputError } from "../../core/input-error";
import { sumBy, sumOf } from "../../core/sum";
import type { LineDialect } from "../../lines/engines/line-dialect";
import { resultOf, type ResultColumn, type SqlRunner } from "../../lines/engines/sql-runner";
import { assignment } from "../../math/assignment";
import { euclidean, squaredEuclidean } from "../../math/distances/distances";
import { matrixFromRows, rowOf } from "../../math/linear/matrix";
import { observations } from "../../math/linear/observations";
import { upperFence } from "../../segments/place/upper-fence";
import {
  coresetSql,
  leastDistanceSql,
  momentsSql,
  passSql,
  type EngineCustomers,
} from "../../segments/sql/pass-sql";

type Centers = readonly (readonly number[])[];

/** Customers that lie in an engine, and a statement that each of its servers runs on its own customers. */
export interface SpreadCustomers {
  readonly runner: Pick<SqlRunner, "run">;
  readonly customers: EngineCustomers;
  /** The language of the lines, next to that of the customers. */
  readonly dialect: LineDialect;
  readonly everywhere: (statement: string) => string;
}

/** Centres after passes over all customers. */
export interface Refitted {
  readonly centers: Centers;
  /** The sum of squared distances of all customers to their nearest centres. */
  readonly inertia: number;
  /** The same for the centres that the coreset alone gives. */
  readonly coresetInertia: number;
  readonly customers: number;
  readonly passes: number;
  /** Farther than this from every centre is like none: the upper fence of all customers. */
  readonly tooFar: number;
}

/** Customers of the coreset, on average. */
const CORESET = 20_000;
const MOST_PASSES = 50;
/** Centres that move by less than this, in scaled units, are at rest. */
const AT_REST = 1e-9;

/**
 * k-means of customers that need not fit into memory: a weighted coreset that the engine draws moves the centres in memory,
 * then passes over all customers move them to rest. A pass is one question; only sums come back, for each centre.
 *
 * @param seed of the draw: the same customers again.
 */
export async function refitCenters(
  of: SpreadCustomers,
  start: Centers,
  seed: number,
  size = CORESET,
): Promise<Refitted> {
  const own = await coresetCenters(of, start, seed, size);
  let centers = own;
  let [inertia, coresetInertia, customers] = [NaN, NaN, NaN];
  let passes = 0;
  for (let move = Infinity; move > AT_REST && passes < MOST_PASSES; passes++) {
    const pass = await onePass(of, centers);
    [inertia, customers] = [pass.inertia, sumOf(pass.counts)];
    if (passes === 0) coresetInertia = inertia;
    move = Math.max(
      ...centers.map((center, c) => euclidean(Float64Array.from(center), Float64Array.from(pass.means[c]))),
    );
    centers = pass.means;
  }
  return Object.freeze({
    centers,
    inertia,
    coresetInertia,
    customers,
    passes,
    tooFar: await fenceOf(of, centers),
  });
}

/** One pass: the means of the customers nearest to each centre; a centre without customers stays. */
async function onePass(
  { runner, customers, everywhere }: SpreadCustomers,
  centers: Centers,
): Promise<{ readonly means: Centers; readonly counts: readonly number[]; readonly inertia: number }> {
  const { columns } = await resultOf(runner, everywhere(passSql(customers, centers)));
  const [places, n, ...rest] = columns as readonly Float64Array[];
  const rowsOf = (c: number): readonly number[] =>
    Array.from(places).flatMap((place, row) => (place === c ? [row] : []));
  const counts = centers.map((_, c) => sumBy(rowsOf(c), (row) => n[row]));
  const means = centers.map((center, c) =>
    center.map((value, j) => (counts[c] === 0 ? value : sumBy(rowsOf(c), (row) => rest[j][row]) / counts[c])),
  );
  return { means, counts, inertia: sumOf(Array.from(rest.at(-1)!)) };
}

/** k-means of a coreset, from given centres; in their order. */
async function coresetCenters(
  { runner, customers, dialect, everywhere }: SpreadCustomers,
  start: Centers,
  seed: number,
  size: number,
): Promise<Centers> {
  const moments = momentsOf((await resultOf(runner, everywhere(momentsSql(customers)))).columns);
  const chance = (name: string): string => dialect.chance(name, seed);
  const drawn = await resultOf(runner, everywhere(coresetSql(customers, moments, size, chance)));
  const columns = drawn.columns as readonly Float64Array[];
  // Servers answer in any order: the same rows in the same order give the same centres.
  const rows = Array.from({ length: drawn.rows }, (_, row) => columns.map((column) => column[row])).sort(
    byValues,
  );
  if (rows.length <= start.length) return start;
  const x = observations(rows.map((row) => row.slice(0, -1)));
  const weights = rows.map((row) => row.at(-1)!);
  const { centers } = kmeans(x, { k: start.length, seed, weights, initialCenters: matrixFromRows(start) });
  const found = Array.from({ length: centers.rows }, (_, c) => rowOf(centers, c));
  const costs = start.map((center) => found.map((each) => squaredEuclidean(Float64Array.from(center), each)));
  return Array.from(assignment(matrixFromRows(costs)), (place, c) =>
    place < 0 ? start[c] : Array.from(found[place]),
  );
}

/** How many customers there are, their mean, and the sum of their squared distances from it; of one server or of several. */
export function momentsOf(columns: readonly ResultColumn[]): Parameters<typeof coresetSql>[1] {
  const [n, ...sums] = columns.map((column) => sumOf(Array.from(column as Float64Array)));
  const squares = sums.pop()!;
  const mean = sums.map((sum) => sum / n);
  return { n, mean, spread: Math.max(0, squares - n * sumBy(mean, (value) => value * value)) };
}

function byValues(a: readonly number[], b: readonly number[]): number {
  const j = a.findIndex((value, i) => value !== b[i]);
  return j < 0 ? 0 : a[j] - b[j];
}

async function fenceOf(
  { runner, customers, dialect, everywhere }: SpreadCustomers,
  centers: Centers,
): Promise<number> {
  const distances = everywhere(leastDistanceSql(customers, centers));
  const quartile = (share: number): string => dialect.double(dialect.quantile("distance", share));
  const { columns } = await resultOf(
    runner,
    `SELECT ${quartile(0.25)} AS q1, ${quartile(0.75)} AS q3 FROM (${distances}) AS d`,
  );
  const [[q1], [q3]] = columns as readonly Float64Array[];
  return upperFence(q1, q3);
}

/** @throws InputError for segments whose centres are no means. */
export function requireKMeans(method: string): void {
  if (method === methods.kMeans.name) return;
  throw new InputError({
    where: "--refit",
    what: `segments by ${method}`,
    legal: "segments by k-means, whose centres are means",
    remedy: "Leave --refit out: the nearest centre of the study decides",
  });
}
