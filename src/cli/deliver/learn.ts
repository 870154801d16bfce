import type { Command } from "commander";
import path from "node:path";
import { EXPERIMENT_SHEET, experimentReturn } from "../../advice/experiment/experiment-sheet";
import { resultRows } from "../../advice/experiment/experiment-rows";
import { experimentTest } from "../../advice/experiment/experiment-test";
import { InputError } from "../../core/input-error";
import { sumBy } from "../../core/sum";
import { experimentFindings } from "../../findings/experiment-findings";
import { readInputFile } from "../../study/input-file";
import { readAnyTable } from "../../tables/read-any-table";
import type { End } from "../command";
import { sayTable } from "../say-table";

/** Adds `champo learn` to the command line. */
export function addLearn(program: Command, end: End): void {
  program
    .command("learn")
    .argument(
      "<results...>",
      `the sheet "${EXPERIMENT_SHEET}" of champo export, filled in: CSV, TSV or XLSX; several rounds of a test together`,
    )
    .action(async (files: readonly string[]) => {
      end(await learnCommand(files));
    });
}

/**
 * `champo learn RESULTS.csv`: what a test of the offers shows, by the draw itself, and what follows for the plan.
 *
 * @throws InputError for a file that is no filled-in sheet of a test.
 */
async function learnCommand(files: readonly string[]): Promise<number> {
  const rounds = await Promise.all(files.map(readRound));
  // Pairs have the same numbers in each round: they are counted on.
  let before = 0;
  const results = rounds.flatMap((round) => {
    const own = round.results.map((each) => ({ ...each, pair: each.pair + before }));
    before += Math.max(0, ...round.results.map(({ pair }) => pair));
    return own;
  });
  const left = sumBy(rounds, ({ incomplete }) => incomplete.length);
  if (results.length === 0) {
    throw new InputError({
      where: files.join(", "),
      what: "no pair with all of its numbers",
      legal: 'whole numbers in "order days before" and "order days in the test" of both customers of a pair',
    });
  }
  const test = experimentTest(results);
  sayTable("What came back, segment by segment", resultRows(results).map(plain));
  if (left > 0)
    console.log(
      `\n${left} ${left === 1 ? "pair has an empty number and is" : "pairs have an empty number and are"} left out.`,
    );
  console.log(`\n${experimentFindings.result(test).text}`);
  console.log(experimentFindings.next(test).text);
  return 0;
}

async function readRound(file: string): Promise<ReturnType<typeof experimentReturn>> {
  const { name, bytes } = await readInputFile(path.resolve(file));
  const first = await readAnyTable(name, bytes);
  const { table } = first.sheets.includes(EXPERIMENT_SHEET)
    ? await readAnyTable(name, bytes, EXPERIMENT_SHEET)
    : first;
  if (table === null) throw new InputError({ where: file, what: "no table", legal: "CSV, TSV or XLSX" });
  const rows = table.rows.map(({ cells }) => cells.map((cell) => String(cell ?? "")));
  return experimentReturn(name, table.columns, rows);
}

function plain(row: ReturnType<typeof resultRows>[number]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "string" ? value : value.text]),
  );
}
