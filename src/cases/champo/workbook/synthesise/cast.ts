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
 * domestic account that receives two samples of three and seldom orders. Volume buyers write few large
 * lines and small accounts many, and customers outside the USA (and some importers in it) order in metres:
 * together these make the unit trap.
 */
export const CAST: readonly Part[] = [
  part(GIANT, "USA", 360, 60, 18, 2, 110, 0.26, 0),
  part(IMPORTER, "USA", 130, 620, 150, 6, 60, 0.2, 0.02),
  part(BROAD, "USA", 85, 2380, 642, 7, 186, 0.27, 0.01),
  part(DESIGNER, "USA", 65, 1200, 420, 6, 180, 0.42, 0),
  part(IMPORTER, "USA", 50, 150, 36, 3, 30, 0.17, 0.85),
  part(BROAD, "USA", 42, 1000, 290, 7, 90, 0.25, 0.01),
  part(BROAD, "UK", 36, 860, 210, 7, 190, 0.31, 0.97),
  part(IMPORTER, "USA", 32, 44, 12, 3, 20, 0.15, 1),
  part(BROAD, "USA", 28, 770, 230, 7, 80, 0.24, 0.01),
  part(DESIGNER, "USA", 24, 620, 210, 5, 70, 0.38, 0),
  part(BROAD, "USA", 20, 420, 110, 6, 40, 0.2, 0),
  part(IMPORTER, "USA", 17, 8, 4, 2, 0, 0, 1),
  part(BROAD, "ITALY", 14, 330, 80, 6, 60, 0.17, 1),
  part(BROAD, "ROMANIA", 12, 250, 60, 5, 120, 0.45, 1),
  part(DESIGNER, "USA", 10.5, 520, 190, 4, 50, 0.33, 0),
  part(BROAD, "AUSTRALIA", 9, 72, 24, 5, 40, 0.25, 1),
  part(BROAD, "USA", 8, 440, 120, 6, 30, 0.2, 0),
  part(IMPORTER, "CANADA", 7, 6, 3, 2, 8, 0.12, 0.6),
  part(DESIGNER, "UK", 6, 240, 90, 5, 130, 0.42, 1),
  part(BROAD, "BELGIUM", 5.5, 190, 50, 5, 100, 0.92, 1),
  part("domestic sampling account", "INDIA", 4.5, 56, 24, 7, 3958, 0.14, 0.02),
  part(BROAD, "USA", 4, 360, 100, 4, 16, 0.19, 0),
  part(DESIGNER, "USA", 3.5, 270, 80, 3, 20, 0.3, 0),
  part(BROAD, "UK", 3.2, 190, 40, 4, 80, 0.3, 1),
  part(IMPORTER, "USA", 2.8, 4, 2, 1, 0, 0, 0),
  part(DESIGNER, "ITALY", 2.5, 56, 28, 3, 30, 0.3, 1),
  part(BROAD, "USA", 2.2, 290, 70, 2, 10, 0.2, 0),
  part(BROAD, "LEBANON", 2, 36, 14, 2, 13, 0.11, 1),
  part(DESIGNER, "UK", 1.8, 56, 22, 3, 50, 0.34, 1),
  part(ONE_OFF, "USA", 1.6, 3, 2, 2, 0, 0, 0),
  part(BROAD, "BRAZIL", 1.5, 26, 9, 2, 6, 0.17, 1),
  part(BROAD, "USA", 1.4, 340, 80, 2, 8, 0.25, 0),
  part(DESIGNER, "AUSTRALIA", 1.2, 60, 28, 3, 20, 0.25, 1),
  part(BROAD, "CANADA", 1, 230, 70, 4, 5, 0, 0.5),
  part(BROAD, "SOUTH AFRICA", 0.9, 22, 8, 2, 4, 0, 1),
  part(ONE_OFF, "UAE", 0.8, 8, 1, 1, 0, 0, 1),
  part(DESIGNER, "CHINA", 0.7, 22, 9, 2, 0, 0, 1),
  part(ONE_OFF, "USA", 0.6, 60, 9, 2, 0, 0, 0),
  part(BROAD, "ISRAEL", 0.5, 20, 5, 2, 3, 0, 1),
  part(ONE_OFF, "UK", 0.4, 6, 1, 1, 0, 0, 1),
  part(ONE_OFF, "INDIA", 0.3, 40, 1, 2, 0, 0, 0.5),
  part(ONE_OFF, "USA", 0.08, 20, 1, 1, 0, 0, 0),
  part(ONE_OFF, "POLAND", 0.03, 3, 1, 1, 0, 0, 1),
  part(ONE_OFF, "UAE", 0.01, 2, 1, 1, 0, 0, 1),
  part(ONE_OFF, "USA", 0.002, 1, 1, 1, 0, 0, 0),
  part(ONE_OFF, "INDIA", 0, 0, 0, 0, 3, 0, 0),
];
