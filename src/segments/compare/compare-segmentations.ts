import { adjustedRand } from "../../validity/agreement/adjusted-rand";
import { STABILITY_LIMITS } from "../../validity/stability/jaccard-word";
import { matchLabels } from "../../validity/agreement/match-labels";
import type { Segmentation } from "../segmentation";

/** One segment and its best likeness on the other side, counted on customers that both sides know. */
export interface SegmentChange {
  readonly index: number;
  /** The segment of the other side it is matched with, one to one; null where none is left for it. */
  readonly partner: number | null;
  /** Of its customers, those that the other side knows too. */
  readonly common: number;
  /** Customers it shares with its partner. */
  readonly shared: number;
  /** Jaccard with its partner, 0 to 1, higher is better; null without a partner. */
  readonly jaccard: number | null;
  /** The largest Jaccard with any segment of the other side; null without a common customer. */
  readonly likeness: number | null;
  /**
   * `kept`: a likeness above .5. `lost` (on the old side dissolved, on the new side born): .5 or less. `unknown`: the
   * other side knows none of its customers.
   */
  readonly state: "kept" | "lost" | "unknown";
}

/** A customer on both sides. Groups are indices; -1 for a customer without a group, null where it is not known. */
export interface CustomerChange {
  readonly customer: string;
  readonly old: number | null;
  readonly new: number | null;
  /** `moved`: its new segment is not the partner of its old one. */
  readonly state: "stayed" | "moved" | "new" | "gone";
}

/** What became of a segmentation. */
export interface SegmentationComparison {
  /** Old segments, by index: `lost` ones have dissolved. */
  readonly old: readonly SegmentChange[];
  /** New segments, by index: `lost` ones were born. */
  readonly new: readonly SegmentChange[];
  /** Old customers in their order, then new ones. */
  readonly customers: readonly CustomerChange[];
  /** Customers of both sides. */
  readonly common: number;
  /** Of these, the share that moved; null without any. */
  readonly movedShare: number | null;
  /** Adjusted Rand index on the common customers: 1 for the same division; null with fewer than two. */
  readonly adjustedRand: number | null;
}

/**
 * Compares two segmentations, of two workbooks or two periods, on the customers that both know: segments are matched
 * one to one by the best assignment of all (Hungarian method), and one that no segment of the other side resembles by a
 * Jaccard above .5 counts as dissolved or born (Hennig's bound, 2007).
 *
 * Cost O(n + k^3).
 *
 * @example
 * compareSegmentations(segmentation, segmentation).customers.filter(({ state }) => state === "moved") // []
 */
export function compareSegmentations(old: Segmentation, now: Segmentation): SegmentationComparison {
  const [before, after] = [old, now].map(
    ({ features, labels }) => new Map(features.rowNames.map((name, row) => [name, labels[row]])),
  );
  const common = [...before.keys()].filter((name) => after.has(name));
  const oldLabels = common.map((name) => before.get(name) as number);
  const newLabels = common.map((name) => after.get(name) as number);
  const matched = matchLabels(oldLabels, newLabels);
  const pairs = new Map(
    matched.matches.filter(({ sharedRows }) => sharedRows > 0).map(({ from, to }) => [to, from]),
  );
  const backwards = new Map([...pairs].map(([to, from]) => [from, to]));
  const stateOf = new Map(
    common.map((name, i) => [
      name,
      matched.labels[i] === oldLabels[i] ? ("stayed" as const) : ("moved" as const),
    ]),
  );
  const known: CustomerChange[] = [...before].map(([customer, label]) =>
    Object.freeze({
      customer,
      old: label,
      new: after.get(customer) ?? null,
      state: stateOf.get(customer) ?? "gone",
    }),
  );
  const arrived: CustomerChange[] = [...after]
    .filter(([customer]) => !before.has(customer))
    .map(([customer, label]) => Object.freeze({ customer, old: null, new: label, state: "new" }));
  const moved = known.filter(({ state }) => state === "moved").length;
  return Object.freeze({
    old: Object.freeze(
      old.groups.map(({ index }) => changeOf(index, pairs.get(index), oldLabels, newLabels)),
    ),
    new: Object.freeze(
      now.groups.map(({ index }) => changeOf(index, backwards.get(index), newLabels, oldLabels)),
    ),
    customers: Object.freeze([...known, ...arrived]),
    common: common.length,
    movedShare: common.length === 0 ? null : moved / common.length,
    adjustedRand: adjustedRand(oldLabels, newLabels).value,
  });
}

function changeOf(
  index: number,
  partner: number | undefined,
  own: readonly number[],
  others: readonly number[],
): SegmentChange {
  const rows = own.flatMap((label, row) => (label === index ? [row] : []));
  const sharedWith = (other: number) => rows.filter((row) => others[row] === other).length;
  const jaccardWith = (other: number) => {
    const shared = sharedWith(other);
    return shared / (rows.length + others.filter((label) => label === other).length - shared);
  };
  const met = [...new Set(rows.map((row) => others[row]))].filter((label) => label >= 0);
  const likeness = rows.length === 0 ? null : Math.max(0, ...met.map(jaccardWith));
  return Object.freeze({
    index,
    partner: partner ?? null,
    common: rows.length,
    shared: partner === undefined ? 0 : sharedWith(partner),
    jaccard: partner === undefined ? null : jaccardWith(partner),
    likeness,
    state: likeness === null ? "unknown" : likeness > STABILITY_LIMITS.dissolvedUpTo ? "kept" : "lost",
  });
}
