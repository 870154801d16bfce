import { sumBy } from "../../core/sum";
import { joined, prose } from "../../text/prose";
import { wholesOf } from "../../customers/recipe/part-shares";
import { percent, type Quantity } from "../../text/format";
import { MISSING_WORD } from "../profiles/descriptor";
import { inUnit } from "../profiles/in-unit";
import type { DescriptorSummary } from "../profiles/descriptor-summary";
import type { ProfiledCategory, SegmentProfile } from "../profiles/profile-segments";
import type { Segmentation } from "../segmentation";
import { partWord, type Lexicon } from "./lexicon";
import type { WordDraft } from "./name-word";
import { ownValue } from "../../text/own-value";

/** The median member buys at least this share in one part: a specialist. */
const SPECIALIST = 0.5;
/** … or at least this share in each of two. */
const HALF_SPECIALIST = 0.2;

/** Every quality that the profile of a group puts forward: traits, states, levels and, in plain words, parts. */
export function qualityDrafts(profile: SegmentProfile, lexicon: Lexicon): readonly WordDraft[] {
  return [
    ...profile.descriptors.flatMap((summary) => traitDraft(summary, profile, lexicon)),
    ...stateDrafts(profile, lexicon),
    ...profile.categories.flatMap((category) => [
      ...levelDraft(category, lexicon),
      ...otherLevelDraft(category, profile, lexicon),
    ]),
    ...(lexicon.focus === null ? profile.mix.flatMap((summary) => plainPartDraft(summary, lexicon)) : []),
  ];
}

/**
 * A high word is put forward when the median member lies at or above the bound of the upper customers and above the
 * median of all; a low word the other way round.
 */
function traitDraft(
  summary: DescriptorSummary,
  { descriptors }: Pick<SegmentProfile, "descriptors">,
  lexicon: Lexicon,
): WordDraft[] {
  const words = ownValue(lexicon.traits, summary.descriptor);
  if (words === undefined && !lexicon.plainWords) return [];
  return extremeDraft(summary, lexicon, words ?? plainWords(summary.descriptor, descriptors));
}

/** The name of a column without the unit in brackets at its end, where no other column then has the same. */
function plainWords(
  name: string,
  all: readonly Pick<DescriptorSummary, "descriptor">[],
): { readonly high: string; readonly low: string } {
  const short = withoutUnit(name);
  const said = all.filter(({ descriptor }) => withoutUnit(descriptor) === short).length === 1 ? short : name;
  if (said.toLowerCase() === "age") return { high: "older", low: "younger" };
  return { high: `high ${said}`, low: `low ${said}` };
}

function withoutUnit(name: string): string {
  return name.replace(/(\S)\s*(\([^()]*\)|\[[^[\]]*\])$/, "$1");
}

function extremeDraft(
  summary: DescriptorSummary,
  { extreme }: Lexicon,
  words: { readonly high: string; readonly low: string },
): WordDraft[] {
  const { descriptor, median, medianOfAll, unit } = summary;
  const [lowerBound, upperBound] = boundsOfAll(summary, extreme);
  const make = (word: string, kind: "at least" | "at most", bound: number): WordDraft[] => [
    {
      word,
      kind: "trait",
      descriptor,
      rule: Object.freeze({ kind, columns: Object.freeze([descriptor]), bound }),
      strength: Math.abs(summary.rankVTest ?? 0),
      evidence: prose`${descriptor} ${inUnit(median, unit)} compared with ${inUnit(medianOfAll, unit)} for all`,
    },
  ];
  if (median >= upperBound && median > medianOfAll) return make(words.high, "at least", upperBound);
  if (median <= lowerBound && median < medianOfAll) return make(words.low, "at most", lowerBound);
  return [];
}

function boundsOfAll(summary: DescriptorSummary, extreme: Lexicon["extreme"]): readonly [number, number] {
  return extreme === "quarter"
    ? [summary.lowerQuartileOfAll, summary.upperQuartileOfAll]
    : [summary.lowerThirdOfAll, summary.upperThirdOfAll];
}

function stateDrafts(profile: SegmentProfile, { states }: Lexicon): WordDraft[] {
  return states.flatMap(({ word, column, side, bound, evidence }): WordDraft[] => {
    const summary = profile.descriptors.find(({ descriptor }) => descriptor === column);
    if (summary === undefined || summary.defined === 0) return [];
    if (side === "at most" ? summary.median > bound : summary.median < bound) return [];
    return [
      {
        word,
        kind: "state",
        descriptor: column,
        rule: Object.freeze({ kind: side, columns: Object.freeze([column]), bound }),
        strength: Math.abs(summary.rankVTest ?? 0),
        evidence: joined(evidence.split("{}"), rounded(summary.median)),
      },
    ];
  });
}

function levelDraft(
  { descriptor, category, vTest, shareOfSegment }: ProfiledCategory,
  lexicon: Lexicon,
): WordDraft[] {
  const own = ownValue(ownValue(lexicon.levels, descriptor) ?? {}, category);
  if (own === undefined && (!lexicon.plainWords || category === MISSING_WORD)) return [];
  if (shareOfSegment < 0.5 || vTest <= 0) return [];
  return [
    {
      word: own ?? `${descriptor} ${category}`,
      kind: "level",
      descriptor,
      rule: Object.freeze({ kind: "is", column: descriptor, level: category }),
      strength: vTest,
      evidence: prose`${descriptor} is ${category} for ${percent(shareOfSegment, 0)} of the members`,
    },
  ];
}

/** A level that so few members have is one that the group lacks. */
const LACKED = 0.02;
/** … where so many of all customers have it. */
const COMMON = 0.1;
/** A level that so many members have says more than what they lack. */
const SAYS_ALL = 0.9;

/**
 * Of a column of three levels and more, the one that a group lacks and others have: who is `InternetService other than No` has one of
 * several, and no single one of them need hold for all members.
 */
function otherLevelDraft(
  { descriptor, category, vTest, shareOfSegment, shareOfAll }: ProfiledCategory,
  { categories }: Pick<SegmentProfile, "categories">,
  lexicon: Lexicon,
): WordDraft[] {
  const levels = categories.filter((each) => each.descriptor === descriptor);
  if (!lexicon.plainWords || category === MISSING_WORD || levels.length < 3) return [];
  if (levels.some((each) => each.shareOfSegment >= SAYS_ALL)) return [];
  if (ownValue(lexicon.levels, descriptor) !== undefined) return [];
  if (shareOfSegment > LACKED || shareOfAll < COMMON || vTest >= 0) return [];
  return [
    {
      word: `${descriptor} other than ${category}`,
      kind: "level",
      descriptor,
      rule: Object.freeze({ kind: "is not", column: descriptor, level: category }),
      strength: Math.abs(vTest),
      evidence: prose`${descriptor} is ${category} for ${percent(shareOfSegment, 0)} of the members, and for ${percent(shareOfAll, 0)} of all`,
    },
  ];
}

function plainPartDraft(summary: DescriptorSummary, lexicon: Lexicon): WordDraft[] {
  const part = partWord(lexicon, summary.descriptor);
  const most = specialistDraft([summary], `mostly ${part}`);
  return most.length > 0
    ? most
    : extremeDraft(summary, lexicon, { high: `high share of ${part}`, low: `low share of ${part}` });
}

/** What the members buy, as the lexicon's adjectives say it, the most telling first. */
export function focusDrafts(
  profile: SegmentProfile,
  { base }: Pick<Segmentation, "base">,
  lexicon: Lexicon,
): readonly WordDraft[] {
  const { focus } = lexicon;
  const [first, second] = profile.mix;
  if (focus === null || first === undefined) return [];
  const words = [first, second].flatMap((each) => (each ? [partWord(lexicon, each.descriptor)] : []));
  const types = profile.descriptors.find(({ descriptor }) => descriptor === focus.column);
  const strength = Math.abs(types?.rankVTest ?? 0);
  const [whole] = wholesOf(base);
  return [
    ...specialistDraft([first], words[0]),
    ...(second ? specialistDraft([first, second], words.join(" and ")) : []),
    {
      word: focus.single,
      kind: "part",
      descriptor: focus.column,
      rule: Object.freeze({ kind: "at most", columns: Object.freeze([focus.column]), bound: 1 }),
      strength,
      evidence: prose`at least half buy one product type only`,
    },
    {
      word: focus.mixed,
      kind: "part",
      descriptor: focus.column,
      rule: Object.freeze({ kind: "no part from", whole, bound: SPECIALIST }),
      strength,
      evidence: prose`at least half buy less than half of their pieces in one product type`,
    },
  ];
}

function specialistDraft(parts: readonly DescriptorSummary[], word: string): WordDraft[] {
  const sum = sumBy(parts, ({ median }) => median);
  if (!(sum >= SPECIALIST) || parts.some(({ median }) => parts.length > 1 && median < HALF_SPECIALIST))
    return [];
  const columns = parts.map(({ descriptor }) => descriptor);
  const together = { kind: "at least", columns: Object.freeze(columns), bound: SPECIALIST } as const;
  const each = columns.map(
    (column) => ({ kind: "at least", columns: Object.freeze([column]), bound: HALF_SPECIALIST }) as const,
  );
  return [
    {
      word,
      kind: "part",
      descriptor: columns[0],
      rule: parts.length === 1 ? together : { kind: "all", rules: Object.freeze([together, ...each]) },
      strength: Math.abs(parts[0].rankVTest ?? 0),
      evidence: joined(
        parts.map(
          ({ descriptor, median }) => prose`${descriptor} ${percent(median, 0)} of the median member`,
        ),
        ", ",
      ),
    },
  ];
}

/** At home or abroad: of a group whose members all are. */
export function placeDrafts(profile: SegmentProfile, { places }: Lexicon): readonly WordDraft[] {
  if (places === null) return [];
  const { column, home } = places;
  const found = profile.categories.filter(({ descriptor, count }) => descriptor === column && count > 0);
  const known = profile.categories.find(
    ({ descriptor, category }) => descriptor === column && category === home,
  );
  if (found.length === 0 || known === undefined) return [];
  const one = profile.kind === "account" ? 0 : 1;
  const make = (kind: "is" | "is not", word: string): WordDraft[] => [
    {
      word,
      kind: "place",
      descriptor: column,
      rule: Object.freeze({ kind, column, level: home }),
      strength: Math.abs(known.vTest),
      evidence: prose`${column} ${kind} ${home}`,
    },
  ];
  if (known.shareOfSegment === 1) return make("is", places.atHome[one]);
  return known.count === 0 ? make("is not", places.abroad[one]) : [];
}

function rounded(value: number): Quantity {
  const text = Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(2).replace(/\.0$/, "");
  return Object.freeze({ value, text });
}
