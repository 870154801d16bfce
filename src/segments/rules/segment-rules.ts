import { InputError } from "../../core/input-error";
import { NOISE } from "../../clustering/clustering";
import { requireWhole } from "../../core/require-whole";
import { sumOf } from "../../core/sum";
import { randomSource, sampleWithoutReplacement } from "../../math/distributions/random";
import { sumsOfSquares } from "../../validity/scores/sums-of-squares";
import { filledIn, questionsOn, type Question } from "./rule-questions";
import {
  growRuleTree,
  recounted,
  rowsInOrder,
  ruleLabel,
  type RuleNode,
  type RuleTreeData,
} from "./rule-tree";
import type { Segmentation } from "../segmentation";

/**
 * A condition of a rule: a figure of a customer lies above one bound, up to another, or between the two. Of a category,
 * a level counts as 1 for those who have it and 0 for the others: above .5 is yes, up to .5 is no.
 */
export interface RuleCondition {
  readonly descriptor: string;
  /** The level asked about; null for numbers. */
  readonly level: string | null;
  /** The whole of which the figure is a share, such as `product mix`; null for none. */
  readonly whole: string | null;
  /** Unit of the bounds. */
  readonly unit: string;
  /** The value must be above this; null where there is no such bound. */
  readonly above: number | null;
  /** The value must not be above this; null where there is no such bound. */
  readonly upTo: number | null;
}

/** One way through the tree: who answers so is taken for a member of the segment. */
export interface SegmentRule {
  /** Index of the segment. */
  readonly segment: number;
  /** All must hold; none where one rule covers every customer. */
  readonly conditions: readonly RuleCondition[];
  /** Customers who answer so. */
  readonly customers: number;
  /** Those of them who are members of the segment. */
  readonly right: number;
}

/** What a tree of one depth comes to. */
export interface RuleDepth {
  /** Questions asked of a customer at most. */
  readonly depth: number;
  /** Different questions in all. */
  readonly questions: number;
  /** Share of customers whom the rules place as the segmentation does, 0 to 1, higher is better. */
  readonly agreement: number;
  /** The same for customers left out when the rules were made: what to expect of new ones. */
  readonly agreementLeftOut: number;
  /**
   * The price of simplicity: the squared distances of the customers to the centres of the groups that the rules make,
   * over those of the segmentation's own groups. 1: no price; NaN where the groups have no spread.
   */
  readonly price: number;
}

/** A segmentation as a few rules. */
export interface SegmentRules {
  readonly rules: readonly SegmentRule[];
  /** The depth chosen: the smallest with the highest agreement on customers left out. */
  readonly chosen: RuleDepth;
  /** Every depth tried, from 1 on. */
  readonly depths: readonly RuleDepth[];
  /** The share that always naming the largest segment gets right: what rules must beat. */
  readonly baseline: number;
  /** The customers that the rules were made from and tried on: all of a segment, or of many a sample by the seed of the segmentation. */
  readonly grownFrom: number;
  /** All customers of segments. */
  readonly ruled: number;
  /** Customers whom the rules place elsewhere than the segmentation. */
  readonly misplaced: readonly string[];
  /** Single accounts and customers without a group: no rule is made for them. */
  readonly notRuled: readonly string[];
  /** Indices of segments that no rule leads to. */
  readonly withoutRule: readonly number[];
  /** Columns that the rules ask about and that lack values: there the middle value is taken, as it was in the matrix. */
  readonly filled: readonly string[];
}

/** Options of `segmentRules`. */
export interface SegmentRuleOptions {
  /** Default 3, for more cannot be kept in mind; one more than it takes to halve the segments down to one where these are more than four. */
  readonly maxDepth?: number;
  /** Fewest customers behind an answer; default 2, for a rule for one is a name. */
  readonly minLeaf?: number;
}

/** Up to here each customer is left out by itself; beyond, ten folds do. */
export const LEAVE_ONE_OUT_CUSTOMERS = 200;
const FOLDS = 10;
/** Of more customers, rules are made from a sample of so many, then counted on all. */
const MOST_GROWN_FROM = 20_000;

/**
 * A small tree that repeats a segmentation in words a sales representative can apply, from the figures in
 * original units that the clustering itself was made of (so that a new customer can be placed before it has a
 * rhythm or samples). How well it does is measured on customers it has not seen, and its price is named as in
 * Dasgupta, Frost, Moshkovitz & Rashtchian (2020), "Explainable k-means and k-medians clustering".
 *
 * @returns no questions where there is one segment; then one rule covers all.
 * @throws InputError when no group has two members.
 * Cost O(folds · depth² · descriptors · m log m), of m customers, 20,000 at most.
 * @example segmentRules(segmentation).chosen.agreement
 */
export function segmentRules(
  segmentation: Segmentation,
  { maxDepth = usualDepth(segmentation.k), minLeaf = 2 }: SegmentRuleOptions = {},
): SegmentRules {
  requireWhole(maxDepth, "segmentRules(maxDepth)", 1);
  requireWhole(minLeaf, "segmentRules(minLeaf)", 1);
  const segments = segmentation.groups.filter((group) => group.kind === "segment");
  if (segments.length === 0) {
    throw new InputError({
      where: "segmentRules(segmentation)",
      what: `${segmentation.k} groups, none of two customers or more`,
      legal: "at least one segment",
    });
  }
  const asked = questionsOn(segmentation);
  const rows = segments.flatMap((group) => group.members).sort((a, b) => a - b);
  const grownFrom = sampled(rows, Number(segmentation.parameters["seed"] ?? 0));
  const columns = asked.map((descriptor) => descriptor.values);
  const data: RuleTreeData = {
    columns,
    labels: segmentation.labels,
    classCount: segmentation.k,
    order: rowsInOrder(columns, grownFrom),
  };
  const grow = (training: readonly number[], depth: number): RuleNode =>
    growRuleTree(data, training, depth, minLeaf);
  const trees = Array.from({ length: maxDepth }, (_, i) => {
    const tree = grow(grownFrom, i + 1);
    return grownFrom === rows ? tree : recounted(tree, data, rows);
  });
  const depths = trees.map((tree, i) =>
    describeDepth(tree, i + 1, segmentation, data, { rows, grownFrom, grow }),
  );
  const best = Math.max(...depths.map((each) => each.agreementLeftOut));
  const place = depths.findIndex((each) => each.agreementLeftOut === best);
  const rules = rulesOf(trees[place], asked, []);
  const reached = new Set(rules.map((rule) => rule.segment));
  const largest = Math.max(...segments.map((group) => group.members.length));
  return Object.freeze({
    rules: Object.freeze(rules.sort((a, b) => a.segment - b.segment || b.customers - a.customers)),
    chosen: depths[place],
    depths: Object.freeze(depths),
    baseline: largest / rows.length,
    grownFrom: grownFrom.length,
    ruled: rows.length,
    misplaced: Object.freeze(
      rows
        .filter((row) => ruleLabel(trees[place], data.columns, row) !== segmentation.labels[row])
        .map((row) => segmentation.features.rowNames[row]),
    ),
    notRuled: Object.freeze([
      ...segmentation.groups.filter((group) => group.kind === "account").flatMap((group) => group.customers),
      ...segmentation.unassigned,
    ]),
    withoutRule: Object.freeze(
      segments.map((group) => group.index).filter((segment) => !reached.has(segment)),
    ),
    filled: filledIn(rules, asked),
  });
}

/** Three questions place four segments; more segments need one more. */
function usualDepth(segments: number): number {
  return Math.max(3, Math.ceil(Math.log2(segments)) + 1);
}

/** Rows to describe, those to grow from, and how. */
interface Growing {
  readonly rows: readonly number[];
  readonly grownFrom: readonly number[];
  readonly grow: (training: readonly number[], depth: number) => RuleNode;
}

/** The rows themselves, or in their order some that a seed draws. */
function sampled(rows: readonly number[], seed: number): readonly number[] {
  if (rows.length <= MOST_GROWN_FROM) return rows;
  const places = sampleWithoutReplacement(randomSource(seed >>> 0), rows.length, MOST_GROWN_FROM).sort();
  return Array.from(places, (place) => rows[place]);
}

function describeDepth(
  tree: RuleNode,
  depth: number,
  segmentation: Segmentation,
  data: RuleTreeData,
  { rows, grownFrom, grow }: Growing,
): RuleDepth {
  const { labels } = segmentation;
  const placed = rows.map((row) => ruleLabel(tree, data.columns, row));
  const right = placed.filter((label, i) => label === labels[rows[i]]).length;
  const folds = grownFrom.length <= LEAVE_ONE_OUT_CUSTOMERS ? grownFrom.length : FOLDS;
  let rightLeftOut = 0;
  for (let fold = 0; fold < folds; fold++) {
    const fitted = grow(
      grownFrom.filter((_, i) => i % folds !== fold),
      depth,
    );
    for (let i = fold; i < grownFrom.length; i += folds) {
      if (ruleLabel(fitted, data.columns, grownFrom[i]) === labels[grownFrom[i]]) rightLeftOut++;
    }
  }
  const own = spread(
    segmentation,
    rows,
    rows.map((row) => labels[row]),
  );
  return Object.freeze({
    depth,
    questions: questionsOf(tree),
    agreement: right / rows.length,
    agreementLeftOut: rightLeftOut / grownFrom.length,
    price: own > 0 ? spread(segmentation, rows, placed) / own : NaN,
  });
}

/** Squared distances of rows to the mean of their group, summed, in units of the clustered matrix. */
function spread({ features }: Segmentation, rows: readonly number[], labels: readonly number[]): number {
  const grouped = new Int32Array(features.rows).fill(NOISE);
  rows.forEach((row, i) => (grouped[row] = labels[i]));
  return sumsOfSquares(features, grouped).within;
}

function questionsOf({ question }: RuleNode): number {
  return question === null ? 0 : 1 + questionsOf(question.upTo) + questionsOf(question.above);
}

function rulesOf(
  node: RuleNode,
  asked: readonly Question[],
  conditions: readonly RuleCondition[],
): SegmentRule[] {
  if (node.question === null) {
    const customers = sumOf(node.counts);
    return [
      Object.freeze({
        segment: node.label,
        conditions: Object.freeze(conditions),
        customers,
        right: node.counts[node.label],
      }),
    ];
  }
  const { column, threshold, upTo, above } = node.question;
  return [
    ...rulesOf(upTo, asked, narrowed(conditions, asked[column], { upTo: threshold })),
    ...rulesOf(above, asked, narrowed(conditions, asked[column], { above: threshold })),
  ];
}

/** A second question about the same figure narrows the first: "above 10 and up to 30" is one condition. */
function narrowed(
  conditions: readonly RuleCondition[],
  { name, unit, level, whole }: Question,
  bound: { above: number } | { upTo: number },
): readonly RuleCondition[] {
  const known = conditions.find((condition) => condition.descriptor === name && condition.level === level);
  const condition = Object.freeze({
    descriptor: name,
    level,
    whole,
    unit,
    above: null,
    upTo: null,
    ...known,
    ...bound,
  });
  return known === undefined
    ? [...conditions, condition]
    : conditions.map((each) => (each === known ? condition : each));
}
