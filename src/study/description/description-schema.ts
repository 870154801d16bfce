import { dayText } from "../../core/day";
import { COLUMN_ROLES, COLUMN_TYPES } from "../../customers/column";
import { COMPETING_METHODS } from "../../segments/choose/choose-segmentation";
import { OTHER_METHODS } from "../../segments/choose/other-divisions";
import { readLinesPlace, PLACE_EXAMPLE } from "./read-lines-place";
import { LINE_ROLES } from "../../lines/lines-of-table";

/** What is legal for a value of `study.yaml`. */
export interface FieldRule {
  readonly legal: string;
  readonly remedy: string;
  /** The value as the program keeps it; undefined where it is not legal. */
  readonly read: (value: unknown) => unknown;
}

interface Field {
  /** The property of `StudyDescription`. */
  readonly target: string;
  readonly rule: FieldRule;
}

/** What a key at the top of `study.yaml` holds. */
export type Section =
  | ({ readonly kind: "field" } & Field)
  | {
      readonly kind: "fields";
      readonly fields: Readonly<Record<string, Field>>;
      /** Where the fields are kept as one object; left out where each is a property of its own. */
      readonly target?: string;
    }
  | { readonly kind: "entries"; readonly target: string; readonly of: FieldRule | "column" };

const TEXT: FieldRule = {
  legal: "a text",
  remedy: "Put it into quotation marks",
  read: (value) => (["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined),
};

const TEXTS: FieldRule = {
  legal: "a list of words, such as [low, middle, high]",
  remedy: "Put the words into square brackets, with commas between them",
  read: (value) => {
    const list = Array.isArray(value) ? (value as unknown[]) : [value];
    const texts = list.map(TEXT.read);
    return texts.length === 0 || texts.includes(undefined) ? undefined : Object.freeze(texts);
  },
};

const FILES: FieldRule = {
  ...TEXTS,
  legal: "a file, or a list of files",
  remedy: "Write the path from the folder of study.yaml",
};

/** Files, or a place where lines stay. */
const LINES: FieldRule = {
  legal: `a file, a list of files, or a place such as ${PLACE_EXAMPLE}`,
  remedy: "Write the path from the folder of study.yaml; names and passwords of a server go into .env",
  read: (value) =>
    Array.isArray(value) || typeof value !== "object" ? FILES.read(value) : readLinesPlace(value),
};

const LISTS: FieldRule = {
  legal: "lists of two customers or more, such as [[Ash, Bay], [Elm, Fir]]",
  remedy: "Put each list into square brackets, and all of them into another pair",
  read: (value) => {
    const lists = Array.isArray(value) ? (value as unknown[]).map(TEXTS.read) : [undefined];
    const legal = lists.every((list) => Array.isArray(list) && list.length >= 2);
    return legal && (value as unknown[]).every(Array.isArray) ? Object.freeze(lists) : undefined;
  },
};

const DAY: FieldRule = {
  legal: "a day, such as 2020-02-14",
  remedy: "Write year, month and day with - between them",
  read: (value) => {
    const text = value instanceof Date ? dayText(value) : value;
    return typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
      ? text
      : undefined;
  },
};

function whole(least: number, most: number): FieldRule {
  return {
    legal: `a whole number from ${least} to ${most}`,
    remedy: "Write it without a decimal mark",
    read: (value) =>
      Number.isInteger(value) && (value as number) >= least && (value as number) <= most ? value : undefined,
  };
}

function oneOf(words: readonly string[]): FieldRule {
  return {
    legal: `one of ${words.join(", ")}`,
    remedy: "Write it as one of these words",
    read: (value) => (words.includes(value as string) ? value : undefined),
  };
}

function someOf(words: readonly string[]): FieldRule {
  return {
    legal: `one or more of ${words.join(", ")}`,
    remedy: "Put the words into square brackets, with commas between them",
    read: (value) => {
      const list = Array.isArray(value) ? (value as unknown[]) : [value];
      const known = list.length > 0 && list.every((word) => words.includes(word as string));
      return known ? Object.freeze([...new Set(list)]) : undefined;
    },
  };
}

/** What a column may say of itself. */
export const COLUMN_KEYS: Readonly<Record<string, FieldRule>> = Object.freeze({
  type: oneOf(COLUMN_TYPES),
  role: oneOf(COLUMN_ROLES),
  unit: TEXT,
  order: TEXTS,
  missing: TEXTS,
});

/** The one schema of `study.yaml`: its keys in the order in which they are written. */
export const SECTIONS: Readonly<Record<string, Section>> = Object.freeze({
  title: { kind: "field", target: "title", rule: TEXT },
  data: {
    kind: "fields",
    fields: { customers: { target: "customers", rule: FILES }, lines: { target: "lines", rule: LINES } },
  },
  "as of": { kind: "field", target: "asOf", rule: DAY },
  currency: { kind: "field", target: "currency", rule: TEXT },
  value: { kind: "field", target: "value", rule: TEXT },
  columns: { kind: "entries", target: "columns", of: "column" },
  derived: { kind: "entries", target: "derived", of: TEXT },
  "line columns": {
    kind: "fields",
    fields: Object.fromEntries(LINE_ROLES.map((role) => [role, { target: role, rule: TEXT }])),
    target: "lineColumns",
  },
  segments: {
    kind: "fields",
    fields: {
      most: { target: "mostSegments", rule: whole(2, 20) },
      methods: { target: "methods", rule: someOf(COMPETING_METHODS) },
      also: { target: "also", rule: someOf(OTHER_METHODS) },
      smallest: { target: "smallest", rule: whole(1, 1_000_000_000) },
      largest: { target: "largest", rule: whole(1, 1_000_000_000) },
      together: { target: "together", rule: LISTS },
      apart: { target: "apart", rule: LISTS },
      seed: { target: "seed", rule: whole(0, 2 ** 32 - 1) },
    },
  },
  pseudonyms: {
    kind: "field",
    target: "pseudonyms",
    rule: { ...TEXT, legal: "a file for the key of pseudonyms", remedy: "Write a path, such as ../key.json" },
  },
  names: { kind: "entries", target: "names", of: TEXT },
  offers: { kind: "entries", target: "offers", of: TEXT },
} satisfies Record<string, Section>);
