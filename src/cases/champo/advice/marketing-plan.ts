import { sumBy } from "../../../core/sum";
import { worthAManager } from "../../../advice/worth-a-manager";
import { lastYear, type AccountYear, type LastYear } from "../../../lines/last-year";
import { count, decimal, money } from "../../../text/format";
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

/** A few years of orders cannot separate a season weaker than this from chance. */
const SEASON = 1.25;
/** A group that brings less than this share of its year before falls. */
const FALL = 0.5;
/** With this share of its revenue of the last year, one member is who to speak to. */
const ONE = 0.5;
/** A call is made this much more often than the typical member orders, and never more than weekly. */
const CALLS_AN_ORDER = 2;
const WEEKS = 52;

/**
 * The marketing of each group, drawn from its profile by written rules: the offer by its most telling trait, and where no word
 * holds, by what it did in the last year; the channel by its rhythm and by who there is to speak to; the product by its mix; the
 * timing by the month in which it orders most. An offer of samples that would speak against the plan of samples gives way to the
 * next trait.
 *
 * @example marketingPlan(profiles, names, study.lines, allocation).length // 4
 */
export function marketingPlan(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
  sales: SalesLines,
  allocation: CellAllocation,
): readonly MarketingLine[] {
  const now = lastYear(sales);
  return Object.freeze(
    profiles.map((profile) => {
      const { samples, planned } = samplesOfGroup(allocation, profile.customers);
      const against = planned > samples ? "fewer" : planned < samples ? "more" : null;
      const trait = names[profile.index].holding.find(
        ({ word }) => word in OFFERS && (against === null || SAMPLE_OFFERS[word] !== against),
      );
      const season = orderSeason(sales, profile.customers);
      const product = productOf(profile, names[profile.index]);
      return Object.freeze({
        segment: names[profile.index].name,
        offer: trait ? OFFERS[trait.word] : offerByMoney(profile, now),
        channel: channelOf(profile, now),
        product,
        timing:
          season.month !== null && season.timesAverage >= SEASON
            ? `Two months before ${season.month} (${decimal(season.timesAverage, 1).text} times the average month)`
            : "All year: no month is much stronger than the others",
      });
    }),
  );
}

/** The offer to a group of which no word holds: by what it brought in the last year, and by what it buys. */
function offerByMoney({ customers, mix }: SegmentProfile, now: LastYear): string {
  const members = membersNow(customers, now);
  const sum = (key: "recent" | "before"): number => sumBy(members, (each) => each[key]);
  const [recent, before] = [sum("recent"), sum("before")];
  if (recent <= 0) return "Terms for a first order after a year without any";
  if (recent < FALL * before) {
    return `A talk about what changed: it brought ${money(recent).text} in the last 365 days, ${money(before).text} in those before`;
  }
  const [main] = [...mix].sort((a, b) => b.mean - a.mean);
  const what = main ? ` of ${productWord(main.descriptor)}` : "";
  if (recent > before / FALL)
    return `More${what} to the same terms: it brought ${money(recent).text} in the last 365 days, ${money(before).text} in those before`;
  return `New designs${what}, shown before the others see them`;
}

function membersNow(customers: readonly string[], now: LastYear): readonly AccountYear[] {
  return now.accounts.filter(({ customer }) => customers.includes(customer));
}

/** From so large a mean share on, there is one product and no mix. */
const ONE_PRODUCT = 0.995;

function productOf(profile: SegmentProfile, { words }: SegmentName): string {
  const focus = words.find(({ kind, descriptor }) => kind === "part" && descriptor !== "product types");
  if (focus !== undefined) return focus.word;
  const [first] = [...profile.mix].sort((a, b) => b.mean - a.mean);
  if (first === undefined) return "each its own";
  const word = productWord(first.descriptor);
  return first.mean >= ONE_PRODUCT ? word : `each its own; on average most ${word}`;
}

/** Who calls, whom, and how often: the typical member's own rhythm sets how often, and the money of the last year whom. */
function channelOf(profile: SegmentProfile, now: LastYear): string {
  const rhythm = summaryOf(profile, "order rhythm")?.median ?? NaN;
  const members = membersNow(profile.customers, now);
  const recent = sumBy(members, (each) => each.recent);
  const often = callsText(rhythm);
  if (profile.kind === "account") return `One person in charge, ${often}`;
  const one = recent > 0 && members[0].recent >= ONE * recent ? members[0] : null;
  if (one !== null && worthAManager(one.recent, now.recent))
    return `An account manager for ${one.customer}; for the others ${often}`;
  if (rhythm >= 12) return `An account manager, ${often}`;
  if (rhythm >= 2) return `Fairs, and ${often}`;
  return `Catalogue and mail, and ${often}`;
}

/** How often to call customers that order so often a year. */
function callsText(rhythm: number): string {
  const weeks = Math.round(WEEKS / (CALLS_AN_ORDER * rhythm));
  if (!(weeks < WEEKS)) return "a call once a year";
  return weeks <= 1 ? "a call every week" : `a call every ${count(weeks).text} weeks`;
}
