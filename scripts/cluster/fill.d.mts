import type { Cluster } from "./start.mjs";

export interface LinesTable {
  readonly columns: string;
  readonly order: string;
  /** Says on which shard a row lies, such as `cityHash64(customer)`. */
  readonly key: string;
  readonly table?: string;
}
/** Creates the parts of a table on all shards, and the table over them on the first. */
export function createLines(cluster: Cluster, table: LinesTable): Promise<void>;
/** Sends the rows of a SELECT or VALUES to their shards. */
export function insertLines(cluster: Cluster, rows: string, table?: string): Promise<string>;
/** A SELECT of sales lines of a shop that does not exist; at most so many customers, a multiple of 3, default 1,500. */
export function exampleLines(lines: number, customers?: number): string;
/** The table of these lines: all of a customer lie on one shard. */
export const EXAMPLE_TABLE: LinesTable;
