import { drawsSomething } from "../../src/cell/holds-something";
import type { Figure } from "../../src/charts/base/figure";
import type { Table } from "../../src/text/table";
import type { ChapterOutput } from "./run-chapters";

/** The words of holes. */
const HOLES = /undefined|NaN|\bnull\b|Infinity|\binfinite\b|\[object/;
/** A number that does not exist: right in a cell of a table, a hole in a sentence. */
const NO_NUMBER = /not defined/;
/** One of several with a noun or a verb of many. */
const SEVERAL_OF_ONE =
  /(?<![\d.,])1 ((?:(?:strongly|correlated|empty|order|sample|ordering|different|product|other|further|noise|dense) )*(?:cells|lines|rows|columns|customers|groups|accounts|orders|samples|pairs|members|clusters|segments|streams|months|countries|types|features|valleys|zeros|periods)|of (the )?[\d,]+ [a-z-]+ (are|have|lie|hold|differ|stay|belong|pass|get|gain)|are|have)\b/;
/** Slips that a reader stumbles over in a sentence or in what a figure says of itself. */
const SLIPS: Readonly<Record<string, RegExp>> = {
  "a number that is not grouped": /(?<![\w.,#/-])\d{5,}(?![\w-])/,
  "a number that is not rounded": /(?<!\w)\d{1,3}(,\d{3})+\.\d|(?<![\w,.])\d{4,}\.\d/,
  "a zero below zero": /(?<!\d)-0(\.0+)?(?![.,]?\d)/,
  "two sentences with a colon":
    /: (No|The|Twins|Two|On|Of|Its|Where|Every|All|None|In|From|At|With|A|Between)\b(?! [\d.]+ )/,
  "a one that agrees with many": /\b1 customer of \d+ (belong|have|lie)\b/,
  "stops without a word": /…\.|\.\.|\s,/,
};
/** A count of none in a sentence: "none" reads better, and its verb is that of one. */
const ZERO_OF_SOME = /(?<![\d.,])0 (of \d|(groups|customers|accounts|samples|rules|values|clusters)\b)/;
/** A sentence that begins with a small letter; names of methods and of columns may. */
const SMALL_START = /(^|[.!?] )(?!k-|z-|log )[a-z]/;
/** Fields of a trace that a reader sees as text. */
const READ = ["name", "text", "hovertext", "labels", "x", "y"];

/**
 * What a reader would stumble over in what the chapters showed: holes, nothing at all, one of several.
 *
 * @param names of customers and columns: a customer may be called 17049, and a sentence may begin with a column's name.
 */
export function chapterFaults(
  outputs: readonly ChapterOutput[],
  names: readonly string[] = [],
): readonly string[] {
  return outputs.flatMap(({ chapter, cell, kind, shown }) =>
    faultsOf(kind, shown, names).map((fault) => `${chapter}#${cell}: ${fault}`),
  );
}

function faultsOf(
  kind: ChapterOutput["kind"],
  shown: ChapterOutput["shown"],
  names: readonly string[],
): readonly string[] {
  if (kind === "failure") return [`failed: ${String(shown)}`];
  if (typeof shown === "string") return textFaults(shown, names, [NO_NUMBER, ZERO_OF_SOME, SMALL_START]);
  return "columns" in shown ? tableFaults(shown, names) : figureFaults(shown, names);
}

/** What is not asked of a name. */
const NOT_OF_NAMES: readonly RegExp[] = [SLIPS["a number that is not grouped"], SMALL_START];

function textFaults(text: string, names: readonly string[], more: readonly RegExp[] = []): readonly string[] {
  const unnamed = names.reduce(
    (rest, name) => (rest.includes(name) ? rest.split(name).join("Name") : rest),
    text,
  );
  const read = (fault: RegExp): string => (NOT_OF_NAMES.includes(fault) ? unnamed : text);
  return [HOLES, SEVERAL_OF_ONE, ...Object.values(SLIPS), ...more]
    .filter((fault) => fault.test(read(fault)))
    .map((fault) => `${String(fault.exec(read(fault))?.[0])} in: ${text}`);
}

function tableFaults({ caption, columns, rows }: Table, names: readonly string[]): readonly string[] {
  if (rows.length === 0) return [`empty table: ${caption}`];
  return [
    ...[caption, ...columns.map(({ name }) => name)].flatMap((text) => textFaults(text, names)),
    ...rows.flat().flatMap((text) => cellFaults(text)),
  ];
}

/** A cell may hold a code or a name, but no number with decimals that say nothing. */
function cellFaults(text: string): readonly string[] {
  const rounding = [SLIPS["a number that is not rounded"], SLIPS["a zero below zero"]];
  return [HOLES, SEVERAL_OF_ONE, ...rounding]
    .filter((fault) => fault.test(text))
    .map((fault) => `${String(fault.exec(text)?.[0])} in: ${text}`);
}

function figureFaults({ title, alt, data, layout }: Figure, names: readonly string[]): readonly string[] {
  const texts = [
    title,
    alt,
    ...strings(layout),
    ...data.flatMap((trace) => strings(READ.map((f) => trace[f]))),
  ];
  return [
    ...texts.filter((text) => HOLES.test(text)).map((text) => `hole in figure "${title}": ${text}`),
    ...textFaults(alt, names, [ZERO_OF_SOME]).map((fault) => `figure "${title}": ${fault}`),
    ...(drawsSomething({ title, alt, data, layout }) ? [] : [`empty figure: ${title}`]),
  ];
}

/** Every text inside. */
function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(strings);
}
