import { randomInteger, randomSource } from "../../src/math/distributions/random";

/**
 * Customers of a shop in three groups: an unknown visit is -999, a year of birth of which the age is worked out, a remark
 * that a spreadsheet would run, and names that occur nowhere else.
 */
export function shopRows(count: number, seed: number): readonly (readonly (string | number)[])[] {
  const random = randomSource(seed);
  const near = (middle: number, width: number): number =>
    middle - width + randomInteger(random, 2 * width + 1);
  return Array.from({ length: count }, (_, i) => {
    const group = i % 3;
    return [
      `Zebulon-${1000 + i}`,
      i % 17 === 4 ? -999 : near([20, 35, 50][group], 3),
      near([300, 700, 380][group], 20) / 10,
      near([1950, 1980, 2000][group], 4),
      ["north", "south", "west"][randomInteger(random, 3)],
      `@cmd|${i}`,
    ];
  });
}

/** The columns of the shop's customers. */
export const SHOP_COLUMNS = ["key", "visits", "basket", "birth year", "region", "remark"];
