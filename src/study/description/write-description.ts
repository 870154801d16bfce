import { isMap, isSeq, parseDocument, stringify, type Node, type YAMLMap } from "yaml";
import type { LinesPlace } from "../../lines/engines/lines-place";
import { DEFAULT_DESCRIPTION, type StudyDescription } from "./study-description";

/** Doubts by the place in the file: `columns: Channel`, `value`. */
export type Doubts = Readonly<Record<string, readonly string[]>>;

const HEAD = [
  " What this study understood of its data. Edit it, and run the study again: it is the whole workflow.",
  " Types: amount, count, share, score (a number whose sum means nothing), ordinal, category, yes/no, date, text, id.",
  " Roles: feature (compared), describe (only describes segments), outcome (what happened to the customer; never compared),",
  ` value (what a customer is worth), weight, id, set aside. For a column of your own: derived: {age: "asOf - birth year"}.`,
  ` Words of your own for segments, by their number: names: {1: "Regulars"}, and offers: {1: "a free delivery a month"}.`,
].join("\n");

const PSEUDONYMS =
  " A file for the key, such as ../key.json: then customers have pseudonyms in all results. Empty: they keep their names.";

/**
 * The text of a `study.yaml`. Every doubt is a comment at its place.
 *
 * @example writeDescription(description, { value: ["No column says what a customer is worth."] })
 */
export function writeDescription(description: StudyDescription, doubts: Doubts = {}): string {
  const { title, customers, lines, linesPlace, asOf, currency, value, columns, derived, lineColumns } =
    description;
  const given = Object.fromEntries(Object.entries(lineColumns).filter(([, name]) => name !== null));
  const content = {
    title,
    data: {
      ...(customers.length === 0 ? {} : { customers: fileOrFiles(customers) }),
      ...(lines.length === 0 ? {} : { lines: fileOrFiles(lines) }),
      ...(linesPlace === null ? {} : { lines: placeOf(linesPlace) }),
    },
    "as of": asOf,
    currency,
    value,
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
    derived,
    ...(Object.keys(given).length === 0 ? {} : { "line columns": given }),
    segments: {
      most: description.mostSegments,
      methods: description.methods,
      ...othersOf(description),
      seed: description.seed,
    },
    pseudonyms: description.pseudonyms,
    names: description.names,
    offers: description.offers,
  };
  const document = parseDocument(stringify(content, { lineWidth: 0, nullStr: "" }));
  document.commentBefore = HEAD;
  const key = (document.contents as YAMLMap).items.find((pair) => String(pair.key) === "pseudonyms");
  (key!.key as Node).commentBefore = PSEUDONYMS;
  for (const [place, sentences] of Object.entries(doubts)) {
    const [section, name] = place.split(/: (.*)/s);
    const top = document.contents as YAMLMap;
    const map = name === undefined ? top : (top.get(section) as Node | undefined);
    if (!isMap(map)) continue;
    const pair = map.items.find(({ key }) => String(key) === (name ?? section));
    if (pair !== undefined) (pair.key as Node).commentBefore = sentences.map((each) => ` ${each}`).join("\n");
  }
  const map = (document.contents as YAMLMap).get("columns");
  const listed = document.getIn(["segments", "methods"]);
  if (isSeq(listed)) listed.flow = true;
  if (isMap(map)) for (const { value: column } of map.items) if (isMap(column)) column.flow = true;
  return document.toString({ lineWidth: 0, nullStr: "", flowCollectionPadding: false });
}

/** What is asked of other divisions, where it is not the usual. */
function othersOf(description: StudyDescription): Partial<StudyDescription> {
  const { also, smallest, largest, together, apart } = description;
  return {
    ...(also.join() === DEFAULT_DESCRIPTION.also.join() ? {} : { also }),
    ...(smallest === null ? {} : { smallest }),
    ...(largest === null ? {} : { largest }),
    ...(together.length === 0 ? {} : { together }),
    ...(apart.length === 0 ? {} : { apart }),
  };
}

function placeOf({ kind, at, ...further }: LinesPlace): Readonly<Record<string, string>> {
  const given = Object.entries(further).filter((entry): entry is [string, string] => entry[1] !== null);
  return { [kind]: at, ...Object.fromEntries(given) };
}

function fileOrFiles(files: readonly string[]): string | readonly string[] {
  return files.length === 1 ? files[0] : files;
}
