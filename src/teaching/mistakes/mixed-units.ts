import { mean } from "../../core/mean";
import type { CustomerRecord } from "../../cases/champo/customers/customer-table";
import type { UnitTrap } from "../../cases/champo/sales/unit-trap";
import { decimal, percent } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { trialOf, type Trial, type Tried } from "./trial";

/** How far a ratio may be from 1. */
const TOLERANCE = 0.05;

/**
 * Tests whether the area that was used is the area of the order lines.
 *
 * @param trap The customer sheet's areas and those of the lines. @param records The study's customers.
 */
export function mixedUnits(trap: UnitTrap, records: readonly CustomerRecord[]): Trial {
  const areas = new Map(trap.customers.map(({ customer, trueFt2 }) => [customer, trueFt2]));
  const ordering = records.filter(({ customer }) => (areas.get(customer) ?? 0) > 0);
  const cure =
    mean(ordering.map(({ areaFt2 }) => areaFt2)) /
    mean(ordering.map(({ customer }) => areas.get(customer) ?? 0));
  const published = 1 / trap.ratio;
  const tried = (from: string, ratio: number): Tried => ({
    facts: { "area from": from, ratio: decimal(ratio) },
    passes: isNearOne(ratio),
  });
  return trialOf(
    tried("customer sheet", published),
    tried("lines, in ft2, times pieces", cure),
    findingOf(published, cure),
  );
}

function isNearOne(ratio: number): boolean {
  return Math.abs(ratio - 1) <= TOLERANCE;
}

function findingOf(published: number, cure: number): Finding {
  const shares = prose`The reported column holds ${percent(published, 0)} of the true area, the study's ${percent(cure, 0)}.`;
  return isNearOne(published) ? prose`${shares} On this workbook the column can be used as it is.` : shares;
}
