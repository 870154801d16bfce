import type { Recommendation } from "../advice/recommendation";
import type { SegmentPlan } from "../advice/segment-plan";
import type { ToolRow } from "../advice/tool-rows";
import { columnMatches } from "../segments/profiles/equals-column";
import type { ChosenSegmentation } from "../study/segments-file";
import { count, counted } from "../text/format";
import { fewNames } from "../text/few-names";
import { prose, type Finding } from "../text/prose";
import { verb } from "../text/verb";

/**
 * What the notebooks say of the plans for groups: each function takes a result and returns a sentence with its values.
 *
 * @example answer(planFindings.plan(plans[0]));
 */
export const planFindings = Object.freeze({ plan, reliance, known, tools, benefit });

/** What to do for one group, and why. */
function plan({ action, evidence }: Pick<SegmentPlan, "action" | "evidence">): Finding {
  return prose`${action} ${evidence}`;
}

/** How far one can rely on the groups. */
function reliance(
  segmentation: Pick<ChosenSegmentation, "status" | "k" | "base" | "labels" | "madeFrom">,
): Finding {
  const { status, k } = segmentation;
  const [same, ...others] = columnMatches(segmentation).filter(({ compared }) => compared);
  if (same !== undefined) {
    const more =
      others.length === 0
        ? prose`give it the role describe`
        : prose`give it and the ${counted(others.length, "column")} that ${verb(others.length, "says", "say")} the same or nearly the same (${fewNames(others.map(({ column }) => column))}) the role describe`;
    return prose`The ${counted(k, "segment")} say what the column "${same.column}" says already. To look for more, ${more} in study.yaml and run the study again.`;
  }
  if (status === "supported")
    return prose`The checks support the ${counted(k, "segment")}: plan by segment, and run the study again when there are new data.`;
  return prose`The checks do not support the ${counted(k, "segment")}. Use them to organise work, and decide about single customers by their own figures.`;
}

/** For how many groups the columns say how members buy. */
function known(plans: readonly SegmentPlan[]): Finding {
  const found = plans.filter(({ archetype, outcome }) => archetype !== null || outcome !== null).length;
  if (found === plans.length)
    return prose`Each of the ${counted(found, "segment")} differs from all customers in a column that says how its members buy, or what happened to them.`;
  if (found === 0)
    return prose`No column shows that the members of a segment buy in a way of their own (discounts, value and number of orders, time since the last one), and none is an outcome. Nothing is made up: ask, and test.`;
  return prose`${count(found)} of ${counted(plans.length, "segment")} ${verb(found, "differs", "differ")} from all customers in a column that says how members buy (discounts, spending, value and number of orders, time since the last one), or what happened to them. For the others nothing is made up: ask, and test.`;
}

/** For how many of the other tools the data are there. */
function tools(rows: readonly ToolRow[]): Finding {
  const here = rows.filter((row) => row["here?"].startsWith("yes"));
  if (here.length === 0) return prose`The data suffice for none of the ${count(rows.length)} other tools.`;
  return prose`The data suffice for ${count(here.length)} of ${count(rows.length)} other tools: ${here.map(({ tool }) => tool).join("; ")}.`;
}

/** What would be missing without the segments. */
function benefit(
  recommendations: readonly Pick<Recommendation, "segment">[],
  { status }: Pick<ChosenSegmentation, "status">,
): Finding {
  const byGroup = recommendations.filter(({ segment }) => segment !== null).length;
  const rest = recommendations.length - byGroup;
  const standing =
    status === "supported"
      ? prose`The checks support the segments, so plans may be built on them.`
      : prose`The checks do not support the segments: they divide the work, and discover nothing about the customers.`;
  if (byGroup === 0)
    return prose`No recommendation needs the segments: here they give an overview, and no plan. ${standing}`;
  const needed = prose`${count(byGroup)} of ${counted(recommendations.length, "recommendation")} ${verb(byGroup, "needs", "need")} the segments`;
  if (rest === 0) return prose`${needed}. ${standing}`;
  return prose`${needed}; the other ${count(rest)} would be the same without them. ${standing}`;
}
