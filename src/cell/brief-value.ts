import { inspect } from "node:util";
import type { Cell } from "../text/table";
import { isQuantity } from "../text/format";

/** Characters of a value in a table's cell. */
const LONGEST = 100;

/** A value as a cell of a table: plain ones as they are, all others in one short line. */
export function briefValue(value: unknown): Cell {
  if (value === null || value === undefined) return value;
  if (typeof value === "number" || typeof value === "boolean" || value instanceof Date) return value;
  if (isQuantity(value)) return value;
  const whole =
    typeof value === "string"
      ? value
      : inspect(value, { depth: 1, maxArrayLength: 6, maxStringLength: 40, breakLength: Infinity });
  const line = whole.replace(/^\w+Array\(\d+\) /, "").replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} …` : line;
}

/** The kind of a value, as a reader of code would call it: `number`, `Int32Array(45)`, `array of 8`. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (ArrayBuffer.isView(value) && "length" in value) {
    return `${value.constructor.name} of ${String(value.length)}`;
  }
  if (typeof value !== "object") return typeof value;
  const { constructor } = value as { readonly constructor?: { readonly name?: string } };
  return constructor?.name === "Object" || !constructor?.name ? "object" : constructor.name;
}
