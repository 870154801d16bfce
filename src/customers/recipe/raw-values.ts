import { DAY } from "../../core/day";
import { InputError } from "../../core/input-error";
import { columnNamed, type CustomerBase } from "../customer-base";
import type { NumberSource } from "./feature-recipe";

/**
 * The raw value of a number feature for each customer, in its unit; NaN where it is not defined.
 *
 * @throws InputError for a column that the base lacks, or that has no numbers. Cost O(customers x parts).
 */
export function rawValues(base: CustomerBase, source: NumberSource): Float64Array {
  switch (source.kind) {
    case "column":
      return numbersOf(base, source.column);
    case "share":
      return sharesOf(base, source.column, source.whole);
    case "days before": {
      const asOf = Date.parse(source.asOf) / DAY;
      return numbersOf(base, source.column).map((day) => asOf - day);
    }
    case "rank":
      return Float64Array.from(columnNamed(base, source.column).texts ?? [], (text) => {
        const rank = text === null ? -1 : source.levels.indexOf(text);
        return rank < 0 ? NaN : rank;
      });
  }
}

function sharesOf(base: CustomerBase, column: string, whole: string): Float64Array {
  const part = base.columns.find((each) => each.whole === whole && each.name === column)?.numbers ?? null;
  // Customers of another time may have no part of that name: then it is nothing of their whole.
  return wholeOf(base, whole).map((sum, row) => (sum > 0 ? (part?.[row] ?? 0) / sum : NaN));
}

/** The wholes of bases that are still in use: all parts of a whole are divided by the same. */
const wholes = new WeakMap<CustomerBase, Map<string, Float64Array>>();

/** The sum of the parts that are known, for each customer. */
function wholeOf(base: CustomerBase, whole: string): Float64Array {
  const known = wholes.get(base) ?? new Map<string, Float64Array>();
  wholes.set(base, known);
  const sums = known.get(whole) ?? new Float64Array(base.customers.length);
  if (known.has(whole)) return sums;
  known.set(whole, sums);
  for (const { whole: own, numbers } of base.columns) {
    if (own !== whole) continue;
    for (let row = 0; row < sums.length; row++) if (!Number.isNaN(numbers![row])) sums[row] += numbers![row];
  }
  return sums;
}

function numbersOf(base: CustomerBase, name: string): Float64Array {
  const { numbers, type } = columnNamed(base, name, "features of customers");
  if (numbers !== null) return numbers;
  throw new InputError({
    where: "features of customers",
    what: `column "${name}", which is ${type}`,
    legal: "a column of numbers",
  });
}
