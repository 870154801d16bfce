import { digestOf } from "../../core/digest";
import { isCode, type Cell, type CodeCell, type Notebook } from "../../notebook/document/document";
import { readOutput, type Block } from "../chapters/read-output";
import { cellAddress, claimId } from "./claim-id";
import { proseProblems, sentenceAround, type ProseClaim, type ProseProblem } from "./prose-claims";
import { typedNumbers } from "./typed-numbers";
import { writtenNumber } from "./written-number";

/** A number of the report's prose, and where it comes from. */
export interface LedgerClaim {
  readonly id: string;
  /** The chapter's page, at the cell. */
  readonly chapter: string;
  readonly notebook: string;
  /** The cell's id. */
  readonly cell: string;
  /** The cell's place in the notebook, from 1. */
  readonly position: number;
  /** SHA-256 of the cell's source. */
  readonly source: string;
  readonly kind: "answer" | "takeaway" | "table" | "figure";
  /** As the sentence writes it. */
  readonly text: string;
  /** At full precision; null where it is undefined, and in texts of figures, which keep no more than they write. */
  readonly value: number | null;
  /** `percent`, `currency`, the thing counted, or null. */
  readonly unit: string | null;
  readonly sentence: string;
}

/** A number of the report's prose that cannot be trusted, and where it is. */
export interface LedgerProblem extends ProseProblem {
  readonly notebook: string;
  readonly cell: string;
  readonly position: number;
  readonly sentence: string;
}

/** All numbers of a report's prose. */
export interface Ledger {
  readonly claims: readonly LedgerClaim[];
  readonly problems: readonly LedgerProblem[];
}

/** An executed notebook and its page in the report. */
export interface LedgerNotebook {
  readonly name: string;
  readonly document: Notebook;
}

type Place = Pick<LedgerClaim, "notebook" | "cell" | "position" | "chapter" | "source">;

/**
 * The ledger of a report: each number in answers, takeaways, sentences of tables and texts of figures with the cell
 * that computed it, and each number that no cell computed or that is not what its cell computed.
 */
export function claimsLedger(notebooks: readonly LedgerNotebook[]): Ledger {
  const claims: LedgerClaim[] = [];
  const problems: LedgerProblem[] = [];
  for (const { name, document } of notebooks) {
    document.cells.forEach((cell, index) => {
      const place: Place = {
        chapter: cellAddress(`${name}.html`, cell.id),
        notebook: name,
        cell: cell.id,
        position: index + 1,
        source: digestOf(cell.source),
      };
      const found = isCode(cell) ? ofCode(cell, place) : { claims: [], problems: ofText(cell) };
      claims.push(...found.claims);
      problems.push(...found.problems.map((problem) => located(problem, place)));
    });
  }
  return Object.freeze({ claims: Object.freeze(claims), problems: Object.freeze(problems) });
}

/** The ledgers of several notebooks as one. */
export function joinLedgers(ledgers: readonly Ledger[]): Ledger {
  return Object.freeze({
    claims: Object.freeze(ledgers.flatMap(({ claims }) => claims)),
    problems: Object.freeze(ledgers.flatMap(({ problems }) => problems)),
  });
}

type Found = {
  readonly claims: LedgerClaim[];
  readonly problems: readonly (ProseProblem & { in: string })[];
};

function ofText(cell: Cell): Found["problems"] {
  return cell.cell_type === "raw" ? [] : inProse(cell.source, { claims: [], texts: [] });
}

function ofCode(cell: CodeCell, place: Place): Found {
  let number = 0;
  const entry = (
    kind: LedgerClaim["kind"],
    text: string,
    value: number | null,
    sentence: string,
  ): LedgerClaim => ({
    id: claimId(place.notebook, place.cell, ++number),
    ...place,
    kind,
    text,
    value,
    unit: writtenNumber(text)?.unit ?? null,
    sentence,
  });
  const perBlock = cell.outputs.flatMap(readOutput).map((block): Found => {
    switch (block.kind) {
      case "takeaway":
      case "answer":
        return {
          claims: block.sources.claims.map(({ text, value, at }) =>
            entry(block.kind as "answer", text, value, sentenceAround(block.markdown, at)),
          ),
          problems: inProse(block.markdown, block.sources),
        };
      case "markdown":
        return { claims: [], problems: inProse(block.markdown, { claims: [], texts: [] }) };
      case "table": {
        const cells = tableCells(block);
        return {
          claims: cells.flatMap(({ text, claims }) =>
            claims.map((claim) => entry("table", claim.text, claim.value, sentenceAround(text, claim.at))),
          ),
          problems: [
            // The text around these numbers was put in by code; only the cell's own code can have typed them.
            ...cells.flatMap(({ text, claims }) => [
              ...inProse(text, { claims, texts: [] }).filter(({ kind }) => kind !== "typed"),
              ...typedIn(cell.source, text, claims),
            ]),
            ...typedIn(cell.source, block.table.caption),
          ],
        };
      }
      case "figure":
        return {
          claims: [block.title, block.alt].flatMap((text) =>
            typedNumbers(text).map((found) =>
              entry(
                "figure",
                found.text,
                null,
                sentenceAround(text, [found.at, found.at + found.text.length]),
              ),
            ),
          ),
          problems: [block.title, block.alt].flatMap((text) => typedIn(cell.source, text)),
        };
      case "picture":
      case "text":
      case "error":
        return { claims: [], problems: [] };
    }
  });
  return {
    claims: perBlock.flatMap((found) => found.claims),
    problems: perBlock.flatMap((found) => found.problems),
  };
}

/** The cells of a table that hold sentences with their numbers. */
function tableCells({ table }: Extract<Block, { kind: "table" }>): { text: string; claims: ProseClaim[] }[] {
  const byCell = new Map<string, { text: string; claims: ProseClaim[] }>();
  for (const { row, column, ...claim } of table.claims ?? []) {
    const key = `${row} ${column}`;
    const cell = byCell.get(key) ?? { text: String(table.rows[row]?.[column] ?? ""), claims: [] };
    cell.claims.push(claim);
    byCell.set(key, cell);
  }
  return [...byCell.values()];
}

function inProse(text: string, sources: Parameters<typeof proseProblems>[1]): Found["problems"] {
  return proseProblems(text, sources).map((problem) => ({
    ...problem,
    in: sentenceAround(text, [problem.at, problem.at + problem.text.length]),
  }));
}

/**
 * Numbers of a figure's or table's text that are in the cell's own code, in quotes: they were typed.
 * A single digit says too little to decide.
 */
function typedIn(source: string, text: string, claims: readonly ProseClaim[] = []): Found["problems"] {
  const quoted = [...source.matchAll(/(["'`])((?:\\.|(?!\1)[^\\])*)\1/gs)].map(([, , inside]) =>
    (inside ?? "").replace(/\$\{[^}]*\}/g, " "),
  );
  const typed = new Set(quoted.flatMap((inside) => typedNumbers(inside).map((number) => number.text)));
  return typedNumbers(text)
    .filter((number) => number.text.length > 1 && typed.has(number.text))
    .filter(({ at }) => !claims.some((claim) => claim.at[0] <= at && at < claim.at[1]))
    .map((number) => ({ ...number, kind: "typed", what: "the cell's code has it in quotes", in: text }));
}

function located({ in: sentence, ...problem }: Found["problems"][number], place: Place): LedgerProblem {
  const { notebook, cell, position } = place;
  return { ...problem, notebook, cell, position, sentence };
}
