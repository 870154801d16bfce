import { drawsSomething } from "../../src/cell/holds-something";
import type { Figure } from "../../src/charts/base/figure";
import type { Table } from "../../src/text/table";
import type { ChapterOutput } from "./run-chapters";

/** The words of holes; chapter 02 counts values that "were undefined and had to be filled". */
const HOLES = /undefined(?! and had to)|NaN|\bnull\b|Infinity|\binfinite\b|\[object/;
/** A number that does not exist: right in a cell of a table, a hole in a sentence. */
const NO_NUMBER = /not defined/;
/** One of several with a noun or a verb of many. */
const SEVERAL_OF_ONE =
  /(?<![\d.,])1 (cells|lines|rows|columns|customers|groups|accounts|orders|samples|pairs|members|clusters|segments|of (the )?[\d,]+ [a-z-]+ (are|have|lie|hold|differ|stay|belong|pass|get|gain)|are|have)\b/;
/** Fields of a trace that a reader sees as text. */
const READ = ["name", "text", "hovertext", "labels", "x", "y"];
/** What a reader would stumble over in what the chapters showed: holes, nothing at all, one of several. */
export function chapterFaults(outputs: readonly ChapterOutput[]): readonly string[] {
  return outputs.flatMap(({ chapter, cell, kind, shown }) =>
    faultsOf(kind, shown).map((fault) => `${chapter}#${cell}: ${fault}`),
  );
}

function faultsOf(kind: ChapterOutput["kind"], shown: ChapterOutput["shown"]): readonly string[] {
  if (kind === "failure") return [`failed: ${String(shown)}`];
  if (typeof shown === "string") return textFaults(shown, [NO_NUMBER]);
  return "columns" in shown ? tableFaults(shown) : figureFaults(shown);
}

function textFaults(text: string, more: readonly RegExp[] = []): readonly string[] {
  return [HOLES, SEVERAL_OF_ONE, ...more]
    .filter((fault) => fault.test(text))
    .map((fault) => `${String(fault.exec(text)?.[0])} in: ${text}`);
}

function tableFaults({ caption, columns, rows }: Table): readonly string[] {
  if (rows.length === 0) return [`empty table: ${caption}`];
  return [caption, ...columns.map(({ name }) => name), ...rows.flat()].flatMap((text) => textFaults(text));
}

function figureFaults({ title, alt, data, layout }: Figure): readonly string[] {
  const texts = [
    title,
    alt,
    ...strings(layout),
    ...data.flatMap((trace) => strings(READ.map((f) => trace[f]))),
  ];
  return [
    ...texts.filter((text) => HOLES.test(text)).map((text) => `hole in figure "${title}": ${text}`),
    ...(drawsSomething({ title, alt, data, layout }) ? [] : [`empty figure: ${title}`]),
  ];
}

/** Every text inside. */
function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(strings);
}
