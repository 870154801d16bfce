import { count, decimal, percent, type Quantity } from "../format";
import { productWord } from "../profiles/product-words";
import type { SegmentProfile } from "../profiles/profile-segments";
import { summaryOf } from "../profiles/traits";
import { crossSell } from "./cross-sell";
import type { RecommendationBasis } from "./recommend";
import type { Evidence, Recommendation } from "./recommendation";

const PROFILES = "08-segment-profiles#profile-table";
const MONEY = "08-segment-profiles#money-view";
const SILENCE = "10-recommendations#silence-table";
const SAMPLES = "10-recommendations#allocation-table";
const MIX = "08-segment-profiles#mix-bars";

/** One customer with half of a segment's revenue or more makes the segment depend on it. */
const DEPENDENT = 0.5;
/** A typical member with this few product types has room for another. */
const NARROW = 2;

/** Depends the segment on one customer? An account of one always does and is no segment: null. */
export function dependenceAdvice(profile: SegmentProfile, basis: RecommendationBasis): Recommendation | null {
  if (profile.kind === "account" || !(profile.largestCustomerShare >= DEPENDENT)) return null;
  const [largest] = profile.customers;
  const share = evidence(
    `${largest}'s share of the segment's revenue`,
    percent(profile.largestCustomerShare),
    MONEY,
  );
  const silence = basis.silence.find((account) => account.customer === largest);
  const gap = silence && !Number.isNaN(silence.usualGapDays) ? silence.usualGapDays : 30;
  const alarm = Math.max(90, Math.ceil(3 * gap));
  const late = silence !== undefined && silence.silentDays > alarm;
  const silent = count(silence?.silentDays ?? NaN);
  return advice(profile, basis, {
    kind: "dependence",
    action: `Give ${largest} a plan and a manager of its own, and read this segment without it`,
    who: [largest],
    why: `${largest} brings ${share.quantity.text} of the segment's revenue: its loss would be the segment's.${late ? ` It has not ordered for ${silent.text} days: call it first.` : ""}`,
    evidence: [share],
    numbers: late ? [share.quantity, silent] : [share.quantity],
    expected: "Protects revenue; how likely a loss is, the workbook cannot tell",
    cost: "An account manager's time",
    risk: "Terms given to one account are asked for by others",
    watch: {
      metric: `days since ${largest}'s last order (churn)`,
      now: silent,
      alarm: count(alarm),
    },
  });
}

/** Which members have gone silent against their own habit? */
export function winBackAdvice(profile: SegmentProfile, basis: RecommendationBasis): Recommendation | null {
  const members = new Set(profile.customers);
  const silent = basis.silence.filter(
    (account) => members.has(account.customer) && account.state !== "active",
  );
  if (silent.length === 0) return null;
  const revenue = silent.reduce((sum, account) => sum + account.revenue, 0);
  const many = evidence("members overdue or lapsed", count(silent.length), SILENCE);
  const share = evidence("their share of the segment's revenue", percent(revenue / profile.revenue), SILENCE);
  const size = count(profile.size);
  return advice(profile, basis, {
    kind: "win back",
    action: "Call those who have gone silent and ask what changed",
    who: silent.map((account) => account.customer),
    why: `${many.quantity.text} of ${size.text} ${silent.length === 1 ? "has" : "have"} gone silent, with ${share.quantity.text} of the revenue of ${profile.kind === "account" ? "this account" : "the segment"} to date.`,
    evidence: [many, share],
    numbers: [many.quantity, size, share.quantity],
    expected: `At most the revenue they used to bring; how many return is not in the workbook`,
    cost: "A call each",
    risk: "Some are one-time buyers who were never going to return",
    watch: {
      metric: "members overdue or lapsed (churn)",
      now: many.quantity,
      alarm: count(silent.length + 1),
    },
  });
}

/** Does the sample plan move samples to or from this segment? */
export function sampleAdvice(profile: SegmentProfile, basis: RecommendationBasis): Recommendation | null {
  const members = new Set(profile.customers);
  const own = basis.allocation.accounts.filter((account) => members.has(account.name));
  const changed = own.filter((account) => account.planned !== account.samples);
  if (changed.length === 0) return null;
  const sent = own.reduce((sum, account) => sum + account.samples, 0);
  const converted = own.reduce((sum, account) => sum + account.converted, 0);
  const difference = changed.reduce((sum, account) => sum + account.planned - account.samples, 0);
  const rate = evidence("conversion of its samples", percent(converted / sent), SAMPLES);
  const moved = evidence("change of samples in the plan", count(difference), SAMPLES);
  const more = changed.filter((account) => account.planned > account.samples).map((account) => account.name);
  const fewer = changed.filter((account) => account.planned < account.samples).map((account) => account.name);
  const parts = [
    ...(fewer.length > 0 ? [`fewer samples to ${list(fewer)}`] : []),
    ...(more.length > 0 ? [`more samples to ${list(more)}`] : []),
  ];
  return advice(profile, basis, {
    kind: "samples",
    action: `Send ${parts.join(" and ")}`,
    who: changed.map((account) => account.name),
    why: `Its samples convert at ${rate.quantity.text}; the plan changes their number by ${moved.quantity.text} in all.`,
    evidence: [rate, moved],
    numbers: [rate.quantity, moved.quantity],
    expected: "Part of the gain of the whole plan, see the allocation",
    cost: "None: the budget of samples stays the same",
    risk: "Further samples may convert less than the past ones did",
    watch: {
      metric: "conversion of the segment's samples",
      now: rate.quantity,
      alarm: percent(Math.min(...changed.map((account) => account.low))),
    },
  });
}

/** Is there a product that buyers like these take elsewhere, and these do not? */
export function crossSellAdvice(profile: SegmentProfile, basis: RecommendationBasis): Recommendation | null {
  const types = summaryOf(profile, "product types");
  if (!types || !(types.median <= NARROW)) return null;
  const offer = crossSell(basis.customers, profile.customers);
  if (offer === null) return null;
  const narrow = evidence(
    "product types of the median member",
    decimal(types.median, types.median % 1 === 0 ? 0 : 1),
    PROFILES,
  );
  const also = evidence("other buyers of the main product who buy it too", count(offer.ofThoseAlso), MIX);
  const others = count(offer.otherBuyers);
  const [main, product] = [productWord(offer.main), productWord(offer.product)];
  return advice(profile, basis, {
    kind: "cross-sell",
    action: `Offer ${product} to those who do not buy it`,
    who: offer.notYet,
    why: `The median member buys ${narrow.quantity.text} product type${types.median === 1 ? "" : "s"}; of the ${others.text} other buyers of ${main}, ${also.quantity.text} buy ${product} too.`,
    evidence: [narrow, also],
    numbers: [narrow.quantity, others, also.quantity],
    expected: `Not measured: ${also.quantity.text} of ${others.text} is what others do, not what these would`,
    cost: "Samples and a visit",
    risk: "What others buy need not suit a specialist",
    watch: {
      metric: "product types of the median member (engagement)",
      now: narrow.quantity,
      alarm: count(1),
    },
  });
}

/** Where nothing else is to be done: keep the rhythm and notice when it falters. */
export function rhythmAdvice(profile: SegmentProfile, basis: RecommendationBasis): Recommendation {
  const rhythm = summaryOf(profile, "order rhythm");
  const now = decimal(rhythm?.median ?? NaN, 1);
  const pace = evidence("orders a year of the median member", now, PROFILES);
  return advice(profile, basis, {
    kind: "rhythm",
    action: "Keep serving as now, and notice when the rhythm falters",
    who: profile.customers,
    why: `Nobody in it is overdue, and its typical member orders ${pace.quantity.text} times a year.`,
    evidence: [pace],
    numbers: [now],
    expected: "Keeps what there is",
    cost: "None beyond what is done now",
    risk: "A faltering account is seen late",
    watch: {
      metric: "orders a year of the median member (engagement)",
      now,
      alarm: decimal((rhythm?.median ?? NaN) / 2, 1),
    },
  });
}

/** Names in a sentence: the first three, and how many more there are. */
export function list(names: readonly string[]): string {
  if (names.length <= 3) return names.join(", ");
  return `${names.slice(0, 3).join(", ")} and ${count(names.length - 3).text} more`;
}

/** A number with its place. */
export function evidence(what: string, quantity: Quantity, source: string): Evidence {
  return Object.freeze({ what, quantity, source });
}

function advice(
  profile: SegmentProfile,
  basis: RecommendationBasis,
  rest: Omit<Recommendation, "scope" | "segment">,
): Recommendation {
  return Object.freeze({ scope: basis.names[profile.index].name, segment: profile.index, ...rest });
}
