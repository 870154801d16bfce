import type { Archetype } from "./archetypes";

/** A part in the play: what one customer of every synthetic workbook is like before chance plays its own. */
export interface Part {
  readonly archetype: Archetype;
  readonly country: string;
  /** Parts per thousand of the revenue. */
  readonly revenue: number;
  /** Order lines, before scaling to the workbook's total. */
  readonly lines: number;
  readonly orders: number;
  /** How many of the main product types the customer buys. */
  readonly types: number;
  readonly samples: number;
  /** Share of the samples that convert. */
  readonly conversion: number;
  /** Share of the lines in metric units. */
  readonly metric: number;
}

/** One part as a row: revenue, lines, orders, types, samples, conversion, metric. */
function part(archetype: Archetype, country: string, ...figures: readonly number[]): Part {
  const [revenue, lines, orders, types, samples, conversion, metric] = figures;
  return { archetype, country, revenue, lines, orders, types, samples, conversion, metric };
}

const GIANT = "single-product giant";
const IMPORTER = "volume importer of flat weaves";
const DESIGNER = "designer of knotted pieces";
const BROAD = "broad account";
const ONE_OFF = "one-off buyer";

/**
 * The 46 parts, by revenue. Together they have the case's shape: 19 customers of the USA with most of the
 * revenue, one giant, a long tail, seven customers of a single order, one customer of samples only, and a
 * domestic account that receives two samples of three and seldom orders. Lines and revenue are related
 * loosely, and customers outside the USA order in metres: together these make the unit trap.
 */
export const CAST: readonly Part[] = [
  part(GIANT, "USA", 360, 240, 60, 2, 110, 0.26, 0),
  part(IMPORTER, "USA", 130, 1100, 260, 6, 60, 0.2, 0.02),
  part(BROAD, "USA", 85, 2380, 642, 7, 186, 0.27, 0.01),
  part(DESIGNER, "USA", 65, 1250, 420, 6, 180, 0.42, 0),
  part(IMPORTER, "USA", 50, 620, 150, 3, 30, 0.17, 0),
  part(BROAD, "USA", 42, 900, 240, 7, 90, 0.25, 0.01),
  part(BROAD, "UK", 36, 850, 210, 7, 190, 0.31, 0.97),
  part(IMPORTER, "USA", 32, 350, 70, 3, 20, 0.15, 0),
  part(BROAD, "USA", 28, 700, 190, 7, 80, 0.24, 0.01),
  part(DESIGNER, "USA", 24, 480, 170, 5, 70, 0.38, 0),
  part(BROAD, "USA", 20, 420, 110, 6, 40, 0.2, 0),
  part(IMPORTER, "USA", 17, 160, 30, 2, 0, 0, 0),
  part(BROAD, "ITALY", 14, 300, 80, 6, 60, 0.17, 1),
  part(BROAD, "ROMANIA", 12, 260, 60, 5, 120, 0.45, 1),
  part(DESIGNER, "USA", 10.5, 330, 120, 4, 50, 0.33, 0),
  part(BROAD, "AUSTRALIA", 9, 190, 45, 5, 40, 0.25, 1),
  part(BROAD, "USA", 8, 260, 75, 6, 30, 0.2, 0),
  part(IMPORTER, "CANADA", 7, 72, 18, 2, 8, 0.12, 0.6),
  part(DESIGNER, "UK", 6, 240, 90, 5, 130, 0.42, 1),
  part(BROAD, "BELGIUM", 5.5, 200, 50, 5, 100, 0.92, 1),
  part("domestic sampling account", "INDIA", 4.5, 60, 24, 7, 3958, 0.14, 0.02),
  part(BROAD, "USA", 4, 150, 45, 4, 16, 0.19, 0),
  part(DESIGNER, "USA", 3.5, 68, 26, 3, 20, 0.3, 0),
  part(BROAD, "UK", 3.2, 170, 40, 4, 80, 0.3, 1),
  part(IMPORTER, "USA", 2.8, 40, 8, 1, 0, 0, 0),
  part(DESIGNER, "ITALY", 2.5, 74, 28, 3, 30, 0.3, 1),
  part(BROAD, "USA", 2.2, 75, 20, 2, 10, 0.2, 0),
  part(BROAD, "LEBANON", 2, 60, 14, 2, 13, 0.11, 1),
  part(DESIGNER, "UK", 1.8, 55, 22, 3, 50, 0.34, 1),
  part(ONE_OFF, "USA", 1.6, 24, 2, 2, 0, 0, 0),
  part(BROAD, "BRAZIL", 1.5, 45, 9, 2, 6, 0.17, 1),
  part(BROAD, "USA", 1.4, 60, 18, 2, 8, 0.25, 0),
  part(DESIGNER, "AUSTRALIA", 1.2, 70, 28, 3, 20, 0.25, 1),
  part(BROAD, "CANADA", 1, 130, 34, 4, 5, 0, 0.5),
  part(BROAD, "SOUTH AFRICA", 0.9, 30, 8, 2, 4, 0, 1),
  part(ONE_OFF, "UAE", 0.8, 8, 1, 1, 0, 0, 1),
  part(DESIGNER, "CHINA", 0.7, 22, 9, 2, 0, 0, 1),
  part(ONE_OFF, "USA", 0.6, 12, 2, 2, 0, 0, 0),
  part(BROAD, "ISRAEL", 0.5, 20, 5, 2, 3, 0, 1),
  part(ONE_OFF, "UK", 0.4, 6, 1, 1, 0, 0, 1),
  part(ONE_OFF, "INDIA", 0.3, 14, 1, 2, 0, 0, 0.5),
  part(ONE_OFF, "USA", 0.22, 4, 1, 1, 0, 0, 0),
  part(ONE_OFF, "POLAND", 0.15, 3, 1, 1, 0, 0, 1),
  part(ONE_OFF, "UAE", 0.08, 2, 1, 1, 0, 0, 1),
  part(ONE_OFF, "USA", 0.02, 1, 1, 1, 0, 0, 0),
  part(ONE_OFF, "INDIA", 0, 0, 0, 0, 3, 0, 0),
];
