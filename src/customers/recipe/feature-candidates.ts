import { requireOneOf } from "../../core/require-one-of";
import { isNumberColumn, type CustomerColumn } from "../column";
import type { CustomerBase } from "../customer-base";
import type { NumberSource } from "./feature-recipe";

/** A feature that could be made of a base, before it is fitted. */
export interface FeatureCandidate {
  readonly name: string;
  readonly column: CustomerColumn;
  /** null for a category. */
  readonly source: NumberSource | null;
  readonly unit: string;
  /** Whether a logarithm makes sense at all: of amounts, counts and scores, not of shares, ranks and days. */
  readonly logs: boolean;
  /** The whole that it is a part of; null for none. */
  readonly whole: string | null;
  /** The figures that it is worked out from: of a share, the whole. */
  readonly madeOf: readonly string[];
}

/** How the parts of a whole become features: their share in it, the amounts themselves, or the amounts on a log scale. */
export type PartForm = "share" | "amount" | "log amount";

/**
 * Every feature that the columns of role `feature` can become: a number as it is, an ordinal by the rank of its words, a
 * date as days before the as-of day, a part of a whole in the form asked for, everything else as a category.
 *
 * @param form what parts of a whole become. Cost O(columns).
 * @example featureCandidates(base).map(({ name }) => name) // ["spend", "orders", "region"]
 */
export function featureCandidates(base: CustomerBase, form: PartForm = "share"): readonly FeatureCandidate[] {
  requireOneOf(form, ["share", "amount", "log amount"], "featureCandidates(form)");
  const compared = base.columns.filter(({ role }) => role === "feature");
  return Object.freeze(compared.map((column) => candidateOf(base, column, form)));
}

/** The unit of a part as a share of its whole. */
export function shareUnit(unit: string): string {
  if (unit === "") return "share";
  return `share of ${unit === "currency" ? "money" : unit}`;
}

function candidateOf(base: CustomerBase, column: CustomerColumn, form: PartForm): FeatureCandidate {
  const { name, type, unit, whole } = column;
  const number = (candidate: Partial<FeatureCandidate>): FeatureCandidate =>
    Object.freeze({
      name,
      column,
      source: { kind: "column", column: name } as const,
      unit: type === "share" && unit === "" ? "share" : unit,
      logs: type !== "share",
      whole,
      madeOf: whole === null ? column.madeOf : [whole, ...column.madeOf],
      ...candidate,
    });
  if (whole !== null && form === "share") {
    return number({
      name: `${name} share`,
      source: Object.freeze({ kind: "share", column: name, whole }),
      unit: shareUnit(unit),
      logs: false,
      madeOf: [whole],
    });
  }
  if (type === "ordinal")
    return number({
      source: Object.freeze({ kind: "rank", column: name, levels: column.levels! }),
      unit: "rank",
      logs: false,
    });
  if (type === "date" && base.asOf !== null)
    return number({
      name: `days since ${name}`,
      source: Object.freeze({ kind: "days before", column: name, asOf: base.asOf }),
      unit: "days",
      logs: false,
    });
  if (isNumberColumn(column)) return number({});
  return number({ source: null, logs: false });
}
