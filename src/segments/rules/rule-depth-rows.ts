import { decimal, percent } from "../../text/format";
import type { ProfileRow } from "../profiles/profile-rows";
import type { SegmentRules } from "./segment-rules";

/**
 * What each depth of rules buys and costs, the chosen one marked.
 *
 * @example show(table("What simpler rules cost", ruleDepthRows(segmentRules(segmentation))))
 */
export function ruleDepthRows({ depths, chosen }: SegmentRules): readonly ProfileRow[] {
  return depths.map((each) =>
    Object.freeze({
      "questions to one answer": each.depth,
      "questions in all": each.questions,
      agreement: percent(each.agreement),
      "agreement on customers left out": percent(each.agreementLeftOut),
      "price of simplicity": decimal(each.price),
      taken: each === chosen ? "yes" : "",
    }),
  );
}
