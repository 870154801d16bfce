import { sumOf } from "../core/sum";
import { differsBeyondChance, type DescriptorTest } from "../segments/profiles/held-out-tests";
import { segmentRules, type SegmentRules } from "../segments/rules/segment-rules";
import type { Segmentation } from "../segments/segmentation";
import { count, counted, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";
import type { Recommendation } from "./recommendation";

/** What is needed to say what a segmentation is good for. */
export interface Benefits {
  /** Customers of each group. */
  readonly sizes: readonly number[];
  readonly rules: Pick<SegmentRules, "chosen" | "baseline">;
  readonly tests: readonly Pick<DescriptorTest, "pValue" | "adjustedPValue">[];
  readonly recommendations: readonly Pick<Recommendation, "segment">[];
}

/** One use of the segments, what it comes to here, and what limits it. */
export interface BenefitRow {
  readonly use: string;
  readonly here: Finding;
  readonly limit: string;
}

/**
 * What clustering gives the company: the rules of a segmentation, the tests of what was held out of it, and the advice that
 * rests on it, as uses with their numbers.
 *
 * @throws InputError when no group has two members.
 * @example segmentBenefits(segmentation, profileSegments(segmentation, 7).tests, []).length // 4
 */
export function segmentBenefits(
  segmentation: Segmentation,
  tests: Benefits["tests"],
  recommendations: Benefits["recommendations"],
): readonly BenefitRow[] {
  const sizes = segmentation.groups.map(({ members }) => members.length);
  return benefitRows({ sizes, rules: segmentRules(segmentation), tests, recommendations });
}

/**
 * What clustering gives the company, each use with its number of this study: fewer decisions, new customers placed by a rule,
 * differences beyond what was clustered, advice by group.
 *
 * @example benefitRows({ sizes: [24, 21], rules, tests, recommendations }).length // 4
 */
export function benefitRows({ sizes, rules, tests, recommendations }: Benefits): readonly BenefitRow[] {
  const customers = sumOf(sizes);
  const { chosen, baseline } = rules;
  const tested = tests.filter(({ pValue }) => pValue !== null);
  const differing = tested.filter(differsBeyondChance);
  const byGroup = recommendations.filter(({ segment }) => segment !== null).length;
  return Object.freeze([
    {
      use: "Decide for segments, not for each customer",
      here: prose`${counted(sizes.length, "segment")} instead of ${counted(customers, "customer")}`,
      limit: "The largest accounts are still looked after one by one",
    },
    {
      use: "Place a new customer",
      here: prose`${counted(chosen.questions, "question")} ${chosen.questions === 1 ? "is" : "are"} right for ${percent(chosen.agreementLeftOut)} of the customers left out; naming the largest segment for ${percent(baseline)}`,
      limit: "A new customer has few orders, and its figures change with each",
    },
    {
      use: "Know how customers differ otherwise",
      here:
        tested.length === 0
          ? prose`Nothing held out could be tested`
          : prose`${count(differing.length)} of ${count(tested.length)} columns held out of the clustering differ between the segments`,
      limit: "A column that follows a clustered one adds little",
    },
    {
      use: "Act differently by segment",
      here: prose`${count(byGroup)} of ${counted(recommendations.length, "recommendation")} ${byGroup === 1 ? "concerns" : "concern"} one segment`,
      limit: "Only a trial shows whether a segment answers differently",
    },
  ]);
}
