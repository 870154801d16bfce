import type { RandomSource } from "../../../../math/distributions/random";
import type { Unit } from "../tables";
import { between, round } from "./draw";

/** Areas of the customary sizes in ft2, from 1 x 1 to 12 x 18 feet. */
const CUSTOMARY = [
  1, 2, 3, 4, 6, 8, 10, 12, 15, 18, 20, 24, 28, 32, 35, 40, 45, 48, 54, 60, 66, 72, 80, 90, 96, 108, 120, 140,
  168, 180, 216,
];

/** A size of a piece. */
export interface Size {
  readonly ft2: number;
  /** The metric size sold in its place: its area in m2, and that area as booked in ft2. */
  readonly metric: { readonly m2: number; readonly ft2: number };
}

/**
 * The sizes of one workbook. A metric size is near a customary one, and its two booked areas are 10.4 to
 * 11.4 ft2 a m2 apart, since both are rounded from different nominal lengths.
 */
export function drawSizes(random: RandomSource): Size[] {
  return CUSTOMARY.map((ft2) => {
    const m2 = round(ft2 * between(random, 0.088, 0.095), 4);
    return { ft2, metric: { m2, ft2: round(m2 * between(random, 10.5, 11.3), 2) } };
  });
}

/** The size whose area is nearest to `ft2`. */
export function nearestSize(sizes: readonly Size[], ft2: number): Size {
  let best = sizes[0];
  for (const size of sizes) if (Math.abs(size.ft2 - ft2) < Math.abs(best.ft2 - ft2)) best = size;
  return best;
}

/** A size's areas as a line of the given unit states them. */
export function measure(size: Size, unit: Unit): { pieceAreaInUnit: number; pieceAreaFt2: number } {
  if (unit === "Ft") return { pieceAreaInUnit: size.ft2, pieceAreaFt2: size.ft2 };
  if (unit === "INCH") return { pieceAreaInUnit: 144 * size.ft2, pieceAreaFt2: size.ft2 };
  return { pieceAreaInUnit: size.metric.m2, pieceAreaFt2: size.metric.ft2 };
}
