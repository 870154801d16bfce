import { count, counted, decimal, percent } from "../text/format";
import { prose } from "../text/prose";
import { partWord } from "../segments/naming/lexicon";
import type { CustomerBase } from "../customers/customer-base";
import { wholesOf } from "../customers/recipe/part-shares";
import { medianOfDefined } from "../math/median-of-defined";
import type { SegmentProfile } from "../segments/profiles/profile-segments";
import { crossSell, type CrossSell } from "./cross-sell";
import { EVIDENCE_CELLS } from "./evidence-cells";
import { productAdoption, type ProductAdoption } from "../value/product-adoption";
import type { RecommendationBasis } from "./recommendation-basis";
import { evidence, recommendation, type Recommendation } from "./recommendation";

/** A typical member with this few product types has room for another. */
const NARROW = 2;

/** What could be offered to the members of a segment that still order. */
export interface SegmentOffer extends CrossSell {
  readonly index: number;
  /** Product types of the median member. */
  readonly types: number;
  /** Members that do not buy it yet and have not gone silent. */
  readonly toOffer: readonly string[];
  /** How buyers of the main product took it up by themselves. */
  readonly adoption: ProductAdoption;
  /** How many of these would take it up within a year if they did as those, with the ends of Wilson's 95% interval. */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The product to offer next in each segment whose typical member buys two types at most; silent members are left
 * out, for they are to be called about more than an offer. Segments without such an offer do not appear.
 *
 * @example segmentOffers(basis).length // 2
 */
export function segmentOffers(
  basis: Pick<RecommendationBasis, "profiles" | "base" | "silence" | "lines">,
): readonly SegmentOffer[] {
  const silent = new Set(
    basis.silence.filter(({ state }) => state !== "active").map(({ customer }) => customer),
  );
  return basis.profiles.flatMap((profile): SegmentOffer[] => {
    const types = productsOfMedianMember(basis.base, profile.customers);
    const offer = types <= NARROW ? crossSell(basis.base, profile.customers) : null;
    const toOffer = profile.customers.filter((name) => offer?.notYet.includes(name) && !silent.has(name));
    if (offer === null || toOffer.length === 0) return [];
    const adoption = productAdoption(basis.lines, offer.main, offer.product);
    return [
      Object.freeze({
        ...offer,
        index: profile.index,
        types,
        toOffer: Object.freeze(toOffer),
        adoption,
        expected: toOffer.length * adoption.rate,
        low: toOffer.length * adoption.low,
        high: toOffer.length * adoption.high,
      }),
    ];
  });
}

/** Is there a product that buyers like these take elsewhere, and these do not? */
export function segmentCrossSell(profile: SegmentProfile, basis: RecommendationBasis): Recommendation | null {
  const offer = segmentOffers({ ...basis, profiles: [profile] })[0];
  if (offer === undefined) return null;
  const source = EVIDENCE_CELLS.crossSell;
  const narrow = evidence(
    "product types of the median member",
    decimal(offer.types, offer.types % 1 === 0 ? 0 : 1),
    source,
  );
  const also = evidence("other buyers of the main product who buy it too", count(offer.ofThoseAlso), source);
  const took = evidence("buyers who took it up in their second year", count(offer.adoption.adopted), source);
  const [main, product] = [offer.main, offer.product].map((part) => partWord(basis.lexicon, part));
  const [estimate, low, high] = [offer.expected, offer.low, offer.high].map((value) => decimal(value, 1));
  const untried = offer.adoption.customers > 0 && offer.adoption.adopted === 0;
  const now = profile.size - offer.notYet.length;
  return recommendation(basis.names[profile.index].name, profile.index, {
    kind: "cross-sell",
    action: untried
      ? prose`Try an offer of ${product} on a few of those who still order and do not buy it`
      : prose`Offer ${product} to those who still order and do not buy it`,
    who: offer.toOffer,
    why: prose`The median member buys ${narrow.quantity} product type${offer.types === 1 ? "" : "s"}; of the ${count(offer.otherBuyers)} other buyers of ${main}, ${also.quantity} buy ${product} too.`,
    evidence: [narrow, also, took],
    expected: Number.isNaN(offer.expected)
      ? prose`Unknown: no buyer of ${main} without it could be followed for two years; between ${low} and ${high} of ${count(offer.toOffer.length)} take it up`
      : prose`${took.quantity} of ${count(offer.adoption.customers)} buyers of ${main} without it took it up in their second year, by themselves: ${estimate} of ${count(offer.toOffer.length)} here (${percent(0.95, 0)} interval ${low} to ${high}); what an offer adds, a trial must show`,
    effect: {
      measure: "members who take it up within a year without an offer",
      estimate,
      low,
      high,
      interval: "95% (Wilson) of the share that took it up before",
    },
    cost: untried
      ? prose`A few visits, with samples from the present budget`
      : prose`${counted(offer.toOffer.length, "visit")}, with samples from the present budget`,
    risk: "What others buy need not suit a specialist",
    watch: {
      metric: `members that buy ${product} (engagement)`,
      now: count(now),
      alarm: count(now + Math.max(1, Math.floor(offer.low))),
      when: "below",
      due: "a year from now",
    },
  });
}

/** How many parts of the whole the median member buys. */
function productsOfMedianMember(base: CustomerBase, customers: readonly string[]): number {
  const members = new Set(customers);
  const [whole] = wholesOf(base);
  const parts = base.columns.filter((column) => whole !== undefined && column.whole === whole);
  const counts = base.customers.flatMap((name, row) =>
    members.has(name) ? [parts.filter(({ numbers }) => numbers![row] > 0).length] : [],
  );
  return parts.length === 0 ? NaN : medianOfDefined(counts);
}
