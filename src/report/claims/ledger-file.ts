import type { Ledger } from "./ledger";

/** The ledger as the text of `claims.json`: sorted as the report is read, one claim a line. */
export function ledgerFile({ claims }: Ledger): string {
  return `{\n"version": 1,\n"claims": [\n${claims.map((claim) => JSON.stringify(claim)).join(",\n")}\n]\n}\n`;
}
