import { count, decimal, percent, type Quantity } from "../../text/format";
import type { DescriptorSummary } from "../profiles/descriptor-summary";
import { inUnit } from "../profiles/in-unit";
import type { SegmentProfile } from "../profiles/profile-segments";
import { summaryOf } from "../profiles/summary-of";
import { partWord, type HabitPhrase, type Lexicon } from "./lexicon";
import type { NameWord } from "./name-word";

/** One line on the typical member of a group, and the numbers in it. */
export interface Persona {
  readonly persona: string;
  readonly claims: readonly Quantity[];
}

/** So many columns are named in plain words. */
const MOST_COLUMNS = 3;

/** Who the typical member is: in the phrases of the lexicon, or by the columns that set the group apart most. */
export function describePersona(
  profile: SegmentProfile,
  traits: readonly NameWord[],
  lexicon: Lexicon,
): Persona {
  const claims: Quantity[] = [];
  const say = (quantity: Quantity): string => {
    claims.push(quantity);
    return quantity.text;
  };
  const sentences = lexicon.plainWords
    ? plainSentences(profile, traits, say)
    : tradeSentences(profile, lexicon, say);
  return { persona: sentences.join(" "), claims: Object.freeze(claims) };
}

type Say = (quantity: Quantity) => string;

function plainSentences(profile: SegmentProfile, traits: readonly NameWord[], say: Say): string[] {
  const all = [...profile.descriptors, ...profile.mix].filter(({ defined }) => defined > 0);
  const strength = ({ rankVTest }: DescriptorSummary): number => Math.abs(rankVTest ?? 0);
  const named = (summary: DescriptorSummary): boolean =>
    traits.some(({ descriptor }) => descriptor === summary.descriptor);
  const columns = [...all]
    .sort((a, b) => Number(named(b)) - Number(named(a)) || strength(b) - strength(a))
    .slice(0, MOST_COLUMNS)
    .map(({ descriptor, median, unit }) => `${descriptor} ${say(inUnit(median, unit))}${unitText(unit)}`);
  const who = profile.kind === "account" ? "It" : "Typical member";
  const levels = profile.categories
    .filter(({ shareOfSegment, vTest }) => shareOfSegment >= 0.5 && vTest > 0)
    .slice(0, MOST_COLUMNS)
    .map(({ descriptor, category, count: members }) =>
      profile.kind === "account"
        ? `${descriptor} ${category}`
        : `${say(count(members))} of ${say(count(profile.size))} have ${descriptor} ${category}`,
    );
  return [
    ...(columns.length > 0 ? [`${who}: ${columns.join(", ")}.`] : []),
    ...(levels.length > 0 ? [`${levels.join("; ")}.`] : []),
  ].map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1));
}

function unitText(unit: string): string {
  return unit === "" || unit === "money" || unit.startsWith("share") ? "" : ` ${unit}`;
}

function tradeSentences(profile: SegmentProfile, lexicon: Lexicon, say: Say): string[] {
  const { persona } = lexicon;
  const phrase = ({ column, text, digits }: HabitPhrase): string[] => {
    const summary = summaryOf(profile, column);
    if (summary === undefined || summary.defined === 0) return [];
    const { median } = summary;
    const shown = digits === "few" ? (median % 1 === 0 ? 0 : 1) : digits;
    return [text.replace("{}", say(decimal(median, shown)))];
  };
  const habits = persona.habits.flatMap(phrase);
  const [main] = profile.mix;
  if (persona.part !== "" && main !== undefined && main.median > 0) {
    habits.push(
      persona.part
        .replace("{share}", say(percent(main.median, 0)))
        .replace("{part}", partWord(lexicon, main.descriptor)),
    );
  }
  const typical = profile.kind === "account" ? "It" : "The typical member";
  return [
    ...(habits.length > 0 ? [`${typical} ${habits.join(", ").replace(/, (?=[^,]*$)/, " and ")}.`] : []),
    ...persona.sentences.flatMap(phrase),
    ...placeSentence(profile, persona.place, say),
  ];
}

function placeSentence(profile: SegmentProfile, column: string | null, say: Say): string[] {
  const places = profile.categories
    .filter(({ descriptor, count: members }) => descriptor === column && members > 0)
    .sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1));
  if (column === null || places.length === 0) return [];
  const [{ count: most, category }] = places;
  if (profile.kind === "account") return [`Its ${column} is ${category}.`];
  if (most > 1 || places.length === 1) {
    return [`${say(count(most))} of ${say(count(profile.size))} are in ${category}.`];
  }
  return [`Each is in a ${column} of its own.`];
}
