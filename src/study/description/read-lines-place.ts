import { isRecord } from "../../core/is-record";
import { LINES_PLACES, MEMORY_SIZE, type LinesPlace } from "../../lines/engines/lines-place";

/** How such a place is written. */
export const PLACE_EXAMPLE = "{duckdb: shop.duckdb, table: lines}";

/** Fewer customers say too little of all. */
const LEAST_CORESET = 1000;

const FURTHER = ["table", "select", "cluster", "memory", "spill"] as const;

/** A place of sales lines as `study.yaml` has it; undefined where it is none. */
export function readLinesPlace(value: unknown): LinesPlace | undefined {
  if (!isRecord(value)) return undefined;
  const kinds = LINES_PLACES.filter((kind) => kind in value);
  const [kind] = kinds;
  if (kinds.length !== 1) return undefined;
  const legal: readonly string[] = [kind, ...FURTHER];
  const { coreset, ...rest } = value;
  const entries = Object.entries(rest);
  if (!entries.every(([key, text]) => legal.includes(key) && typeof text === "string" && text !== "")) {
    return undefined;
  }
  const further = Object.fromEntries(FURTHER.map((key) => [key, value[key] ?? null])) as Pick<
    LinesPlace,
    (typeof FURTHER)[number]
  >;
  const drawn = coreset === undefined ? {} : { coreset: coreset as number };
  const place = Object.freeze({ kind, at: value[kind] as string, ...further, ...drawn });
  return isWhole(place) ? place : undefined;
}

/** A database has a table or a SELECT; files have no table. */
function isWhole({ kind, at, table, select, cluster, memory, spill, coreset }: LinesPlace): boolean {
  if (coreset !== undefined && !(Number.isInteger(coreset) && coreset >= LEAST_CORESET)) return false;
  if (hasPassword(at) || (memory !== null && !MEMORY_SIZE.test(memory))) return false;
  const isServer = kind === "clickhouse";
  if (isServer ? spill !== null || !/^https?:\/\/[^/]/.test(at) : cluster !== null) return false;
  return isServer || kind === "duckdb" ? (table === null) !== (select === null) : table === null;
}

/** Whether an address holds a name or a password, which study.yaml must not. */
function hasPassword(address: string): boolean {
  return (
    /^[a-z][a-z\d+.-]*:\/\/[^/?#]*@/i.test(address) ||
    /[?&](user|password|token|secret|key)[^=&]*=/i.test(address)
  );
}
