import type { Finding } from "../../text/prose";
import { descriptorsOf, type Descriptors } from "../profiles/descriptor";
import { profileGroups, type SegmentProfile } from "../profiles/profile-segments";
import type { Segmentation } from "../segmentation";
import { PLAIN_LEXICON, type Lexicon } from "./lexicon";
import { wordsThatHold, type NameWord } from "./name-word";
import { personaOf } from "./persona";
import { focusDrafts, placeDrafts, qualityDrafts } from "./word-drafts";
import { ruleHolds } from "./word-rule";
import { ownValue } from "../../text/own-value";

/** The name of a group, why it is called so, and who its typical member is. */
export interface SegmentName {
  readonly index: number;
  /** Unique within the segmentation, such as `Frequent bulk flat-weave importers` or `Gender Female, high income`. */
  readonly name: string;
  /** The qualities that went into the name. */
  readonly traits: readonly NameWord[];
  /** All words in the name, with the rules they hold by: the qualities, what the members buy, and where they are. */
  readonly words: readonly NameWord[];
  /** All qualities that hold for the group, the most distinguishing first. */
  readonly holding: readonly NameWord[];
  /** One line on the typical member, true of this group, with its numbers. */
  readonly persona: Finding;
}

/** Weaker words (in standard errors) are chance: they enter a name only to keep two names apart. */
const TELLING = 1.5;
const MOST_TRAITS = 2;
/** Two words that hold for the same customers to this extent repeat one fact. */
const REPEATS = 0.95;
/** A level of a column of a table is in a name only where the members have it so much more often than the others (in shares). */
const TELLING_SHARE = 0.25;

interface Draft {
  readonly profile: SegmentProfile;
  readonly holding: readonly NameWord[];
  readonly focus: NameWord | null;
  readonly place: NameWord | null;
  used: number;
}

/**
 * Names groups by words that are true of their members. A word is used only if it holds for at least half of them, by
 * number and by what they are worth, and for a smaller share of all other customers. The one or two most telling
 * qualities are taken, and one that holds for every member; a group of which no word holds is called the rest. Where two
 * groups would share a name, further words are taken in, and at last the most typical customer of each. Accounts (groups
 * of one) are called so, with the customer's name.
 *
 * @param lexicon the words of the trade; default the names of the columns.
 * @returns one name per group, in the same order. Deterministic. Cost O(k² + k · columns · customers).
 * @example nameSegments(segmentation)[0].name // "Mostly DURRY, low share of HAND TUFTED"
 */
export function nameSegments(
  segmentation: Segmentation,
  lexicon: Lexicon = PLAIN_LEXICON,
): readonly SegmentName[] {
  const descriptors = descriptorsOf(segmentation.base);
  const drafts = profileGroups(segmentation).map((profile) =>
    draftOf(profile, segmentation, descriptors, lexicon),
  );
  const nameOf = (draft: Draft): string => composeName(draft, usedWords(draft), lexicon);
  const shared = (): readonly Draft[] => {
    const names = drafts.map(nameOf);
    return drafts.filter((_, i) => names.indexOf(names[i]) !== names.lastIndexOf(names[i]));
  };
  for (let clash = shared(); clash.length > 0; clash = shared()) {
    const extensible = clash.filter((draft) => draft.used < draft.holding.length);
    if (extensible.length === 0) break;
    extensible.forEach((draft) => draft.used++);
  }
  const clash = new Set(shared());
  return Object.freeze(
    drafts.map((draft) => {
      const { profile, holding, focus, place } = draft;
      const traits = usedWords(draft);
      const around = clash.has(draft) ? `, around ${profile.paragons[0].customer}` : "";
      return Object.freeze({
        index: profile.index,
        name: lexicon.given?.[profile.index + 1] ?? `${nameOf(draft)}${around}`,
        traits: Object.freeze(traits),
        words: Object.freeze([...traits, focus, place].filter((word) => word !== null)),
        holding,
        persona: personaOf(profile, traits, lexicon),
      });
    }),
  );
}

function draftOf(
  profile: SegmentProfile,
  segmentation: Segmentation,
  descriptors: Descriptors,
  lexicon: Lexicon,
): Draft {
  const { members } = segmentation.groups[profile.index];
  const kept = (drafts: Parameters<typeof wordsThatHold>[0]): readonly NameWord[] =>
    wordsThatHold(drafts, members, segmentation, descriptors);
  // What happened to customers is no trait of theirs: a name with it would sound as if the segment were made of it.
  const outcomes = segmentation.base.columns.filter(({ role }) => role === "outcome");
  const traits = qualityDrafts(profile, lexicon).filter(
    ({ descriptor }) => !outcomes.some(({ name }) => name === descriptor),
  );
  const found = kept(traits);
  const said = new Set(
    lexicon.states
      .filter(({ word }) => found.some((each) => each.word === word))
      .flatMap(({ includes }) => includes),
  );
  const ranked = found
    .filter(({ word }) => !said.has(word))
    .sort((a, b) => b.strength - a.strength || b.members - b.others - (a.members - a.others));
  const { weights } = segmentation.base;
  const sorted = lexicon.plainWords ? withoutRepeats(ranked, descriptors, weights) : ranked;
  const apart = sorted.filter((word) => word.strength >= TELLING && setsApart(word, lexicon));
  const telling = lexicon.plainWords ? withoutHalves(firstOfColumn(apart)) : apart;
  const always = telling
    .slice(MOST_TRAITS)
    .filter(({ kind, members: share }) => kind === "level" && share === 1);
  const first = [...telling.slice(0, MOST_TRAITS), ...always.slice(0, 1)];
  const [place = null] = kept(placeDrafts(profile, lexicon));
  return {
    profile,
    holding: Object.freeze([...first, ...sorted.filter((word) => !first.includes(word))]),
    focus: kept(focusDrafts(profile, segmentation, lexicon))[0] ?? null,
    place: place !== null && (profile.kind === "account" || place.strength >= TELLING) ? place : null,
    used: first.length,
  };
}

/** From these shares on, a word holds for nearly all members and for hardly anybody else. */
const NEARLY_ALL = 0.98;
/** Then a further level has to hold for so many members. */
const MOST_MEMBERS = 0.9;

/** Where one word says who is a member, a level of half the members would only narrow what is true of all. */
function withoutHalves(words: readonly NameWord[]): readonly NameWord[] {
  const [first] = words;
  if (first === undefined || first.members < NEARLY_ALL || first.others > 1 - NEARLY_ALL) return words;
  return words.filter((word) => word === first || word.kind !== "level" || word.members >= MOST_MEMBERS);
}

/** One word of a column: "internet other than none, internet fibre" says of most what is true of all. */
function firstOfColumn(words: readonly NameWord[]): readonly NameWord[] {
  return words.filter(({ descriptor }, i) => words.findIndex((each) => each.descriptor === descriptor) === i);
}

/** A level that most others have, too, is true of a group and says nothing of it. */
function setsApart({ kind, members, others }: NameWord, { plainWords }: Lexicon): boolean {
  return !plainWords || kind !== "level" || members - others >= TELLING_SHARE;
}

/** Words of columns without those that hold for nearly the same customers as one before: they say one thing twice. */
function withoutRepeats(
  ranked: readonly NameWord[],
  descriptors: Descriptors,
  weights: Float64Array | null,
): readonly NameWord[] {
  const kept: { readonly word: NameWord; readonly holds: Uint8Array }[] = [];
  for (const word of ranked) {
    const holds = ruleHolds(word.rule, descriptors);
    if (!kept.some((each) => overlap(each.holds, holds, weights) >= REPEATS)) kept.push({ word, holds });
  }
  return kept.map(({ word }) => word);
}

/** Customers for whom both words hold, as a share of those for whom either does. */
function overlap(a: Uint8Array, b: Uint8Array, weights: Float64Array | null): number {
  let [both, either] = [0, 0];
  for (let row = 0; row < a.length; row++) {
    const weight = weights?.[row] ?? 1;
    if (a[row] + b[row] === 2) both += weight;
    if (a[row] + b[row] > 0) either += weight;
  }
  return either === 0 ? 1 : both / either;
}

function usedWords({ holding, used }: Draft): readonly NameWord[] {
  return holding.slice(0, used);
}

function composeName(
  { profile, focus, place }: Draft,
  traits: readonly NameWord[],
  lexicon: Lexicon,
): string {
  const one = profile.kind === "account";
  const noun = place?.word ?? lexicon.customer[one ? 0 : 1];
  const text =
    traits.length === 0 && focus === null && place === null
      ? restName(profile, one, lexicon)
      : lexicon.plainWords
        ? plainText(traits)
        : [...adjectives(traits, focus, lexicon), noun].join(" ");
  if (one)
    return text === "" ? `Account ${profile.customers[0]}` : `Account ${profile.customers[0]}: ${text}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A group of which no word holds is what is left when all others are named. */
function restName(profile: SegmentProfile, one: boolean, { customer, plainWords }: Lexicon): string {
  if (one) return plainWords ? "" : customer[0];
  return profile.shareOfCustomers >= 1 - 1e-12 ? `all ${customer[1]}` : `the rest of the ${customer[1]}`;
}

/** `Business travellers with high income and low score`, or `gender Female, high income`. */
function plainText(traits: readonly NameWord[]): string {
  const words = traits.map(({ word }) => word);
  const nouns = traits.filter(
    ({ kind, descriptor, word }) => kind === "level" && !word.startsWith(`${descriptor} `),
  );
  if (nouns.length === 0) return words.join(", ");
  const others = traits.filter((trait) => trait !== nouns[0]).map(({ word }) => word);
  return others.length === 0 ? nouns[0].word : `${nouns[0].word} with ${others.join(" and ")}`;
}

/** A name mentions the breadth of what is bought once. */
function adjectives(
  traits: readonly NameWord[],
  focus: NameWord | null,
  lexicon: Lexicon,
): readonly string[] {
  const column = lexicon.focus?.column ?? "";
  const breadth = traits.find(({ kind, descriptor }) => kind === "trait" && descriptor === column)?.word;
  const words = traits.map(({ word }) => word);
  if (focus === null || breadth === undefined) return focus === null ? words : [...words, focus.word];
  const without = words.filter((word) => word !== breadth);
  if (focus.word === lexicon.focus?.mixed) return [...without, breadth];
  const again = focus.word === lexicon.focus?.single && breadth === ownValue(lexicon.traits, column)?.low;
  return [...(again ? without : words), focus.word];
}
