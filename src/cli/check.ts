import type { Command } from "commander";
import path from "node:path";
import { formatCheck } from "../cases/champo/workbook/format-check";
import { CHAMPO_CASE } from "../cases/champo/champo-case";
import { readWorkbook } from "../cases/champo/workbook/read";
import { outcomeGivenAway } from "../customers/given-away";
import { lineFindings } from "../findings/line-findings";
import { describeData } from "../study/description/describe-data";
import { describedStudy, studyFileOf } from "../study/description/described-study";
import { repeatedFactsLine } from "../study/description/repeated-facts";
import { readInputFile } from "../study/input-file";
import { formatReport } from "../tables/format-problems";
import { counted } from "../text/format";
import type { End } from "./command";

/** Adds `champo check` to the command line. */
export function addCheck(program: Command, end: End): void {
  program
    .command("check")
    .argument("<file>", "a file of customers or sales lines, or the folder of a study")
    .action(async (file: string) => {
      end(await checkCommand(file));
    });
}

/**
 * `champo check FILE`: prints how a file or a study's folder is read, which of its columns repeat a fact, and all its
 * problems. Exit code 0 when it can be used, else 2.
 *
 * @throws InputError with one report of all problems of a table or a study.
 */
async function checkCommand(file: string): Promise<number> {
  const study = studyFileOf(file);
  if (study !== null) {
    const { base, featureOptions, title, warnings, reading } = await describedStudy(study, { again: "look" });
    console.log(base.columns.map(({ name, type, role }) => `  ${name}: ${type}, ${role}`).join("\n"));
    if (reading !== undefined) console.log(lineFindings.contents(null, reading).text);
    const repeated = repeatedFactsLine(base, featureOptions);
    if (repeated !== null) console.log(repeated);
    const givenAway = outcomeGivenAway(base.columns);
    if (givenAway !== null)
      console.log(
        `One question to ${givenAway.columns.join(", ")} says the outcome "${givenAway.outcome}": a part of the outcome, or what is known only after it, gets role: describe.`,
      );
    const verdict = `${title}: ${counted(base.customers.length, "customer").text}; it can be run`;
    console.log(formatReport({ fileName: path.basename(study), verdict, problems: [], warnings }));
    return 0;
  }
  if (!CHAMPO_CASE.recognises(await readInputFile(file))) {
    const { said, warnings } = await describeData([file], ".");
    console.log(said.join("\n"));
    const verdict = "it can be used; to make a study of it: npx champo study FILE";
    console.log(formatReport({ fileName: path.basename(file), verdict, problems: [], warnings }));
    return 0;
  }
  const check = await readWorkbook(file);
  console.log(formatCheck(check));
  return check.workbook === null ? 2 : 0;
}
