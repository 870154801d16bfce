import type { Quantity } from "../../text/format";
import type { DescriptorSummary } from "./descriptor-summary";
import type { SegmentProfile } from "./profile-segments";

/** A word for how a segment behaves, true by a written rule. */
export interface Trait {
  readonly word: string;
  /** How much the word sets the segment apart, in standard errors (a v-test of ranks); 0 or more. */
  readonly strength: number;
  /** The descriptor behind it. */
  readonly descriptor: string;
  /** The rule that holds, with its numbers. */
  readonly evidence: string;
  /** The numbers in `evidence`, at full precision. */
  readonly numbers: readonly Quantity[];
}

/** High and low words of descriptors of behaviour; none speaks of wealth. */
const WORDS: Readonly<Record<string, { readonly high: string; readonly low: string }>> = {
  "order rhythm": { high: "frequent", low: "occasional" },
  "lot size": { high: "bulk", low: "small-lot" },
  "piece size": { high: "large-format", low: "small-format" },
  "product types": { high: "broad-range", low: "narrow-range" },
  "price level": { high: "premium-priced", low: "low-priced" },
  "samples per order": { high: "sample-led", low: "rarely-sampled" },
  conversion: { high: "sample-converting", low: "slow-converting" },
  "years active": { high: "long-standing", low: "short-lived" },
};

/** Months without an order after which an account counts as lapsed. */
const LAPSED_MONTHS = 12;

/**
 * The words that hold for a segment, the most distinguishing first. A high word holds when the median member
 * lies at or above the upper quartile of all customers and above their median, a low word the other way
 * round. `one-off` holds when at least half of the members placed a single order, `lapsed` when the median
 * member has not ordered for a year.
 *
 * @returns [] where nothing sets the segment apart. Equal strengths keep the order of the descriptors.
 */
export function segmentTraits(profile: SegmentProfile): readonly Trait[] {
  const traits = profile.descriptors.flatMap((summary): Trait[] => {
    const words = WORDS[summary.descriptor];
    if (!words || Number.isNaN(summary.median)) return [];
    const strength = Math.abs(summary.rankVTest ?? 0);
    const make = (word: string, rule: string): Trait[] => [
      Object.freeze({
        word,
        strength,
        descriptor: summary.descriptor,
        evidence: `${summary.descriptor} ${rule}`,
        numbers: [summary.median, summary.medianOfAll].map(rounded),
      }),
    ];
    if (summary.median >= summary.upperQuartileOfAll && summary.median > summary.medianOfAll) {
      return make(
        words.high,
        `${rounded(summary.median).text} against ${rounded(summary.medianOfAll).text} for all`,
      );
    }
    if (summary.median <= summary.lowerQuartileOfAll && summary.median < summary.medianOfAll) {
      return make(
        words.low,
        `${rounded(summary.median).text} against ${rounded(summary.medianOfAll).text} for all`,
      );
    }
    return [];
  });
  const orders = summaryOf(profile, "orders");
  if (orders && orders.median <= 1 && orders.defined > 0) {
    traits.push(
      Object.freeze({
        word: "one-off",
        strength: Math.abs(orders.rankVTest ?? 0),
        descriptor: "orders",
        evidence: "at least half placed one order",
        numbers: [],
      }),
    );
  }
  const silence = summaryOf(profile, "time since last order");
  if (silence && silence.median >= LAPSED_MONTHS) {
    traits.push(
      Object.freeze({
        word: "lapsed",
        strength: Math.abs(silence.rankVTest ?? 0),
        descriptor: "time since last order",
        evidence: `${rounded(silence.median).text} months since the last order`,
        numbers: [rounded(silence.median)],
      }),
    );
  }
  const oneOff = traits.some((trait) => trait.word === "one-off");
  return Object.freeze(
    traits
      // One order a customer already says that orders are rare and the account short-lived.
      .filter((trait) => !(oneOff && ["occasional", "short-lived"].includes(trait.word)))
      .sort((a, b) => b.strength - a.strength),
  );
}

/** The summary of a descriptor in a profile, by its name. */
export function summaryOf(profile: SegmentProfile, name: string): DescriptorSummary | undefined {
  return profile.descriptors.find((summary) => summary.descriptor === name);
}

function rounded(value: number): Quantity {
  const text = Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(2).replace(/\.0$/, "");
  return Object.freeze({ value, text });
}
