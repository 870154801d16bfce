import type { SalesLines } from "../sales-lines";
import { sumsOfLines } from "../sums-of-lines";
import type { LinesEngine } from "./lines-engine";

/** Lines that are in memory: up to a few million of them. */
export function memoryEngine(sales: SalesLines): LinesEngine {
  return Object.freeze({
    name: "memory",
    queries: [],
    sums: (mix?: readonly string[]) => Promise.resolve(sumsOfLines(sales, mix)),
    close: () => Promise.resolve(),
  });
}
