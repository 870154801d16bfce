import path from "node:path";
import { dayText } from "../../core/day";
import { InputError } from "../../core/input-error";
import { writeFileAtomically } from "../../core/write-file-atomically";
import { randomInteger, randomSource, sampleWithoutReplacement } from "../../math/distributions/random";
import { readDataFiles } from "../../study/description/data-files";
import { refusal } from "../../study/description/describe-data";
import { readDescription } from "../../study/description/described-study";
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

/** The table of a sample, below the folder of its `study.yaml`. */
const TABLE = path.join("data", "customers.csv");

/**
 * Writes a random sample of a study's customers as a study of its own: `study.yaml` with what the study says of their
 * columns, and a table. What holds for single customers or segments is left out: names, offers, limits, links.
 *
 * @param file the `study.yaml`.
 * @param seed equal seeds draw equal samples.
 * @returns the sample's `study.yaml`. Cost O(cells).
 * @throws InputError for a study whose customers are not a table, or are under pseudonyms, or fewer than 40.
 */
export async function writeSampleOfStudy(file: string, seed: number, folder: string): Promise<string> {
  const { table, description } = await tableOf(file);
  const random = randomSource(seed);
  const share = (SHARES.from + randomInteger(random, SHARES.below - SHARES.from)) / 100;
  const size = Math.min(MOST, Math.round(share * table.rows.length));
  const rows = [...sampleWithoutReplacement(random, table.rows.length, size)].sort((a, b) => a - b);
  const cells = rows.map((row) => table.rows[row]?.cells.map(asText) ?? []);
  writeFileAtomically(path.join(folder, TABLE), writeDelimitedText([table.columns, ...cells]));
  const { title, asOf, currency, value, columns, derived, mostSegments, methods, also } = description;
  const kept = { title, asOf, currency, value, columns, derived, mostSegments, methods, also };
  const own = { ...DEFAULT_DESCRIPTION, ...kept, customers: [TABLE.split(path.sep).join("/")] };
  const place = path.join(folder, STUDY_FILE);
  writeFileAtomically(place, writeDescription(own));
  return place;
}

async function tableOf(file: string): Promise<{ table: RawTable; description: StudyDescription }> {
  const description = await readDescription(file);
  const refuse = (what: string, legal: string): InputError => new InputError({ where: file, what, legal });
  if (description.lines.length > 0 || description.linesPlace !== null)
    throw refuse("sales lines", "a study of a table with one row per customer, to draw samples from");
  if (description.pseudonyms !== null)
    throw refuse("pseudonyms", "a table with the names that students may see, and no pseudonyms");
  const [problems, warnings] = [new ProblemLog(), new ProblemLog()];
  const { table } = await readDataFiles(description.customers, path.dirname(file), problems, warnings);
  if (table === null) throw refusal([path.basename(file)], problems, warnings);
  if (table.rows.length < FEWEST)
    throw refuse(`${table.rows.length} customers`, `${FEWEST} or more, to draw samples from`);
  return { table, description };
}

/** A cell as text that is read back as what it is. */
function asText(cell: RawCell): string | number | boolean | null {
  return cell instanceof Date ? dayText(cell) : cell;
}
