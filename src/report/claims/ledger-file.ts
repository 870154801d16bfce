import type { RunFacts } from "../diff/run-facts";
import type { Ledger } from "./ledger";

/** The ledger of the numbers in the report's prose. */
export const LEDGER_FILE = "claims.json";

/** The ledger as the text of `claims.json`: what the report was made with, and its claims as it is read, one a line. */
export function ledgerFile({ claims }: Ledger, run: RunFacts): string {
  const lines = claims.map((claim) => JSON.stringify(claim)).join(",\n");
  return `{\n"version": 1,\n"run": ${JSON.stringify(run)},\n"claims": [\n${lines}\n]\n}\n`;
}
