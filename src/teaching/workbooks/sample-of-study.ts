import path from "node:path";
import { dayText } from "../../core/day";
import { InputError } from "../../core/input-error";
import { writeFileAtomically } from "../../core/write-file-atomically";
import { randomInteger, randomSource, sampleWithoutReplacement } from "../../math/distributions/random";
import { readDataFiles } from "../../study/description/data-files";
import { typedAsDescribed } from "../../study/description/customers-of-table";
import { refusal } from "../../study/description/describe-data";
import { readDescription } from "../../study/description/described-study";
import { customersOfLines } from "../../study/description/sales-of-table";
import {
  DEFAULT_DESCRIPTION,
  STUDY_FILE,
  type StudyDescription,
} from "../../study/description/study-description";
import { writeDescription } from "../../study/description/write-description";
import { writeDelimitedText } from "../../tables/csv/delimited-text";
import { ProblemLog } from "../../tables/problem-log";
import type { RawCell, RawTable } from "../../tables/raw-table";

/** The shares of all customers that a sample may have, in hundredths: its size differs from sample to sample, too. */
const SHARES = { from: 65, below: 90 };
/** A sample has no more customers: the notebooks of a class are to run in seconds. */
const MOST = 600;
/** Fewer customers give no sample that can be divided. */
const FEWEST = 40;

/** The tables of a sample, below the folder of its `study.yaml`. */
const PLACES = { customers: "data/customers.csv", lines: "data/lines.csv" };

/** What a study's customers are read from. */
interface StudyTables {
  readonly description: StudyDescription;
  /** A row for each customer, and each row's customer; null where there are only lines. */
  readonly customers: NamedRows | null;
  /** Sales lines; null without. */
  readonly lines: NamedRows | null;
}

interface NamedRows {
  readonly table: RawTable;
  /** The customer of each row; null for a line without one. */
  readonly names: readonly (string | null)[];
}

/**
 * Writes a random sample of a study's customers as a study of its own: `study.yaml` with what the study says of their
 * columns, and a table of them, of their sales lines, or both. What holds for single customers or segments is left out: names,
 * offers, limits, links.
 *
 * @param file the `study.yaml`.
 * @param seed equal seeds draw equal samples.
 * @returns the sample's `study.yaml`. Cost O(cells of all tables).
 * @throws InputError for a study whose lines stay in an engine, under pseudonyms, or with fewer than 40 customers.
 */
export async function writeSampleOfStudy(file: string, seed: number, folder: string): Promise<string> {
  const { description, ...tables } = await tablesOf(file);
  const all = [...new Set((tables.lines ?? tables.customers)!.names.filter((name) => name !== null))];
  if (all.length < FEWEST)
    throw refuse(file, `${all.length} customers`, `${FEWEST} or more, to draw samples from`);
  const random = randomSource(seed);
  const share = (SHARES.from + randomInteger(random, SHARES.below - SHARES.from)) / 100;
  const size = Math.min(MOST, Math.round(share * all.length));
  const places = sampleWithoutReplacement(random, all.length, size);
  const drawn = new Set<string | null>(Array.from(places, (place) => all[place]));
  const { title, asOf, currency, value, columns, derived, lineColumns, mostSegments, methods, also } =
    description;
  const kept = { title, asOf, currency, value, columns, derived, lineColumns, mostSegments, methods, also };
  const write = (what: keyof typeof PLACES): readonly string[] => {
    const rows = tables[what];
    if (rows === null) return [];
    const cells = rows.table.rows
      .filter((_, row) => drawn.has(rows.names[row]))
      .map((row) => row.cells.map(asText));
    writeFileAtomically(path.join(folder, PLACES[what]), writeDelimitedText([rows.table.columns, ...cells]));
    return [PLACES[what]];
  };
  const own = { ...DEFAULT_DESCRIPTION, ...kept, customers: write("customers"), lines: write("lines") };
  const place = path.join(folder, STUDY_FILE);
  writeFileAtomically(place, writeDescription(own));
  return place;
}

async function tablesOf(file: string): Promise<StudyTables> {
  const description = await readDescription(file);
  if (description.linesPlace !== null)
    throw refuse(file, "lines that stay in an engine", "customers or sales lines in files");
  if (description.pseudonyms !== null)
    throw refuse(file, "pseudonyms", "names that students may see, and no pseudonyms");
  const read = async (files: readonly string[]): Promise<RawTable | null> => {
    if (files.length === 0) return null;
    const [problems, warnings] = [new ProblemLog(), new ProblemLog()];
    const { table } = await readDataFiles(files, path.dirname(file), problems, warnings);
    if (table === null) throw refusal([path.basename(file)], problems, warnings);
    return table;
  };
  const [customers, lines] = [await read(description.customers), await read(description.lines)];
  return {
    description,
    customers:
      customers && named(customers, typedAsDescribed(customers, description, new ProblemLog()).rowNames),
    lines: lines && named(lines, customersOfLines(lines, description.lineColumns)),
  };
}

function named(table: RawTable, names: NamedRows["names"]): NamedRows {
  return { table, names };
}

function refuse(where: string, what: string, legal: string): InputError {
  return new InputError({ where, what, legal });
}

/** A cell as text that is read back as what it is. */
function asText(cell: RawCell): string | number | boolean | null {
  return cell instanceof Date ? dayText(cell) : cell;
}
