import type { SparseBound } from "../../clustering/sparse/sparse-bound";
import type { SparseKMeans } from "../../clustering/sparse/sparse-kmeans";
import type { ChoiceCertificate } from "../../segments/choose/certify-choice";
import type { OtherDivision } from "../../segments/choose/other-divisions";
import { count, counted, decimal, percent } from "../../text/format";
import { customerNames } from "../../text/customer-name";
import { namesInASentence } from "../../text/few-names";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import { adjustedRand } from "../../validity/agreement/adjusted-rand";
import { changeInWords, type VerdictChange } from "../../validity/certify/what-would-change";

/** How far other methods are from the chosen segmentation, and whom they leave out. */
export function othersFinding(divisions: readonly OtherDivision[]): Finding {
  const known = divisions.filter(({ agreement }) => agreement !== null);
  if (known.length === 0) return prose`No other division was possible.`;
  const sorted = [...known].sort((a, b) => b.agreement! - a.agreement!);
  const [nearest, farthest] = [sorted[0], sorted[sorted.length - 1]];
  const [most, least] = [decimal(nearest.agreement), decimal(farthest.agreement)];
  const who = known.length === 1 ? nearest.method : "each of them";
  const apart =
    most.text === least.text
      ? prose`The division by ${who} agrees with the chosen one with an adjusted Rand index of ${most}.`
      : prose`Nearest to the chosen division is that by ${nearest.method} (adjusted Rand index ${most}), farthest that by ${farthest.method} (${least}).`;
  const out = divisions.find(({ leftOut }) => leftOut.length > 0);
  if (out === undefined) return apart;
  return prose`${apart} ${out.method[0].toUpperCase()}${out.method.slice(1)} leaves out ${customerNames(out.leftOut)}.`;
}

/** Which columns make segments, and whether those segments are the chosen ones. */
export function sparseColumnsFinding(
  { columnNames, columnWeights, labels }: Pick<SparseKMeans, "columnNames" | "columnWeights" | "labels">,
  { columns: found }: Pick<SparseBound, "columns">,
  chosen: ArrayLike<number>,
): Finding {
  const weightOf = new Map(columnNames.map((name, j) => [name, columnWeights[j]]));
  const columns = [...found].sort((a, b) => (weightOf.get(b) ?? 0) - (weightOf.get(a) ?? 0));
  const kept = columnNames.filter((_, j) => columnWeights[j] > 0).length;
  const agreement = adjustedRand(chosen, labels).value;
  const weighed = prose`${count(kept)} of ${counted(columnNames.length, "column")} ${verb(kept, "has", "have")} a part in the segments of sparse k-means.`;
  const beyond =
    columns.length === 0
      ? prose`No column separates them better than shuffled columns separate theirs: they cannot be credited to any.`
      : prose`Beyond what shuffled columns do, ${namesInASentence(columns)} ${verb(columns.length, "separates", "separate")} them.`;
  return prose`${weighed} ${beyond} Here the limit on the weights is chosen by comparison with shuffled columns, and not fixed as in the table before: the segments agree with the chosen ones with an adjusted Rand index of ${decimal(agreement)}.`;
}

/** How often the written rule is wrong where there are no groups, and how often it finds such as were found. */
export function certificateFinding({
  falseAlarms,
  power,
  rows,
  customers,
}: Pick<ChoiceCertificate, "falseAlarms" | "power" | "rows" | "customers">): Finding {
  if (falseAlarms.interval === null || power.interval === null) return prose`No set was judged.`;
  const size =
    rows < customers
      ? prose` Each set has ${count(rows)} of ${count(customers)} customers, drawn at random, because larger ones take too long here.`
      : "";
  return prose`Where there are no groups the rule says segments in at most ${percent(falseAlarms.interval.high, 0)} of cases; groups as far apart as these it finds in at least ${percent(power.interval.low, 0)}. Both are the worse ends of ${percent(0.95, 0)} intervals from ${counted(falseAlarms.sets + power.sets, "set")}; champo certify judges more.${size}`;
}

/** What would change the verdict of the written rule. */
export function changeFinding({ change }: { readonly change: VerdictChange }): Finding {
  return prose`What would change the verdict? ${changeInWords(change)}.`;
}
