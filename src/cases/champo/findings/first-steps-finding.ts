import type { Recommendation } from "../../../advice/recommendation";
import { count, counted } from "../../../text/format";
import { joined, prose, type Finding } from "../../../text/prose";

/**
 * In which order to act on the advice for all customers: first what needs no model, then what only a trial can show.
 *
 * @example answer(firstStepsFinding(recommendations));
 */
export function firstStepsFinding(recommendations: readonly Recommendation[]): Finding {
  const company = (kind: Recommendation["kind"]): Recommendation | undefined =>
    recommendations.find((advice) => advice.segment === null && advice.kind === kind);
  const [few, silent, samples] = [company("dependence"), company("win back"), company("samples")];
  const plain = [
    ...(few === undefined ? [] : [prose`the agreements with the ${count(few.who.length)} largest accounts`]),
    ...(silent === undefined ? [] : [prose`the ${counted(silent.who.length, "call")} to silent accounts`]),
  ];
  const first =
    plain.length === 0
      ? prose`No advice can be followed without a model: no account is silent, and none is so large that the company depends on it.`
      : prose`Act first on what needs no model: ${joined(plain, " and ")}.`;
  return prose`${first}${nextOf(samples)} Make the segments again with each new year of orders.`;
}

function nextOf(samples: Recommendation | undefined): Finding {
  if (samples === undefined) return prose``;
  if (samples.effect === null) return prose` ${samples.action}: without a record no plan can be made.`;
  return prose` Then run the sample plan for half a year and count again; only such a trial shows whether rates last when samples move.`;
}
