import type { LabColumn, LabData } from "../../src/live/lab-data";
import { randomNormal, randomSource } from "../../src/math/distributions/random";

/** A table of `rows` customers in four round groups, nine columns, as a reader might drop one. */
export function manyCustomers(rows: number, columns = 9): LabData {
  const random = randomSource(5);
  const customers = Array.from({ length: rows }, (_, row) => `customer ${row + 1}`);
  const made = Array.from({ length: columns }, (_, j): LabColumn => ({
    name: `column ${j + 1}`,
    unit: "",
    block: "measure",
    values: customers.map((_, row) => 3 * (((row % 4) >> (j % 2)) & 1) + randomNormal(random)),
    logs: false,
    fill: "median",
    ingredients: [`column column ${j + 1}`],
  }));
  return {
    version: 1,
    kind: "own",
    name: "many.csv",
    customers,
    revenue: null,
    columns: made,
    descriptors: {
      numeric: made.map(({ name, unit, ingredients, values }) => ({ name, unit, ingredients, values })),
      mix: [],
      categories: [],
    },
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
