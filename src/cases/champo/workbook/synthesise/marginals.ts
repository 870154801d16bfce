import type { Quantiles } from "./draw";

/** What one line of a product type is like: pieces, area of a piece in ft2, money per ft2. */
export interface Marginals {
  readonly quantity: Quantiles;
  readonly area: Quantiles;
  readonly rate: Quantiles;
}

function marginals(
  quantity: readonly [number, number, number, number],
  area: readonly [number, number, number],
  rate: readonly [number, number, number],
): Marginals {
  const [q25, q50, q75, q95] = quantity;
  return {
    quantity: [
      [0, 1],
      [0.25, q25],
      [0.5, q50],
      [0.75, q75],
      [0.95, q95],
      [1, 3 * q95],
    ],
    area: [
      [0, 0.3 * area[0]],
      [0.25, area[0]],
      [0.5, area[1]],
      [0.75, area[2]],
      [1, 2 * area[2]],
    ],
    rate: [
      [0, 0.6 * rate[0]],
      [0.25, rate[0]],
      [0.5, rate[1]],
      [0.75, rate[2]],
      [1, 1.4 * rate[2]],
    ],
  };
}

const OTHERS = marginals([1, 8, 200, 420], [8, 20, 60], [0.8, 1, 1.2]);

const BY_ITEM: Readonly<Record<string, Marginals>> = {
  "HAND TUFTED": marginals([4, 8, 20, 140], [20, 40, 80], [1.1, 2, 2.7]),
  DURRY: marginals([7, 17, 50, 450], [8, 24, 54], [1, 1.7, 2.1]),
  "DOUBLE BACK": marginals([2, 4, 10, 38], [24, 60, 108], [1, 3.3, 3.5]),
  HANDWOVEN: marginals([2, 7, 18, 75], [18, 41, 80], [1, 2.4, 3.4]),
  KNOTTED: marginals([2, 5, 12, 50], [20, 65, 108], [3.2, 3.9, 4.1]),
  JACQUARD: marginals([2, 4, 11, 34], [24, 54, 93], [1, 2.9, 4]),
  HANDLOOM: marginals([5, 9, 24, 200], [36, 54, 80], [1.2, 2.3, 2.9]),
};

/** The quartiles of a product type's order lines, as in the case. */
export function marginalsOf(item: string): Marginals {
  return BY_ITEM[item] ?? OTHERS;
}
