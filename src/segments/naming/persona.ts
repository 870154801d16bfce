import { count, decimal, percent, type Quantity } from "../../text/format";
import { joined, prose, type Finding } from "../../text/prose";
import type { DescriptorSummary } from "../profiles/descriptor-summary";
import { inUnit, unitAfter } from "../profiles/in-unit";
import type { ProfiledCategory, SegmentProfile } from "../profiles/profile-segments";
import { summaryOf } from "../profiles/summary-of";
import { partWord, type HabitPhrase, type Lexicon } from "./lexicon";
import type { NameWord } from "./name-word";

/** An answer is named where it is more common among the members than among all by so many standard errors. */
const BEYOND_CHANCE = 2;
/** So many columns are named in plain words. */
const MOST_COLUMNS = 3;

/** Who the typical member is: in the phrases of the lexicon, or by the columns that set the group apart most. */
export function personaOf(profile: SegmentProfile, traits: readonly NameWord[], lexicon: Lexicon): Finding {
  return joined(lexicon.plainWords ? plainSentences(profile, traits) : tradeSentences(profile, lexicon));
}

function plainSentences(profile: SegmentProfile, traits: readonly NameWord[]): Finding[] {
  const all = [...profile.descriptors, ...profile.mix].filter(({ defined }) => defined > 0);
  const strength = ({ rankVTest }: DescriptorSummary): number => Math.abs(rankVTest ?? 0);
  const inName = (summary: DescriptorSummary): boolean =>
    traits.some(({ descriptor }) => descriptor === summary.descriptor);
  const columns = [...all]
    .sort((a, b) => Number(inName(b)) - Number(inName(a)) || strength(b) - strength(a))
    .slice(0, MOST_COLUMNS)
    .map(
      ({ descriptor, median, unit }) =>
        prose`${descriptor} ${inUnit(median, unit)}${unitText(unit, descriptor)}`,
    );
  const isAccount = profile.kind === "account";
  const who = isAccount ? "It" : "Typical member";
  const levels = profile.categories
    .filter(({ shareOfSegment, vTest }) => shareOfSegment >= 0.5 && vTest > (isAccount ? 0 : BEYOND_CHANCE))
    .sort((a, b) => lift(b) - lift(a))
    .filter((level, i, all) => all.findIndex((each) => sameCustomers(each, level)) === i)
    .slice(0, MOST_COLUMNS)
    .map(({ descriptor, category, count: members }, i) => {
      const column = i === 0 && isAccount ? capital(descriptor) : descriptor;
      return isAccount
        ? prose`${column} ${category}`
        : prose`${count(members)} of ${count(profile.size)} have ${column} ${category}`;
    });
  return [
    ...(columns.length > 0 ? [prose`${who}: ${joined(columns, ", ")}.`] : []),
    ...(levels.length > 0 ? [prose`${joined(levels, "; ")}.`] : []),
  ];
}

/** How much more common a word is among the members than among all. */
function lift({ shareOfSegment, shareOfAll }: ProfiledCategory): number {
  return shareOfSegment - shareOfAll;
}

/** Words of as many members and as many customers, such as "No" and "No internet service", repeat one fact. */
function sameCustomers(a: ProfiledCategory, b: ProfiledCategory): boolean {
  return a.count === b.count && a.shareOfAll === b.shareOfAll;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A unit that the name of the column says already is not repeated: "orders 1", not "orders 1 orders". */
function unitText(unit: string, descriptor: string): string {
  const said = descriptor.toLowerCase().split(" ").includes(unit.toLowerCase().split(" ")[0]);
  return said ? "" : unitAfter(unit);
}

function tradeSentences(profile: SegmentProfile, lexicon: Lexicon): Finding[] {
  const { persona } = lexicon;
  const phrase = ({ column, text, digits, times = 1 }: HabitPhrase): Finding[] => {
    const summary = summaryOf(profile, column);
    if (summary === undefined || summary.defined === 0) return [];
    const median = summary.median * times;
    const shown = digits === "few" ? (median % 1 === 0 ? 0 : 1) : digits;
    return [filled(text, { "": decimal(median, shown) })];
  };
  const habits = persona.habits.flatMap(phrase);
  const [main] = profile.mix;
  if (persona.part !== "" && main !== undefined && main.median > 0) {
    const part = partWord(lexicon, main.descriptor);
    habits.push(filled(persona.part, { share: percent(main.median, 0), part }));
  }
  const typical = profile.kind === "account" ? "It" : "The typical member";
  const last = habits.at(-1);
  const before = habits.slice(0, -1);
  return [
    ...(last === undefined
      ? []
      : [
          prose`${typical} ${joined([...(before.length > 0 ? [joined(before, ", ")] : []), last], " and ")}.`,
        ]),
    ...persona.sentences.flatMap(phrase),
    ...placeSentence(profile, persona.place),
  ];
}

/** A phrase of the lexicon with what belongs into its braces; braces without a value of that name stay as they are. */
function filled(phrase: string, values: Readonly<Record<string, Quantity | string>>): Finding {
  const pieces = phrase.split(/(\{\w*\})/);
  return joined(
    pieces.map((piece) => values[/^\{(\w*)\}$/.exec(piece)?.[1] ?? "no name"] ?? piece),
    "",
  );
}

function placeSentence(profile: SegmentProfile, column: string | null): Finding[] {
  const places = profile.categories
    .filter(({ descriptor, count: members }) => descriptor === column && members > 0)
    .sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1));
  if (column === null || places.length === 0) return [];
  const [{ count: most, category }] = places;
  if (profile.kind === "account") return [prose`Its ${column} is ${category}.`];
  if (most > 1 || places.length === 1) {
    return [prose`${count(most)} of ${count(profile.size)} are in ${category}.`];
  }
  return [prose`Each is in a ${column} of its own.`];
}
