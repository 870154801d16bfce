import { count, decimal, percent, type Quantity } from "../../text/format";
import { productFocus, productWord } from "../../cases/champo/product-words";
import type { SegmentProfile } from "../profiles/profile-segments";
import { summaryOf, segmentTraits, type Trait } from "../profiles/traits";

/** The name of a group, why it is called so, and who its typical member is. */
export interface SegmentName {
  readonly index: number;
  /** Unique within the segmentation, such as `Frequent bulk flat-weave importers`. */
  readonly name: string;
  /** The traits that went into the name. */
  readonly traits: readonly Trait[];
  /** One line on the typical member, true of this profile. */
  readonly persona: string;
  /** The numbers of the persona, in the order in which they stand in it. */
  readonly claims: readonly Quantity[];
}

/** The country the company sells from: customers elsewhere import. */
const HOME_COUNTRY = "INDIA";
/** Weaker traits (in standard errors) are chance: they enter a name only to tell two groups apart. */
const TELLING = 1.5;
const MOST_TRAITS = 2;

/**
 * Names groups by what their profiles show of behaviour: the one or two most telling traits, the product
 * they buy, and whether they import. Nothing is typed, wealth gives no word, and equal profiles get equal
 * words; where two groups would share a name, further traits are taken in, and at last the most typical
 * customer of each. Accounts (groups of one) are called so, with the customer's name.
 *
 * @returns one name per profile, in the same order. Deterministic. Cost O(k^2).
 * @example nameSegments(profileSegments(segmentation, descriptors, 7).profiles)[0].name
 */
export function nameSegments(profiles: readonly SegmentProfile[]): readonly SegmentName[] {
  const drafts = profiles.map((profile) => {
    const traits = segmentTraits(profile);
    return { profile, traits, used: Math.min(MOST_TRAITS, traits.filter(isTelling).length) };
  });
  const nameOf = (draft: (typeof drafts)[number]): string =>
    compose(draft.profile, draft.traits.slice(0, draft.used));
  const shared = (): typeof drafts => {
    const names = drafts.map(nameOf);
    return drafts.filter((_, i) => names.indexOf(names[i]) !== names.lastIndexOf(names[i]));
  };
  for (let clash = shared(); clash.length > 0; clash = shared()) {
    const extensible = clash.filter((draft) => draft.used < draft.traits.length);
    if (extensible.length === 0) break;
    extensible.forEach((draft) => draft.used++);
  }
  const clash = new Set(shared());
  return Object.freeze(
    drafts.map((draft) => {
      const { profile } = draft;
      const around = clash.has(draft) ? `, around ${profile.paragons[0].customer}` : "";
      const { persona, claims } = describePersona(profile);
      return Object.freeze({
        index: profile.index,
        name: `${nameOf(draft)}${around}`,
        traits: Object.freeze(draft.traits.slice(0, draft.used)),
        persona,
        claims: Object.freeze(claims),
      });
    }),
  );
}

function isTelling(trait: Trait): boolean {
  return trait.strength >= TELLING;
}

function compose(profile: SegmentProfile, traits: readonly Trait[]): string {
  const focus = productFocus(profile);
  // The breadth of the range is said once.
  const words = traits
    .map((trait) => trait.word)
    .filter(
      (word) =>
        !(focus.endsWith("-range") && word.endsWith("-range")) &&
        !(focus === "single-line" && word === "narrow-range"),
    );
  const range = traits.find((trait) => trait.word.endsWith("-range"))?.word;
  const product = focus === "mixed-range" && range !== undefined ? range : focus;
  const text = [...words, product, noun(profile)].join(" ");
  if (profile.kind === "account") return `Account ${profile.customers[0]}: ${text}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function noun(profile: SegmentProfile): string {
  const one = profile.kind === "account";
  const home = shareAtHome(profile);
  if (home === 0) return one ? "importer" : "importers";
  if (home === 1) return one ? "domestic buyer" : "domestic buyers";
  return one ? "buyer" : "buyers";
}

/** Share of the members in the home country; NaN where a country is unknown, for then neither word is safe. */
function shareAtHome(profile: SegmentProfile): number {
  const countries = profile.categories.filter(
    (category) => category.descriptor === "country" && category.count > 0,
  );
  if (countries.length === 0 || countries.some((category) => category.category === "unknown")) return NaN;
  return countries.find((category) => category.category === HOME_COUNTRY)?.shareOfSegment ?? 0;
}

function describePersona(profile: SegmentProfile): { persona: string; claims: Quantity[] } {
  const claims: Quantity[] = [];
  const say = (quantity: Quantity): string => {
    claims.push(quantity);
    return quantity.text;
  };
  const sentences: string[] = [];
  const rhythm = summaryOf(profile, "order rhythm");
  const lot = summaryOf(profile, "lot size");
  const typical = profile.kind === "account" ? "It" : "The typical member";
  const habits: string[] = [];
  if (rhythm && rhythm.defined > 0) habits.push(`orders ${say(decimal(rhythm.median, 1))} times a year`);
  if (lot && lot.defined > 0)
    habits.push(`takes ${say(decimal(lot.median, lot.median % 1 === 0 ? 0 : 1))} pieces a line`);
  const [main] = profile.mix;
  if (main && main.median > 0) {
    habits.push(`buys ${say(percent(main.median, 0))} of its pieces ${productWord(main.descriptor)}`);
  }
  if (habits.length > 0) sentences.push(`${typical} ${habits.join(", ").replace(/, (?=[^,]*$)/, " and ")}.`);
  const silence = summaryOf(profile, "time since last order");
  if (silence && silence.defined > 0) {
    sentences.push(`Its last order lies ${say(decimal(silence.median, 1))} months back.`);
  }
  const countries = profile.categories
    .filter((category) => category.descriptor === "country" && category.count > 0)
    .sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1));
  if (countries.length > 0 && profile.kind === "account") {
    sentences.push(`Its country is ${countries[0].category}.`);
  } else if (countries.length > 0 && (countries[0].count > 1 || countries.length === 1)) {
    const { count: most, category } = countries[0];
    sentences.push(`${say(count(most))} of ${say(count(profile.size))} are in ${category}.`);
  } else if (countries.length > 1) {
    sentences.push(`Each is in a country of its own.`);
  }
  return { persona: sentences.join(" "), claims };
}
