import type { Command } from "commander";
import { InputError } from "../../core/input-error";
import { SQL_DIALECTS } from "../../segments/sql/sql-dialect";
import { scoreToCommand, type ScoreToSettings } from "./score-to";
import { scoreSqlCommand, type ScoreSqlSettings } from "./score-sql";
import path from "node:path";
import { methods } from "../../clustering/methods";
import type { ExcelColumn } from "../../tables/xlsx/excel-workbook";
import { count, decimal } from "../../text/format";
import { sameColumnsFinding } from "../../segments/profiles/one-column-finding";
import { limitsText } from "../../segments/choose/segment-limits";
import { scoreCustomers, type CustomerScore } from "../../segments/place/score-customer";
import type { SegmentsFile } from "../../study/segments-schema";
import { visibleText } from "../../tables/xlsx/cell-text";
import type { CustomerBase } from "../../customers/customer-base";
import { openPseudonyms } from "../../study/pseudonyms/pseudonym-key";
import { baseUnderPseudonyms } from "../../study/pseudonyms/under-pseudonyms";
import { caseNamed } from "../../cases/cases";
import { readSegmentsFile } from "../../study/read-segments-file";
import { requireResultName, writeResultFile } from "../result-file";
import { sayTable } from "../say-table";
import type { End } from "../command";

/** Settings of `champo score`, as the command line gives them. */
export interface ScoreSettings {
  /** Another segments.json than that of the latest run. */
  readonly segments?: string;
  /** A file to write: .csv, .tsv, .xlsx or .json. */
  readonly out?: string;
  /** The key of the study's pseudonyms: customers are named by them. */
  readonly pseudonyms?: string;
}

/** How the numbers of a score come about, in words. */
const SCORE_DEFINITION = [
  "Distance: Euclidean, to the centre of the segment, over all features after scaling.",
  "Confidence: 1 - distance to the nearest centre / distance to the second nearest (simplified silhouette). 0 on the border of two segments, 1 at a centre; the place is clear from 0.25 on. How firmly a customer of the study belongs to its segment is in its card and in the export: both resample the study, which centres alone do not allow.",
  "Too far: farther from every centre than the upper fence (third quartile + 1.5 interquartile ranges) of the study's own customers; such a customer is like none of them, and the segment shown is only the nearest one.",
].join("\n");

/** Adds `champo score` to the command line. */
export function addScore(program: Command, end: End): void {
  program
    .command("score")
    .argument(
      "[file]",
      "a workbook in the Champo format, a table of customers (CSV, TSV, XLSX), or a study whose lines stay in an engine",
    )
    .option(
      "--segments <file>",
      "the segmentation: a segments.json, or a study's folder (default: that of the latest run)",
    )
    .option("--out <file>", "a file to write the result to: .csv, .tsv, .xlsx or .json (.sql with --as sql)")
    .option(
      "--pseudonyms <key>",
      "replace the customers' names by a study's pseudonyms, which this key file lists",
    )
    .option("--as <form>", "sql: print one SELECT that scores the table of a warehouse, instead of a file")
    .option("--dialect <name>", `with --as sql: ${Object.keys(SQL_DIALECTS).join(", ")}`)
    .option("--table <name>", "with --as sql: the table (default: customers)")
    .option("--id <column>", "with --as sql: the column that names the customers (default: the study's)")
    .option(
      "--to <table>",
      "of a study whose lines lie in ClickHouse or a database of DuckDB: the table there to write the segments to",
    )
    .option(
      "--refit <file>",
      "with --to: first move the centres by k-means over all customers, and write the segments",
    )
    .action(
      async (
        file: string | undefined,
        options: ScoreSettings & ScoreSqlSettings & Partial<ScoreToSettings>,
      ) => {
        const { to, refit } = options;
        if (to !== undefined || refit !== undefined) end(await scoreToCommand(file, { ...options }));
        else if (options.as === undefined) end(await scoreCommand(file, options));
        else end(scoreSqlCommand(file, options));
      },
    );
}

/**
 * `champo score FILE`: where customers, new or changed, belong in an existing segmentation; to the terminal or a file.
 *
 * @throws InputError for a file that cannot be read, all problems at once, and where there is no segmentation yet.
 */
async function scoreCommand(file: string | undefined, settings: ScoreSettings): Promise<number> {
  if (file === undefined) {
    throw new InputError({
      where: "champo score",
      what: "no file",
      legal: "a file of customers",
      remedy: "For a statement that scores the table of a warehouse: champo score --as sql --dialect duckdb",
    });
  }
  const { file: segmentsFile, segments } = readSegmentsFile(settings.segments);
  if (settings.out !== undefined) requireResultName(settings.out, [file, segmentsFile]);
  const read = await caseNamed(segments.kind).readCustomers(file, segments);
  const { source, unused, unknown, takenAsZero = [] } = read;
  const base = underKey(read.base, settings.pseudonyms);
  const scores = scoreCustomers(segments, base);
  const remarks = scoreRemarks(scores, segments, source);
  const by = `${segments.method}, ${segments.centers.length} segments, ${segments.status}`;
  if (settings.out === undefined) {
    sayTable(
      `${visibleText(path.basename(file))} by ${path.basename(segmentsFile)} (${by})`,
      scoreRows(scores, segments).map(terminalRow),
    );
    console.log(`\n${SCORE_DEFINITION}`);
  } else {
    await writeScores(settings.out, path.basename(file), segments, scores, remarks);
    console.log(
      `${count(scores.length).text} customers scored by ${path.basename(segmentsFile)} (${by}): ${settings.out}`,
    );
  }
  if (unused.length > 0) console.log(`Not used: ${unused.map((name) => visibleText(name, 30)).join(", ")}.`);
  if (takenAsZero.length > 0) {
    const types = takenAsZero.map((name) => visibleText(name, 30)).join(", ");
    console.log(`No column, so taken as 0: ${types}.`);
  }
  if (unknown.length > 0) {
    const words = unknown.map((word) => visibleText(word, 40)).join(", ");
    console.log(`Not known to the segments: ${words}. Such a customer counts as none of the known words.`);
  }
  for (const remark of remarks) console.log(remark);
  return 0;
}

/** Writes where customers belong into a table. @param file that they come from. */
export async function writeScores(
  out: string,
  file: string,
  segments: SegmentsFile,
  scores: readonly CustomerScore[],
  remarks: readonly string[],
): Promise<void> {
  const rows = scoreRows(scores, segments);
  const { method, status, names, source } = segments;
  await writeResultFile(out, {
    sheets: [
      {
        name: "Scores",
        columns: COLUMNS,
        rows: rows.map((row) => COLUMNS.map(({ name }) => row[name as keyof ScoreRow])),
      },
      {
        name: "How to read it",
        columns: [{ name: "note", width: 100 }],
        rows: [...SCORE_DEFINITION.split("\n"), ...remarks].map((line) => [line]),
      },
    ],
    json: {
      file,
      segmentation: { method, status, names, source },
      definition: SCORE_DEFINITION.split("\n"),
      remarks,
      customers: rows,
    },
    made: UNDATED,
  });
}

/** The customers as they are, or by the pseudonyms of a key; new ones join it. */
function underKey(base: CustomerBase, key: string | undefined): CustomerBase {
  if (key === undefined) return base;
  const pseudonyms = openPseudonyms(key);
  const renamed = baseUnderPseudonyms(base, pseudonyms);
  pseudonyms.save();
  return renamed;
}

/** A score has no day of its own; the zip format begins in 1980. */
const UNDATED = new Date(Date.UTC(2020, 0, 1));

/** A customer's score as a row; segments are numbered from 1, by revenue, as in the notebooks. */
export interface ScoreRow {
  readonly customer: string;
  /** The one with the nearest centre, even where that is too far. */
  readonly segment: number;
  readonly name: string;
  readonly distance: number;
  /** 0 to 1, higher is surer; null where it is not defined (a single segment). */
  readonly confidence: number | null;
  readonly place: CustomerScore["word"];
  readonly "runner-up": number | null;
  readonly "too far": "yes" | "no";
  /** The segment that the study gave it; `new` for a customer it did not know, `none` for one without a segment. */
  readonly before: number | "new" | "none";
  /** Features that were undefined and took the study's middle value. */
  readonly "filled in": string;
}

const COLUMNS: readonly ExcelColumn[] = [
  { name: "customer" },
  { name: "segment", format: "whole" },
  { name: "name" },
  { name: "distance", format: "decimal" },
  { name: "confidence", format: "decimal", scale: true },
  {
    name: "place",
    fills: [
      { equals: "clear", colour: "#B7E1CD" },
      { equals: "near a border", colour: "#FCE8B2" },
      { equals: "none", colour: "#F4C7C3" },
    ],
  },
  { name: "runner-up", format: "whole" },
  { name: "too far", fills: [{ equals: "yes", colour: "#F4C7C3" }] },
  { name: "before", format: "whole" },
  { name: "filled in" },
];

/** Scores as rows, in the order of the customers. */
function scoreRows(scores: readonly CustomerScore[], segments: SegmentsFile): readonly ScoreRow[] {
  const known = new Map(segments.customers.map(({ customer, segment }) => [customer, segment]));
  return scores.map((score) => {
    const before = known.get(score.customer);
    return Object.freeze({
      customer: score.customer,
      segment: score.nearest + 1,
      name: segments.names[score.nearest],
      distance: score.distance,
      confidence: Number.isNaN(score.confidence) ? null : score.confidence,
      place: score.word,
      "runner-up": score.runnerUp === null ? null : score.runnerUp + 1,
      "too far": score.tooFar ? ("yes" as const) : ("no" as const),
      before: before === undefined ? ("new" as const) : before < 0 ? ("none" as const) : before + 1,
      "filled in": score.filled.join(", "),
    });
  });
}

function terminalRow(row: ScoreRow): Record<string, string | number> {
  return {
    customer: row.customer,
    segment: row.segment,
    name: row.name,
    distance: decimal(row.distance).text,
    confidence: row.confidence === null ? "not defined" : decimal(row.confidence).text,
    place: row.place,
    "runner-up": row["runner-up"] ?? "none",
    "too far": row["too far"],
    before: row.before,
  };
}

/** Methods that divide as the score does. */
const OWN_RULES: Readonly<Record<string, string>> = {
  [methods.kMeans.name]: "k-means divides by the nearest centre, and so does this score.",
  [methods.kMedoids.name]:
    "k-medoids divides by the nearest medoid, and so does this score: its centres are the medoids.",
};

/** What must be known to read the scores rightly. */
export function scoreRemarks(
  scores: readonly CustomerScore[],
  segments: SegmentsFile,
  source: string | null,
): readonly string[] {
  const { method, customers, status, names, columnMatches, limits } = segments;
  const own = new Map(customers.map(({ customer, segment }) => [customer, segment]));
  const sameFile = source === segments.source;
  const elsewhere = scores.filter(({ customer, nearest }) => own.get(customer) !== nearest).length;
  const strangers = scores.filter(({ tooFar }) => tooFar).length;
  return [
    ...(columnMatches.length > 0 ? [sameColumnsFinding(columnMatches).text] : []),
    OWN_RULES[method] ??
      `${method} has no rule of its own for new customers: the nearest centre decides instead, and near a border the two may differ.`,
    ...(sameFile
      ? [
          `The segments were made of this very file: ${elsewhere} of its ${scores.length} customers lie nearer to another centre than to that of the segment ${method} gave them.`,
        ]
      : []),
    ...(limits === undefined
      ? []
      : [
          `The segments of the study keep what its study.yaml asks for: ${limitsText(limits)}. Placing customers here keeps neither sizes nor links.`,
        ]),
    ...(status === "supported"
      ? []
      : ["The data did not support these segments: they are a working division, not a discovery."]),
    ...(names.length < 2 ? ["There is one segment only: no confidence is defined."] : []),
    ...(strangers > 0
      ? [`Too far from every segment: ${strangers} of ${scores.length}. Look at these one by one.`]
      : []),
    ...(sameFile
      ? []
      : [
          "Figures must cover a span like that of the study's file: a customer of a few months looks small next to those of years.",
        ]),
  ];
}
