import { InputError } from "../../core/input-error";
import type { SchemaColumn } from "../../customers/schema/schema-column";
import { CLEAR, TIE, type SegmentModel } from "../place/score-customer";
import { featureSql, type FeatureSqlModel, type SqlColumn } from "./feature-sql";
import { SQL_DIALECTS, type SqlDialect } from "./sql-dialect";

/** What of a segmentation a statement needs; `segments.json` holds it. */
export interface PlacedModel extends Pick<SegmentModel, "recipe" | "centers" | "tooFar"> {
  /** The columns of a table of customers. */
  readonly columns: readonly SchemaColumn[];
  /** Cells of the study that mean "not known", by column, such as `-999`. */
  readonly preparation?: { readonly missing: Readonly<Record<string, readonly string[]>> };
  /** One name per segment. */
  readonly names: readonly string[];
}

/** Options of `placementSql`. */
export interface PlacementSqlOptions {
  /** One of the names of `SQL_DIALECTS`. */
  readonly dialect: string;
  /** The table of the warehouse; points separate its schema from its name. */
  readonly table: string;
  /** The column that names the customers; default the study's. */
  readonly id?: string;
}

/** What a reader of the statement must know. Fixed text: no comment holds a word of the data. */
const NOTES = [
  "Places every customer of a table in the segments of a study: one row in, one row out.",
  "Made by champo score --as sql. The same rules as champo score: missing values take the study's usual value,",
  "words count but for case and blanks, a word that the study did not know counts as (other) or as none.",
  "segment: the nearest centre, numbered from 1; of equal distances (to one part in 10^12) the first.",
  "too_far: the customer is like none of the study's. confidence: 1 - distance / second distance, 0 to 1.",
  "Columns must hold numbers, days or words as in the study, a share as 0 to 1. A number below 0 where the study",
  "took a logarithm gives no segment. Names are quoted, so write them as the table has them.",
];

/**
 * One SELECT that places every row of a table of customers as `scoreCustomers` does: recipe, missing values, rare levels,
 * nearest centre, confidence, too far. Sums run in the same order; a tie is decided in the same way whatever the last bit of
 * the warehouse's logarithm is.
 *
 * @throws InputError for an unknown dialect, a table or id without a name, and words that no statement can hold.
 * Cost O(centres x columns of the matrix).
 * @example placementSql(segments, { dialect: "duckdb", table: "customers" }).includes("SELECT") // true
 */
export function placementSql(model: PlacedModel, { dialect, table, id }: PlacementSqlOptions): string {
  const language = dialectNamed(dialect);
  const named = id ?? model.columns.find(({ type }) => type === "id")?.name;
  if (named === undefined || named === "") {
    throw new InputError({
      where: "champo score --as sql",
      what: "a study whose customers have no column of names",
      legal: "a column that names the customers",
      remedy: "Name the column of your table: --id COLUMN",
    });
  }
  const statement = placementOf(model, language, tableName(table, language), named);
  return `${NOTES.map((line) => `-- ${line}`).join("\n")}\n${statement};\n`;
}

/**
 * The same SELECT without its notes, of customers that a table or a SELECT in brackets gives.
 *
 * @param id the column that names them.
 */
export function placementOf(model: PlacedModel, language: SqlDialect, from: string, id: string): string {
  const { steps, features } = featureSteps(model, language, from, id);
  const placed = select("placed", resultColumns(model, language), "");
  return withSteps([...steps, ...placementSteps(model, features, language)], placed);
}

/** A step of a statement: its name, what it is made of, its columns. */
export type SqlStep = readonly [name: string, from: string, columns: readonly SqlColumn[]];

/** The steps from customers to `features`: the column `customer` and the columns of the matrix. */
export function featureSteps(
  model: FeatureSqlModel,
  language: SqlDialect,
  from: string,
  id: string,
): { readonly steps: readonly SqlStep[]; readonly features: readonly SqlColumn[] } {
  const { cells, plain, values, features } = featureSql(model, language);
  const customer = { name: "customer", expression: "customer" };
  const steps: readonly SqlStep[] = [
    [
      "cells",
      `${from} AS source`,
      [{ name: "customer", expression: `source.${language.name(id)}` }, ...cells],
    ],
    ["words", "cells", [customer, ...cells.map(asItIs), ...plain]],
    ["feature_values", "words", [customer, ...values]],
    ["features", "feature_values", [customer, ...features]],
  ];
  return { steps, features };
}

/** Steps, and a SELECT of the last. */
export function withSteps(steps: readonly SqlStep[], last: string): string {
  const parts = steps.map(([name, from, columns]) => `${name} AS (\n${select(from, columns, "  ")}\n)`);
  return `WITH\n${parts.join(",\n")}\n${last}`;
}

/** The squared distances to centres, `d1`, `d2`, …, added in the order of the columns. */
export function squaredDistances(
  centers: PlacedModel["centers"],
  features: readonly SqlColumn[],
  { number }: Pick<SqlDialect, "number">,
): readonly SqlColumn[] {
  return centers.map((center, c) => ({
    name: `d${c + 1}`,
    expression: features.map(({ name }, j) => squared(`${name} - ${number(center[j])}`)).join(" + "),
  }));
}

/** The dialect of that name. @throws InputError where there is none. */
function dialectNamed(name: string): SqlDialect {
  if (Object.hasOwn(SQL_DIALECTS, name)) return SQL_DIALECTS[name];
  throw new InputError({
    where: "--dialect",
    what: `"${name}"`,
    legal: Object.keys(SQL_DIALECTS).join(", "),
  });
}

function tableName(table: string, dialect: SqlDialect): string {
  const parts = table.split(".");
  if (parts.every((part) => part !== "")) return parts.map(dialect.name).join(".");
  throw new InputError({
    where: "--table",
    what: `"${table}"`,
    legal: "the name of a table, such as customers or sales.customers",
  });
}

/** From the features to the nearest centre. */
function placementSteps(
  { centers, tooFar }: PlacedModel,
  features: readonly SqlColumn[],
  { number, least }: SqlDialect,
): readonly SqlStep[] {
  const customer = { name: "customer", expression: "customer" };
  const all = squaredDistances(centers, features, { number }).map(({ name, expression }) => ({
    name,
    expression: `SQRT(${expression})`,
  }));
  const distances = all.map(asItIs);
  const names = all.map(({ name }) => name);
  const tie = number(1 + TIE);
  const nearest = names.map((name, c) => `WHEN ${name} <= least_distance * ${tie} THEN ${c + 1}`);
  const own = names.map((name, c) => `WHEN segment = ${c + 1} THEN ${name}`);
  const others = names.map(
    (_, c) => `WHEN segment = ${c + 1} THEN ${least(names.filter((_each, other) => other !== c))}`,
  );
  const one = names.length === 1;
  return [
    ["distances", "features", [customer, ...all]],
    [
      "least_distances",
      "distances",
      [customer, ...distances, { name: "least_distance", expression: least(names) }],
    ],
    [
      "nearest",
      "least_distances",
      [customer, ...distances, { name: "segment", expression: `CASE ${nearest.join(" ")} END` }],
    ],
    [
      "pairs",
      "nearest",
      [
        customer,
        { name: "segment", expression: "segment" },
        { name: "distance", expression: `CASE ${own.join(" ")} END` },
        // A single segment has no second: 0 takes its place, as for two centres that are one.
        { name: "second_distance", expression: one ? number(0) : `CASE ${others.join(" ")} END` },
      ],
    ],
    [
      "placed",
      "pairs",
      [
        customer,
        { name: "segment", expression: "segment" },
        { name: "distance", expression: "distance" },
        { name: "too_far", expression: `distance > ${number(tooFar * (1 + TIE))}` },
        {
          name: "confidence",
          expression: [
            `CASE WHEN second_distance = ${number(0)} THEN NULL`,
            `WHEN distance > second_distance THEN ${number(0)}`,
            `ELSE ${number(1)} - distance / second_distance END`,
          ].join(" "),
        },
      ],
    ],
  ];
}

function resultColumns({ names }: PlacedModel, dialect: SqlDialect): readonly SqlColumn[] {
  const named = names.map((name, c) => `WHEN segment = ${c + 1} THEN ${dialect.text(name)}`);
  const clear = dialect.number(CLEAR);
  return [
    { name: "customer", expression: "customer" },
    { name: "segment", expression: "segment" },
    { name: "segment_name", expression: `CASE ${named.join(" ")} END` },
    { name: "distance", expression: "distance" },
    { name: "confidence", expression: "confidence" },
    {
      name: "place",
      expression: `CASE WHEN too_far OR confidence IS NULL THEN 'none' WHEN confidence >= ${clear} THEN 'clear' ELSE 'near a border' END`,
    },
    { name: "too_far", expression: "too_far" },
  ];
}

/** A column of a step that the next one has, too. */
export function asItIs({ name }: SqlColumn): SqlColumn {
  return { name, expression: name };
}

function squared(difference: string): string {
  return `(${difference}) * (${difference})`;
}

function select(from: string, columns: readonly SqlColumn[], indent: string): string {
  const list = columns.map(({ name, expression }) =>
    name === expression ? `${indent}  ${name}` : `${indent}  ${expression} AS ${name}`,
  );
  return `${indent}SELECT\n${list.join(",\n")}\n${indent}FROM ${from}`;
}
