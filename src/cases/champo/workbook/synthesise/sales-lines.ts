import { randomInteger, shuffle, type RandomSource } from "../../../../math/distributions/random";
import type { SalesLine } from "../tables";
import type { Customer } from "./customers";
import type { Draft } from "./draft";
import { round } from "./draw";
import { measure } from "./sizes";

/** Lines that repeat an earlier one in every cell: half of them orders, half samples. */
const DUPLICATES = 6;
/** Lines without an order number. */
const WITHOUT_NUMBER = 9;

/** A finished sales line and whether it, as a sample, converted. */
export interface FinishedLine {
  readonly sales: SalesLine;
  readonly converted: boolean;
}

/** Puts the drafts in order of their days and turns them into sales lines, with the planted blemishes. */
export function finishLines(
  random: RandomSource,
  customers: readonly Customer[],
  drafts: readonly Draft[],
): FinishedLine[] {
  const ordered = [...drafts].sort((a, b) => a.day - b.day);
  makeUnique(ordered);
  dropOrderNumbers(random, ordered);
  plantDuplicates(random, ordered);
  return ordered.map((draft, i) => ({
    sales: salesLine(draft, customers[draft.customer], i + 2),
    converted: draft.converted,
  }));
}

function salesLine(draft: Draft, customer: Customer, row: number): SalesLine {
  const { pieceAreaInUnit, pieceAreaFt2 } = measure(draft.size, draft.unit);
  const price =
    draft.pricing === "area"
      ? pieceAreaInUnit * round((draft.rate * pieceAreaFt2) / pieceAreaInUnit, 4)
      : round(draft.rate * pieceAreaFt2, 2);
  return {
    row,
    kind: draft.kind,
    pricing: draft.pricing,
    customer: customer.code,
    country: customer.country,
    orderNumber: draft.orderNumber,
    date: new Date(draft.day),
    unit: draft.unit,
    quantity: draft.quantity,
    pieceAreaInUnit,
    amount: round(draft.quantity * price, 2),
    item: draft.item,
    quality: draft.quality,
    design: draft.design,
    colour: draft.colour,
    shape: draft.shape,
    pieceAreaFt2,
  };
}

/** What makes two lines different; lines that agree in it would be duplicates. */
function identity(draft: Draft): string {
  const { customer, orderNumber, item, pricing, unit, quantity, quality, design, colour, shape } = draft;
  return [
    customer,
    orderNumber,
    item,
    pricing,
    unit,
    quantity,
    draft.size.ft2,
    quality,
    design,
    colour,
    shape,
  ].join("|");
}

/** Adds a piece to a line that would repeat another, so that the only duplicates are the planted ones. */
function makeUnique(drafts: readonly Draft[]): void {
  const seen = new Set<string>();
  for (const draft of drafts) {
    while (seen.has(identity(draft))) draft.quantity++;
    seen.add(identity(draft));
  }
}

/** Empties the order number of lines whose order has other lines, so that no order disappears. */
function dropOrderNumbers(random: RandomSource, drafts: readonly Draft[]): void {
  const seen = new Set<string>();
  const repeated = drafts.filter(({ customer, orderNumber }) => {
    const key = `${customer}|${orderNumber}`;
    return seen.has(key) || !seen.add(key);
  });
  for (const draft of shuffle(repeated, random).slice(0, WITHOUT_NUMBER)) draft.orderNumber = null;
}

/**
 * Overwrites lines by copies of their neighbours, where customer, order, product type and unit agree, so
 * that no total of lines changes.
 */
function plantDuplicates(random: RandomSource, drafts: Draft[]): void {
  for (const kind of ["order", "sample"] as const) {
    const places = drafts.flatMap((draft, i) => {
      const next = drafts[i + 1];
      const alike =
        next !== undefined &&
        draft.orderNumber !== null &&
        draft.kind === kind &&
        (["kind", "customer", "orderNumber", "item", "unit", "converted"] as const).every(
          (key) => draft[key] === next[key],
        ) &&
        draft.rate > 0 === next.rate > 0;
      return alike ? [i] : [];
    });
    for (let planted = 0; planted < DUPLICATES / 2; planted++) {
      const [at] = places.splice(randomInteger(random, places.length), 1);
      drafts[at + 1] = { ...drafts[at] };
      for (const near of [at - 1, at + 1]) {
        const found = places.indexOf(near);
        if (found >= 0) places.splice(found, 1);
      }
    }
  }
}
