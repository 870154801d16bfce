import type { Unit } from "../tables";
import type { Size } from "./sizes";

/** A sales line in the making; each stage of the generator fills its own part. */
export interface Draft {
  readonly kind: "order" | "sample";
  /** Place of the customer in the cast. */
  readonly customer: number;
  readonly item: string;
  orderNumber: string | null;
  /** UTC midnight in milliseconds. */
  day: number;
  pricing: "area" | "piece";
  unit: Unit;
  quantity: number;
  size: Size;
  /** Money per ft2; 0 for what is not charged. */
  rate: number;
  quality: string;
  design: string;
  colour: string;
  shape: string;
  converted: boolean;
}

/** A draft with nothing filled in but who and what. Written field by field: spread objects are several times slower to make and use. */
export function blankDraft(known: Pick<Draft, "kind" | "customer" | "item" | "size">): Draft {
  return {
    kind: known.kind,
    customer: known.customer,
    item: known.item,
    size: known.size,
    orderNumber: null,
    day: 0,
    pricing: "area",
    unit: "Ft",
    quantity: 1,
    rate: 0,
    quality: "-",
    design: "-",
    colour: "-",
    shape: "REC",
    converted: false,
  };
}
