import type { Command } from "commander";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { InputError } from "../core/input-error";
import { writeFileAtomically } from "../core/write-file-atomically";
import { formatNotebook } from "../notebook/document/format-notebook";
import { readNotebook } from "../notebook/document/notebook-file";
import { stripNotebook } from "../notebook/git/strip";
import { describeData, type DescribedData } from "../study/description/describe-data";
import { isStudyFolder } from "../study/description/described-study";
import { STUDY_FILE } from "../study/description/study-description";
import { writeDescription } from "../study/description/write-description";
import { PROJECT_FOLDER } from "../study/settings";
import type { End } from "./command";
import { shown, typed } from "./shown";

/** Settings of `champo new`, as the command line gives them. */
interface NewSettings {
  readonly data: readonly string[];
  /** Customers get pseudonyms; the file of the key, or true for the usual one. */
  readonly pseudonyms?: string | true;
}

/** The notebooks of the carpet maker's study that serve every study unchanged. */
const SHARED = /^0[3-7]-/;

/** What `--pseudonyms` does, in `champo new` and `champo study`. */
export const PSEUDONYMS_HELP =
  "replace names and ids of customers in all results; the key goes to this file (default: next to the study's folder)";

/** Adds `champo new` to the command line. */
export function addNew(program: Command, end: End): void {
  program
    .command("new")
    .argument("<folder>", "a new folder")
    .requiredOption("--data <files...>", "a table of customers, sales lines, or both")
    .option("--pseudonyms [key]", PSEUDONYMS_HELP)
    .action(async (folder: string, options: NewSettings) => {
      end(await newCommand(folder, options));
    });
}

/**
 * `champo new FOLDER --data FILE`: writes a study's folder without running it: `study.yaml`, notebooks, a README.
 *
 * @throws InputError where the folder holds a study already, or with one report of what is wrong with the data: then
 *   nothing is written.
 */
async function newCommand(folder: string, { data, pseudonyms }: NewSettings): Promise<number> {
  const made = await newStudy(folder, data, pseudonyms);
  console.log(made.said.join("\n"));
  console.log(
    `\nWritten: ${shown(path.join(folder, STUDY_FILE))}. Look at it, then run: npx champo run ${typed(path.resolve(folder))}`,
  );
  return 0;
}

/** Writes the folder of a study of these files. @throws InputError as `newCommand` does. */
export async function newStudy(
  folder: string,
  files: readonly string[],
  pseudonyms?: string | true,
): Promise<DescribedData> {
  if (isStudyFolder(folder)) {
    throw new InputError({
      where: `folder "${folder}"`,
      what: `a ${STUDY_FILE}`,
      legal: "a new folder, or one without a study",
      remedy: `Run the study that is there: npx champo run ${typed(path.resolve(folder))}`,
    });
  }
  const proposed = await describeData(files, folder);
  const key = pseudonyms === undefined ? null : keyFile(folder, pseudonyms);
  const described = { ...proposed, description: { ...proposed.description, pseudonyms: key } };
  mkdirSync(folder, { recursive: true });
  writeFileAtomically(
    path.join(folder, STUDY_FILE),
    writeDescription(described.description, described.doubts),
  );
  writeFileAtomically(path.join(folder, "README.md"), readme(described.description.title));
  writeNotebooks(folder);
  return described;
}

/** Writes the notebooks of a study into its folder, where it does not have them yet. */
export function writeNotebooks(folder: string): void {
  mkdirSync(path.join(folder, "notebooks"), { recursive: true });
  const shared = path.join(PROJECT_FOLDER, "notebooks");
  const own = path.join(PROJECT_FOLDER, "templates");
  const sources = [
    ...readdirSync(shared)
      .filter((name) => SHARED.test(name))
      .map((name) => path.join(shared, name)),
    ...readdirSync(own).map((name) => path.join(own, name)),
  ].filter((file) => file.endsWith(".ipynb"));
  for (const file of sources) {
    const place = path.join(folder, "notebooks", path.basename(file));
    if (existsSync(place)) continue;
    const notebook = stripNotebook(readNotebook(file));
    writeFileAtomically(place, formatNotebook(notebook));
  }
}

/** The file of the key as study.yaml has it: by default outside the folder, which may be handed on. */
function keyFile(folder: string, named: string | true): string {
  const place = path.resolve(folder);
  const file = named === true ? `${place}-pseudonyms.json` : path.resolve(named);
  return path.relative(place, file).split(path.sep).join("/");
}

function readme(title: string): string {
  return `# ${title}

\`${STUDY_FILE}\` says what was understood of the data: types, roles and units of the columns, and what the program doubts.
Edit it, then run the study again:

\`\`\`sh
npx champo check .   # what is understood, and all problems at once
npx champo run .     # runs the notebooks, writes figures/, segments.json and report/
\`\`\`

\`segments.json\` and \`report/\` name every customer: treat them like the data.
`;
}
