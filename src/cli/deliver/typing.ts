import type { Command } from "commander";
import { caseNamed } from "../../cases/cases";
import { InputError, type InputProblem } from "../../core/input-error";
import { requireWritableFolder } from "../../core/require-writable";
import type { CustomerColumn } from "../../customers/column";
import { agreementText, typingPage } from "../../deliver/typing-page";
import { typingWorkbook } from "../../deliver/typing-workbook";
import { fitTypingTools } from "../../models/typing/fit-typing-tools";
import { questionOfColumn } from "../../models/typing/question-of-column";
import { DEFAULT_SEED } from "../../study/settings";
import { segmentStudy } from "../../study/segmented-study";
import { studyRemarks } from "../../study/study-remarks";
import type { Study } from "../../study/study";
import {
  dataOfFolder,
  deliveredStudy,
  deliveryFolder,
  sayRemarks,
  studyDay,
  writeDelivered,
  type DeliverySettings,
} from "./delivery";
import type { End } from "../command";
import { seedValue, wordList } from "../option-values";

/** Settings of `champo typing`, as the command line gives them. */
export interface TypingSettings extends DeliverySettings {
  /** The columns that are known before the first order. */
  readonly questions?: readonly string[];
}

/** The files of a typing tool, after what the case puts before their names. */
const FILES = Object.freeze({
  page: "typing-tool.html",
  workbook: "typing-tool.xlsx",
  json: "typing-tool.json",
});

/** Adds `champo typing` to the command line. */
export function addTyping(program: Command, end: End): void {
  program
    .command("typing")
    .argument("[folder]", "a study's folder (default: the study of the carpet maker)")
    .option("--data <file>", "the workbook (default: one in data/, else the synthetic one)")
    .option(
      "--questions <columns>",
      "the columns known before the first order, separated by commas",
      wordList,
    )
    .option("--seed <number>", `seed of everything random (default: ${DEFAULT_SEED})`, seedValue)
    .option(
      "--out <folder>",
      "where to write (default: export/ in the study's folder, else out/export in the project's folder)",
    )
    .action(async (folder: string | undefined, options: TypingSettings) => {
      end(await typingCommand(dataOfFolder(folder, options)));
    });
}

/**
 * `champo typing`: a typing tool as a page, a workbook and JSON.
 *
 * @throws InputError for a column that the study has not, and where no column can be asked for.
 */
async function typingCommand(settings: TypingSettings): Promise<number> {
  const folder = deliveryFolder(settings);
  requireWritableFolder(folder);
  const study = await deliveredStudy(settings);
  const segmented = segmentStudy(study);
  sayRemarks(segmented);
  const { segmentation, names } = segmented;
  const columns = asked(study, settings.questions);
  const tools = fitTypingTools(
    columns,
    segmentation.labels,
    names.map(({ name }) => name),
    { seed: study.seed },
  );
  const remarks = [
    ...studyRemarks(segmented).map(({ text }) => text),
    `Segments: ${segmentation.because.text}`,
    ...(study.synthetic === true ? ["Synthetic data: invented customers."] : []),
  ];
  writeDelivered(folder, study, [
    [FILES.page, await typingPage(tools, study.name, remarks)],
    [FILES.workbook, await typingWorkbook(tools, { remarks, made: studyDay(study) })],
    [FILES.json, `${JSON.stringify(tools, null, 1)}\n`],
  ]);
  for (const tool of tools) {
    console.log(`By ${tool.questions.map(({ column }) => column).join(", ")}. ${agreementText(tool)}`);
  }
  if (settings.questions === undefined) {
    console.log(
      "Whether each of these is known before the first order, you know best: name the columns by --questions.",
    );
  }
  return 0;
}

/** The columns that are asked for. @throws InputError for one that the study has not, and where it has none to ask for. */
function asked(study: Study, named: readonly string[] | undefined): readonly CustomerColumn[] {
  const known = caseNamed(study.kind).prospectColumns(study);
  if (named === undefined && known.some((column) => questionOfColumn(column) !== null)) return known;
  if (named === undefined) throw new InputError(nothingToAsk(study, known));
  const all = [
    ...known,
    ...study.base.columns.filter(({ name }) => known.every((each) => each.name !== name)),
  ];
  return named.map((name) => {
    const found = all.find((column) => column.name === name);
    if (found !== undefined) return found;
    throw new InputError({
      where: "champo typing --questions",
      what: `column "${name}"`,
      legal: all.map((column) => `"${column.name}"`).join(", "),
    });
  });
}

/** Where no column is left that somebody could be asked for who has not bought yet. */
function nothingToAsk(study: Study, known: readonly CustomerColumn[]): InputProblem {
  const same = known.map(({ name }) => `"${name}"`).join(", ");
  const ofLines = study.lines !== null || study.reading !== undefined;
  return {
    where: "champo typing",
    what: same === "" ? "none" : `only ${same}, without two different answers`,
    legal: "a column of customers that is known before their first order",
    remedy: `${ofLines ? "What is summed from sales lines is known only afterwards. Give a table of the customers next to the lines" : "Give a table with more columns"}, or name columns that you know by --questions`,
  };
}
