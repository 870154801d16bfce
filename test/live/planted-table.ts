import { writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { randomNormal, randomSource } from "../../src/math/distributions/random";

/** A table whose groups are known. */
export interface PlantedTable {
  /** As CSV: a code, eight numbers, and a region that has nothing to do with the groups. */
  readonly text: string;
  /** The planted group of each row. */
  readonly groups: readonly number[];
}

const GROUPS = 5;
const NUMBERS = 8;
const REGIONS = ["north", "south", "east", "west"];

/** Customers in five round groups, in eight numbers of which one is large, and in four regions at random. */
export function plantedTable(seed: number, rows = 600): PlantedTable {
  const random = randomSource(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  const centers = Array.from({ length: GROUPS }, () =>
    Array.from({ length: NUMBERS }, () => 6 * randomNormal(random)),
  );
  const groups = Array.from({ length: rows }, () => pick(GROUPS));
  const records = groups.map((group, row) => [
    `C${String(row).padStart(5, "0")}`,
    ...centers[group].map((center, j) => {
      const value = center + 1.5 * randomNormal(random);
      return (j === 0 ? 300 + 40 * value : value).toFixed(3);
    }),
    REGIONS[pick(REGIONS.length)],
  ]);
  const header = ["customer_id", ...Array.from({ length: NUMBERS }, (_, j) => `m${j}`), "region"];
  return { text: writeDelimitedText([header, ...records]), groups };
}
