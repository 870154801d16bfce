import { ownValue } from "../../text/own-value";

/** A word that holds for customers up to a bound of a column, or from it on. */
export interface StateWord {
  readonly word: string;
  readonly column: string;
  readonly side: "at most" | "at least";
  readonly bound: number;
  /** The rule in words, without its number. */
  readonly evidence: string;
  /** Words that say less than this one: they are left out where it holds. */
  readonly includes: readonly string[];
}

/** A sentence part of a persona: `{}` takes the median of the column. */
export interface HabitPhrase {
  readonly column: string;
  /** Such as `orders {} times a year`. */
  readonly text: string;
  /** Digits behind the decimal mark; `few` shows one, and none for a whole number. */
  readonly digits: number | "few";
  /** What the median is multiplied with before it is written, such as the days in a month; default 1. */
  readonly times?: number;
}

/**
 * The words of a trade: what a case calls its customers, columns and products. Plain data, so that the live page takes it
 * along. Whatever it leaves out is called by the names of the columns: see `PLAIN_LEXICON`.
 */
export interface Lexicon {
  /** What one customer is called, and several. */
  readonly customer: readonly [one: string, many: string];
  /** Which part of all customers lies `high` in a column, and which lies `low`: the upper and lower quarter or third. */
  readonly extreme: "quarter" | "third";
  /** High and low words by column: adjectives, set before what a customer is called. */
  readonly traits: Readonly<Record<string, { readonly high: string; readonly low: string }>>;
  /** Whether columns without words of their own give plain ones: `high income`, `gender Female`. */
  readonly plainWords: boolean;
  readonly states: readonly StateWord[];
  /** Words for levels of categories, by column: nouns for several customers, such as `business travellers`. */
  readonly levels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What customers at home and elsewhere are called, where a column gives their place; null where it does not matter. */
  readonly places: {
    readonly column: string;
    readonly home: string;
    readonly atHome: readonly [one: string, many: string];
    readonly abroad: readonly [one: string, many: string];
  } | null;
  /** Words for the parts of a whole, such as product types; others go by their name. */
  readonly parts: Readonly<Record<string, string>>;
  /**
   * Adjectives for groups whose members buy many products, or one each, and the column that counts them; null where parts
   * give plain words.
   */
  readonly focus: { readonly column: string; readonly mixed: string; readonly single: string } | null;
  /** The words for a share of a part: `of its pieces are`; "" for the plain `its share of wine is`. */
  readonly partPhrase: string;
  readonly persona: {
    readonly habits: readonly HabitPhrase[];
    /** Such as `buys {share} of its pieces {part}`; "" for none. */
    readonly part: string;
    /** A sentence of its own, such as `Its last order lies {} months back.` */
    readonly sentences: readonly HabitPhrase[];
    /** The category in which members are counted: `8 of 9 are in UK`; null for none. */
    readonly place: string | null;
  };
  /** Names that the user gives to groups, by their number from 1; the others are named by their profiles. */
  readonly given?: Readonly<Record<string, string>>;
}

/** Calls everything by the names of the columns: for any base. */
export const PLAIN_LEXICON: Lexicon = Object.freeze({
  customer: Object.freeze(["customer", "customers"] as const),
  extreme: "third",
  traits: Object.freeze({}),
  plainWords: true,
  states: Object.freeze([]),
  levels: Object.freeze({}),
  places: null,
  parts: Object.freeze({}),
  focus: null,
  partPhrase: "",
  persona: Object.freeze({
    habits: Object.freeze([]),
    part: "",
    sentences: Object.freeze([]),
    place: null,
  }),
});

/** What a part of a whole is called. */
export function partWord(lexicon: Lexicon, part: string): string {
  return ownValue(lexicon.parts, part) ?? part;
}
