import { InputError } from "../../../core/input-error";
import { lineAreaFt2, type AreaLine } from "./line-area";

/** What is needed of a line to sum it up; sales lines and order lines both have it. */
export interface SummableLine extends AreaLine {
  readonly customer: string;
  readonly country: string;
  readonly item: string;
  readonly quality: string;
  readonly design: string;
  readonly colour: string;
  readonly shape: string;
  readonly amount: number;
}

/** What lines can be summed up by. */
export type SalesKey = "customer" | "country" | "item" | "quality" | "design" | "colour" | "shape";

/** The lines of one customer, country, product type, … summed up. */
export interface SalesTotal {
  readonly name: string;
  readonly lines: number;
  /** How many different customers the lines belong to. */
  readonly customers: number;
  readonly pieces: number;
  readonly areaFt2: number;
  readonly revenue: number;
  /** Shares of all lines given, 0 to 1; NaN where the whole is 0. */
  readonly pieceShare: number;
  readonly areaShare: number;
  readonly revenueShare: number;
}

const KEYS: readonly SalesKey[] = ["customer", "country", "item", "quality", "design", "colour", "shape"];

/**
 * Sums sales or order lines up by one of their names: product mix (`"item"`), countries, customers, shapes.
 *
 * @returns one total per name, the largest revenue first (ties by name); no lines, no totals.
 * @throws InputError for a key lines do not have.
 * Cost O(lines).
 * @example salesTotals(workbook.orders, "item")[0].name // "HAND TUFTED"
 */
export function salesTotals(lines: readonly SummableLine[], by: SalesKey): readonly SalesTotal[] {
  if (!KEYS.includes(by)) {
    throw new InputError({ where: "salesTotals(by)", what: `"${String(by)}"`, legal: KEYS.join(", ") });
  }
  const groups = new Map<string, { lines: number; customers: Set<string>; sums: [number, number, number] }>();
  const all: [number, number, number] = [0, 0, 0];
  for (const line of lines) {
    const group = groups.get(line[by]) ?? { lines: 0, customers: new Set(), sums: [0, 0, 0] };
    groups.set(line[by], group);
    group.lines++;
    group.customers.add(line.customer);
    const values = [line.quantity, lineAreaFt2(line), line.amount];
    values.forEach((value, i) => {
      group.sums[i] += value;
      all[i] += value;
    });
  }
  const totals = [...groups].map(([name, { lines: count, customers, sums }]): SalesTotal => {
    const [pieces, areaFt2, revenue] = sums;
    return Object.freeze({
      name,
      lines: count,
      customers: customers.size,
      pieces,
      areaFt2,
      revenue,
      pieceShare: pieces / all[0],
      areaShare: areaFt2 / all[1],
      revenueShare: revenue / all[2],
    });
  });
  totals.sort((a, b) => b.revenue - a.revenue || (a.name < b.name ? -1 : 1));
  return Object.freeze(totals);
}
