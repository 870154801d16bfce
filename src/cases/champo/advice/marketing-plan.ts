import { decimal } from "../../../text/format";
import type { SegmentName } from "../../../segments/naming/name-segments";
import { productWord } from "../product-words";
import type { SegmentProfile } from "../../../segments/profiles/profile-segments";
import { summaryOf } from "../../../segments/profiles/summary-of";
import type { SalesLines } from "../../../lines/sales-lines";
import type { CellAllocation } from "../samples/cell-allocation";
import { orderSeason } from "../../../value/order-season";
import { samplesOfGroup } from "../samples/sample-advice";

/** How to speak to one group: what is offered, how, with which product and when. */
export interface MarketingLine {
  readonly segment: string;
  readonly offer: string;
  readonly channel: string;
  readonly product: string;
  readonly timing: string;
}

/** What each trait of a name calls for; the first that fits, in the order of the traits' strength, is offered. */
const OFFERS: Readonly<Record<string, string>> = {
  bulk: "Prices by full loads and a yearly quantity agreement",
  "small-lot": "Small lots from stock, quickly delivered",
  "large-format": "Large sizes made to measure",
  "small-format": "Sets of small sizes for shelves and web shops",
  "broad-range": "A preview of the whole collection",
  "narrow-range": "A sample of the neighbouring product type with the next order",
  "premium-priced": "New designs first, exclusive for a season",
  "low-priced": "A line to a target price",
  "sample-led": "Samples against a small charge, refunded with the order",
  "sample-converting": "Samples without charge, sent promptly",
  "slow-converting": "Fewer samples, chosen together after a talk",
  "rarely-sampled": "A first set of samples of what they buy already",
  frequent: "A frame agreement with call-offs",
  occasional: "A reminder with what was bought last",
  "one-off": "Terms for a second order",
  lapsed: "A visit, and terms for coming back",
};

/** What an offer of samples means for their number: it must not speak against the plan of samples. */
const SAMPLE_OFFERS: Readonly<Record<string, "more" | "fewer">> = {
  "sample-led": "fewer",
  "sample-converting": "more",
  "slow-converting": "fewer",
  "rarely-sampled": "more",
};

/** Seasons weaker than this are chance as far as a few years can tell. */
const SEASON = 1.25;

/**
 * The marketing of each group, drawn from its profile by written rules: the offer by its most telling trait,
 * the channel by its rhythm, the product by its mix, the timing by the month in which it orders most. An offer of
 * samples that would speak against the plan of samples gives way to the next trait.
 */
export function marketingPlan(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
  sales: SalesLines,
  allocation: CellAllocation,
): readonly MarketingLine[] {
  return Object.freeze(
    profiles.map((profile) => {
      const { samples, planned } = samplesOfGroup(allocation, profile.customers);
      const against = planned > samples ? "fewer" : planned < samples ? "more" : null;
      const trait = names[profile.index].holding.find(
        ({ word }) => word in OFFERS && (against === null || SAMPLE_OFFERS[word] !== against),
      );
      const season = orderSeason(sales, profile.customers);
      return Object.freeze({
        segment: names[profile.index].name,
        offer: trait ? OFFERS[trait.word] : "The present offer: nothing sets this group apart",
        channel: channelOf(profile),
        product: productOf(profile, names[profile.index]),
        timing:
          season.month !== null && season.timesAverage >= SEASON
            ? `Two months before ${season.month} (${decimal(season.timesAverage, 1).text} times the average month)`
            : "All year: no month stands out",
      });
    }),
  );
}

function productOf(profile: SegmentProfile, { words }: SegmentName): string {
  const focus = words.find(({ kind, descriptor }) => kind === "part" && descriptor !== "product types");
  if (focus !== undefined) return focus.word;
  const [first] = [...profile.mix].sort((a, b) => b.mean - a.mean);
  return first ? `each its own; on average most ${productWord(first.descriptor)}` : "each its own";
}

function channelOf(profile: SegmentProfile): string {
  const rhythm = summaryOf(profile, "order rhythm")?.median ?? NaN;
  if (profile.kind === "account") return "One person in charge";
  if (rhythm >= 12) return "An account manager, monthly";
  if (rhythm >= 2) return "A call every quarter, fairs";
  return "Catalogue and mail, a call once a year";
}
