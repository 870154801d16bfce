import { selectCustomers } from "../../customers/customer-base";
import { sumBy } from "../../core/sum";
import type { Segmentation } from "../segmentation";
import { checkSamples } from "./check-sample";
import { checkedFeatures } from "./checked-features";

/**
 * The part of a segmentation that carries checks which compare every customer with every other: all of it up to 3,000
 * customers; beyond, the sample on which the choice was made. Groups keep their numbers and order.
 *
 * @example checkedSegmentation(segmentation).labels.length // 45
 */
export function checkedSegmentation(segmentation: Segmentation): Segmentation {
  const { features, base, parameters } = segmentation;
  const seed = Number(parameters["seed"] ?? 0);
  const samples = checkSamples(features.rows, seed);
  if (samples === null) return segmentation;
  const rows = samples.first;
  const placeOf = new Map(Array.from(rows, (row, place) => [row, place]));
  const kept = checkedFeatures(features, seed);
  const names = new Set(kept.rowNames);
  return Object.freeze({
    ...segmentation,
    base: selectCustomers(base, rows),
    features: kept,
    labels: Int32Array.from(rows, (row) => segmentation.labels[row]),
    groups: Object.freeze(
      segmentation.groups.map((group) => {
        const inside = group.members.flatMap((row, i) => (placeOf.has(row) ? [i] : []));
        return Object.freeze({
          ...group,
          members: Object.freeze(inside.map((i) => placeOf.get(group.members[i])!)),
          customers: Object.freeze(inside.map((i) => group.customers[i])),
          values: Object.freeze(inside.map((i) => group.values[i])),
          count: sumBy(inside, (i) => base.weights?.[group.members[i]] ?? 1),
        });
      }),
    ),
    unassigned: Object.freeze(segmentation.unassigned.filter((customer) => names.has(customer))),
  });
}
