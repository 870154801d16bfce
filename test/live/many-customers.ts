import { baseToJson } from "../../src/customers/base-json";
import type { ColumnDraft } from "../../src/customers/column";
import { customerBaseOf } from "../../src/customers/customer-base";
import type { LiveData } from "../../src/live/live-data";
import { randomNormal, randomSource } from "../../src/math/distributions/random";

/**
 * A table of `rows` customers in four round groups, nine columns, as a reader might drop one.
 *
 * @param names of the customers, where they need others than numbered ones.
 */
export function manyCustomers(rows: number, columns = 9, names?: readonly string[]): LiveData {
  const random = randomSource(5);
  const customers = names ?? Array.from({ length: rows }, (_, row) => `customer ${row + 1}`);
  const made = Array.from({ length: columns }, (_, j): ColumnDraft => ({
    name: `column ${j + 1}`,
    type: "score",
    role: "feature",
    numbers: customers.map((_, row) => 3 * (((row % 4) >> (j % 2)) & 1) + randomNormal(random)),
  }));
  return {
    version: 2,
    kind: "own",
    name: "many.csv",
    base: baseToJson(customerBaseOf({ name: "many.csv", customers, columns: made })),
    origin: { kind: "general", source: "many.csv", description: null },
    start: {
      features: made.map(({ name }) => name),
      transform: "none",
      scale: "standard",
      weight: "columns",
      method: "k-means",
      parameters: { k: 4 },
      seed: 7,
      without: [],
    },
    choice: null,
  };
}
