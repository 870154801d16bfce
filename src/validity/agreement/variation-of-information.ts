import { contingencyTable, type Agreement, type AgreementOptions } from "./contingency";
import { informationOf } from "./information";

/**
 * Variation of information: what each clustering does not say about the other, H(A|B) + H(B|A), in nats.
 * Lower is better: 0 for the same partition, at most log(n). A true metric on partitions (it obeys the
 * triangle inequality), so clusterings can be mapped by it.
 *
 * Undefined (null) without rows to compare. For rows called noise (-1) see `NoiseTreatment`.
 * Source: Meila 2007, "Comparing clusterings: an information based distance". Cost O(n + k1 k2).
 *
 * @throws InputError when the two differ in length.
 * @example variationOfInformation([0, 0, 1, 1], [0, 1, 0, 1]).value // 1.3863 (2 log 2, in nats)
 */
export function variationOfInformation(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: AgreementOptions = {},
): Agreement {
  const table = contingencyTable(first, second, options);
  const information = informationOf(table);
  return Object.freeze({
    value:
      table.comparedRows === 0
        ? null
        : Math.max(0, information.first + information.second - 2 * information.mutual),
    better: "lower",
    comparedRows: table.comparedRows,
    noiseRows: table.noiseRows,
  });
}
