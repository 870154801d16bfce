import type { ColumnRole, ColumnType } from "../../customers/column";
import type { TypedColumn } from "../../customers/typing/typed-column";
import { counted } from "../../text/format";
import type { ColumnDescription } from "./study-description";

/** What a role does with a column, whatever it holds. */
const BY_ROLE: Partial<Record<ColumnRole, string>> = {
  id: "It names the customers.",
  describe: "It describes segments and is not compared.",
  outcome: "It happened to the customer: segments are described by it and never made of it.",
  value: "It says what a customer is worth.",
  weight: "It says how many customers a row represents: 2 counts as two, 0 as none.",
  "set aside": "It is not used.",
};

/** What the values of a compared column are. */
const BY_TYPE: Record<ColumnType, string> = {
  amount: "Numbers that may be added up.",
  count: "Whole numbers.",
  share: "Shares of a whole.",
  score: "Numbers whose sum means nothing.",
  ordinal: "Words, in the order that study.yaml gives.",
  category: "Words without an order.",
  "yes/no": "Two answers.",
  date: "Days, compared as days before the day of the study.",
  text: "Words that nearly all differ.",
  id: "It names the customers.",
};

/**
 * Why a column is used as it is, in a sentence: its values where they leave no choice, else its role, else its type.
 *
 * @example reasonOfUse(column, { type: "count", role: "feature" }) // "Whole numbers."
 */
export function reasonOfUse(
  { use, kind, distinct, reason }: Pick<TypedColumn, "use" | "kind" | "distinct" | "reason">,
  { type, role }: Pick<ColumnDescription, "type" | "role">,
): string {
  if (kind === "constant" || kind === "empty" || (use === "set aside" && role === "feature")) return reason;
  if (type === "category" && role === "feature")
    return `${counted(distinct, "different word").text}, without an order.`;
  return BY_ROLE[role] ?? BY_TYPE[type];
}
