import type { Command } from "commander";
import path from "node:path";
import { readStudy } from "../cases/cases";
import { takesK } from "../clustering/method";
import { methods, type ListedMethod } from "../clustering/methods";
import { InputError } from "../core/input-error";
import { requireOneOf } from "../core/require-one-of";
import { requireWhole } from "../core/require-whole";
import { nameSegments } from "../segments/naming/name-segments";
import { CERTIFICATE_DEFINITION, certificateSheets, certificateTables } from "../study/certificate-tables";
import { certifyStudy, type CertifyStudyOptions } from "../study/certify-study";
import { said } from "../study/comparison-tables";
import { DEFAULT_SEED } from "../study/settings";
import type { End } from "./command";
import { positiveNumber, seedValue } from "./option-values";
import { requireResultName, writeResultFile } from "./result-file";
import { sayTable } from "./say-table";

/** Settings of `champo certify`, as the command line gives them. */
interface CertifySettings {
  readonly method?: string;
  readonly segments?: string;
  /** Stop after so many minutes; default 10. */
  readonly minutes: number;
  readonly seed?: number;
  /** A file to write: .csv, .tsv, .xlsx or .json. */
  readonly out?: string;
}

/** Adds `champo certify` to the command line. */
export function addCertify(program: Command, end: End): void {
  program
    .command("certify")
    .argument("<file>", "a table, a workbook in the Champo format, or a study's folder")
    .option("--method <id>", "the method, where it was fixed before the data were seen: ward, k-means …")
    .option("--segments <number>", "the number of segments, where it was fixed beforehand")
    .option(
      "--minutes <number>",
      "stop after so many minutes and show the results so far",
      positiveNumber,
      10,
    )
    .option("--seed <number>", `seed of everything random (default: ${DEFAULT_SEED})`, seedValue)
    .option(
      "--out <file>",
      "a file to write the result to: .json or .xlsx (everything), .csv or .tsv (the summary)",
    )
    .action(async (file: string, options: CertifySettings) => {
      end(await certifyCommand(file, options));
    });
}

/**
 * `champo certify FILE`: the certificate of a study's segmentation, to the terminal or a file.
 *
 * @throws InputError for data that cannot be used, and where only one of method and number of segments is given.
 */
async function certifyCommand(file: string, settings: CertifySettings): Promise<number> {
  const { seed, minutes, out } = settings;
  if (out !== undefined) requireResultName(out, [file]);
  const fixed = fixedDivision(settings);
  const study = await readStudy({ data: path.resolve(file), ...(seed === undefined ? {} : { seed }) });
  const end = Date.now() + 60_000 * minutes;
  const result = certifyStudy(study, {
    ...(fixed === undefined ? {} : { fixed }),
    stop: () => Date.now() > end,
    ...(process.stderr.isTTY ? { onProgress: showSets } : {}),
  });
  const tables = certificateTables(result, nameSegments(result.segmentation, study.lexicon));
  if (out !== undefined) {
    const { asOf } = study.base;
    const made = new Date(asOf ?? Date.UTC(2020, 0, 1));
    await writeResultFile(out, { sheets: certificateSheets(tables), json: tables, made });
    console.log(`Written: ${out}`);
    return 0;
  }
  const { summary, requirements, segments, differences, specifications, scores } = tables;
  for (const { what, value } of summary) console.log(`${what}: ${value}`);
  for (const [caption, rows] of Object.entries({
    "Requirements of the rule": requirements,
    Segments: segments,
    "Do the segments differ in the columns that made them?": differences,
    "The same customers by other specifications": specifications,
    "Scores of the division": scores,
  })) {
    console.log("");
    sayTable(
      caption,
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, said(cell)]))),
    );
  }
  console.log(`\n${CERTIFICATE_DEFINITION.join("\n")}`);
  return 0;
}

function fixedDivision({ method, segments }: CertifySettings): CertifyStudyOptions["fixed"] {
  if (method === undefined && segments === undefined) return undefined;
  if (method === undefined || segments === undefined) {
    throw new InputError({
      where: "champo certify",
      what: method === undefined ? "--segments without --method" : "--method without --segments",
      legal: "both, or neither",
      remedy: "Give both where they were fixed before the data were seen; else the study's rule chooses them",
    });
  }
  const known: readonly ListedMethod[] = Object.values(methods).filter(takesK);
  requireOneOf(
    method,
    known.map(({ id }) => id),
    "--method",
  );
  const k = Number(segments);
  requireWhole(k, "--segments", 2);
  return { method: known.find(({ id }) => id === method)!, k };
}

function showSets(done: number, all: number): void {
  process.stderr.write(`\rSets judged: ${done} of ${all}${done === all ? "\n" : ""}`);
}
