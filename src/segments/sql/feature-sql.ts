import { DAY } from "../../core/day";
import {
  featureOfColumns,
  OTHER_LEVEL,
  sourceColumn,
  type CategoryFeature,
  type FeatureRecipe,
  type NumberFeature,
} from "../../customers/recipe/feature-recipe";
import { NO_WORDS, plainWord, YES_WORDS } from "../../customers/schema/read-schema-column";
import type { SchemaColumn } from "../../customers/schema/schema-column";
import { MISSING_WORDS } from "../../tables/cells/missing-text";
import type { SqlDialect } from "./sql-dialect";
import { ownValue } from "../../text/own-value";

/** A column of one step of the statement. */
export interface SqlColumn {
  readonly name: string;
  readonly expression: string;
}

/** The steps from the columns of a table to the features of the recipe, each made of the one before. */
export interface FeatureSql {
  /** The columns of the table, as numbers or trimmed words. Made of `source`. */
  readonly cells: readonly SqlColumn[];
  /** Words in small letters with single blanks, added to the cells. */
  readonly plain: readonly SqlColumn[];
  /** One value per feature: a number, or the position of a level from 1, 0 for none of them. */
  readonly values: readonly SqlColumn[];
  /** One scaled number per column of the matrix, `f1`, `f2`, … */
  readonly features: readonly SqlColumn[];
}

/** What of a segmentation its features need. */
export interface FeatureSqlModel {
  readonly recipe: FeatureRecipe;
  readonly columns: readonly SchemaColumn[];
  readonly preparation?: { readonly missing: Readonly<Record<string, readonly string[]>> };
}

/** The largest number there is: what is not between it and its negative is no number. */
const LARGEST = 1.7976931348623157e308;

/**
 * The features of a recipe as SQL, by the same steps as `customersBySchema` and `applyRecipe`: values that mean "not known"
 * take the recipe's fill, a word is its level but for case and blanks, a level that the recipe does not know is `(other)`.
 *
 * @param model what `segments.json` lists: recipe, types of the columns, cells that mean "not known". Cost O(columns x levels).
 * @throws InputError for a name or word that no statement can hold.
 */
export function featureSql(
  { recipe, columns, preparation }: FeatureSqlModel,
  dialect: SqlDialect,
): FeatureSql {
  const unknown = (name: string): readonly string[] => ownValue(preparation?.missing ?? {}, name) ?? [];
  const used = columns.filter(({ type, name, whole }) => type !== "id" && isUsed(recipe, name, whole));
  const place = new Map(used.map(({ name }, j) => [name, j + 1]));
  const words = new Set(recipe.features.filter(hasWords).map(sourceColumn));
  const isWords = ({ name }: SchemaColumn): boolean => words.has(name);
  const cell = (name: string): string => `c${place.get(name)!}`;
  const plain = (name: string): string => `p${place.get(name)!}`;
  return Object.freeze({
    cells: used.map((column) => ({
      name: cell(column.name),
      expression: isWords(column)
        ? unless(trimmed(column, dialect), unknown(column.name), dialect)
        : finite(column, unknown(column.name), dialect),
    })),
    plain: used.filter(isWords).map(({ name }) => ({
      name: plain(name),
      expression: dialect.lower(dialect.replaced(cell(name), `${dialect.blanks}+`, " ")),
    })),
    values: recipe.features.map((feature, i) => ({
      name: `v${i + 1}`,
      expression:
        feature.kind === "category"
          ? levelSql(feature, cell(feature.column), plain(feature.column), columns, dialect)
          : numberSql(feature, used, cell, plain, dialect),
    })),
    features: scaledColumns(recipe, dialect),
  });
}

function isUsed({ features }: FeatureRecipe, name: string, whole: string | null): boolean {
  return features.some(
    (feature) =>
      sourceColumn(feature) === name ||
      (feature.kind === "number" && feature.source.kind === "share" && feature.source.whole === whole),
  );
}

function hasWords(feature: FeatureRecipe["features"][number]): boolean {
  return feature.kind === "category" || feature.source.kind === "rank";
}

/** A word without blanks around it. */
function trimmed({ name }: SchemaColumn, dialect: SqlDialect): string {
  const { blanks } = dialect;
  return dialect.replaced(dialect.words(inSource(name, dialect)), `^${blanks}+|${blanks}+$`, "");
}

/** A number that is one; days count from 1970. */
function finite({ name, type }: SchemaColumn, unknown: readonly string[], dialect: SqlDialect): string {
  const value = inSource(name, dialect);
  if (type === "date") return dialect.double(`-${dialect.daysUntil(value, "1970-01-01")}`);
  const number = dialect.double(value);
  const codes = unknown
    .filter((word) => Number.isFinite(Number(word)))
    .map((word) => dialect.number(Number(word)));
  const known = codes.length === 0 ? "" : ` AND ${number} NOT IN (${codes.join(", ")})`;
  return `CASE WHEN ${number} BETWEEN ${dialect.number(-LARGEST)} AND ${dialect.number(LARGEST)}${known} THEN ${number} END`;
}

/** A word, unless it means "not known" in the study. */
function unless(word: string, unknown: readonly string[], dialect: SqlDialect): string {
  if (unknown.length === 0) return word;
  return `CASE WHEN ${word} NOT IN (${unknown.map(dialect.text).join(", ")}) THEN ${word} END`;
}

/** A column of the table; a bare name might be read as a column of the result. */
function inSource(name: string, dialect: SqlDialect): string {
  return `source.${dialect.name(name)}`;
}

function numberSql(
  { source, transform, logUnit = 1, fill }: NumberFeature,
  columns: readonly SchemaColumn[],
  cell: (name: string) => string,
  plain: (name: string) => string,
  dialect: SqlDialect,
): string {
  const filled = (value: string): string => `COALESCE(${value}, ${dialect.number(fill)})`;
  const raw = (): string => {
    switch (source.kind) {
      case "column":
        return filled(cell(source.column));
      case "days before": {
        const day = dialect.number(Date.parse(source.asOf) / DAY);
        return filled(`${day} - ${cell(source.column)}`);
      }
      case "share": {
        const zero = dialect.number(0);
        const parts = columns.filter(({ whole }) => whole === source.whole);
        const sum = parts.map(({ name }) => `COALESCE(${cell(name)}, ${zero})`).join(" + ");
        return filled(`CASE WHEN ${sum} > ${zero} THEN ${cell(source.column)} / (${sum}) END`);
      }
      case "rank": {
        const [words, word] = [cell(source.column), plain(source.column)];
        const ranks = levelTests(source.levels, words, word, dialect).map(
          ({ test, level }) => `WHEN ${test} THEN ${dialect.number(level)}`,
        );
        return filled(`CASE ${ranks.join(" ")} END`);
      }
    }
  };
  if (transform === "none") return raw();
  const value = raw();
  if (transform === "signed log") {
    const size = dialect.log10(`${dialect.number(1)} + ABS(${value}) / ${dialect.number(logUnit)}`);
    return `CASE WHEN ${value} < ${dialect.number(0)} THEN -${size} ELSE ${size} END`;
  }
  // A number below 0 has no logarithm here: such a row gets no segment.
  return `CASE WHEN ${value} >= ${dialect.number(0)} THEN ${dialect.log10(`${dialect.number(1)} + ${value}`)} END`;
}

/** The position of the level of a category from 1 on; 0 for none. */
function levelSql(
  { levels, fill, column }: CategoryFeature,
  words: string,
  word: string,
  columns: readonly SchemaColumn[],
  dialect: SqlDialect,
): string {
  const positionOf = (level: string): number =>
    1 + (levels.includes(level) ? levels.indexOf(level) : levels.indexOf(OTHER_LEVEL));
  const missing = [...MISSING_WORDS].map((each) => dialect.text(each)).join(", ");
  const answers = columns.some(({ name, type }) => name === column && type === "yes/no")
    ? [
        { words: YES_WORDS, level: "yes" },
        { words: NO_WORDS, level: "no" },
      ]
    : [];
  const cases = [
    `WHEN ${words} IS NULL OR ${word} IN (${missing}) THEN ${positionOf(fill)}`,
    ...levelTests(levels, words, word, dialect).map(({ test, level }) => `WHEN ${test} THEN ${level + 1}`),
    ...answers.map(
      (answer) =>
        `WHEN ${word} IN (${answer.words.map((each) => dialect.text(each)).join(", ")}) THEN ${positionOf(answer.level)}`,
    ),
  ];
  return `CASE ${cases.join(" ")} ELSE ${positionOf(OTHER_LEVEL)} END`;
}

/** Which level a word is: first by its very letters, then but for case and blanks, as `score` reads a table. */
function levelTests(
  levels: readonly string[],
  words: string,
  word: string,
  dialect: SqlDialect,
): readonly { readonly test: string; readonly level: number }[] {
  const forms = levels.map(plainWord);
  return [
    ...levels.map((level, l) => ({ test: `${words} = ${dialect.text(level)}`, level: l })),
    ...forms.flatMap((form, l) =>
      forms.indexOf(form) === l ? [{ test: `${word} = ${dialect.text(form)}`, level: l }] : [],
    ),
  ];
}

/** The columns of the matrix: (value - centre) / scale, in the order of `applyRecipe`. */
function scaledColumns(recipe: FeatureRecipe, dialect: SqlDialect): readonly SqlColumn[] {
  const { number } = dialect;
  const owner = featureOfColumns(recipe);
  return owner.map((feature, j) => {
    const value = `v${recipe.features.indexOf(feature) + 1}`;
    if (feature.kind === "number") {
      return {
        name: `f${j + 1}`,
        expression: `(${value} - ${number(feature.center)}) / ${number(feature.scale)}`,
      };
    }
    const level = j - owner.indexOf(feature);
    const hit = `CASE WHEN ${value} = ${level + 1} THEN ${number(1)} ELSE ${number(0)} END`;
    return {
      name: `f${j + 1}`,
      expression: `(${hit} - ${number(feature.centers[level])}) / ${number(feature.scale)}`,
    };
  });
}
