import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { isCode, type Cell, type Notebook } from "../../notebook/document/document";
import { writeNotebook } from "../../notebook/document/notebook-file";
import { packSyntheticWorkbook, synthesise } from "../../cases/champo/workbook/synthesise";
import { SYNTHETIC_WORKBOOK } from "../../cases/champo/workbook/find";
import { writeSampleOfStudy } from "../workbooks/sample-of-study";
import type { AssignmentKit } from "./editions";
import { nbgraderConfig } from "./nbgrader-config";
import { studentEdition } from "./student-edition";
import { releaseRecord } from "./released";
import { studentReadme } from "./student-readme";
import { editionOfSeed } from "./student-seed";

/** What of the project a student needs to run the notebooks. */
const PROJECT_FILES = [
  "LICENSE",
  "package-lock.json",
  "tsconfig.json",
  "bin",
  "src",
  path.join("lib", "package.json"),
  path.join("scripts", "prepare.mjs"),
  path.join("scripts", "build.mjs"),
];

/** How a students' edition is made. */
export interface ReleaseOptions {
  readonly projectFolder: string;
  readonly out: string;
  /** Of the workbook, and of the edition: `kit` must be the edition of this seed. */
  readonly seed: number;
  /** A workbook of the instructor's own, in place of a synthetic one. */
  readonly data?: string;
  /** The `study.yaml` of any customers, of which the edition gets a sample. */
  readonly study?: string;
}

/**
 * Writes the students' edition: the notebooks without solutions, hidden tests and outputs; the library and what is
 * needed to install it; a fresh synthetic workbook, without the truth that was planted in it; a README.
 *
 * @throws InputError when the folder exists and is not empty. It appears whole or not at all.
 */
export async function writeStudentRelease(kit: AssignmentKit, options: ReleaseOptions): Promise<void> {
  const { projectFolder, seed, data } = options;
  await writeWhole(options.out, async (folder) => {
    for (const file of PROJECT_FILES) {
      fs.cpSync(path.join(projectFolder, file), path.join(folder, file), { recursive: true });
    }
    writeText(path.join(folder, "package.json"), studentPackage(projectFolder));
    const source = data !== undefined ? "own" : options.study === undefined ? "synthetic" : "sample";
    writeText(path.join(folder, "README.md"), studentReadme(kit.assignment, kit.rubric, { source, seed }));
    const record = releaseRecord(kit.assignment, seed, editionOfSeed(kit.assignment, seed));
    writeText(path.join(folder, "release.json"), `${JSON.stringify(record, null, 1)}\n`);
    for (const { name, source: notebook } of kit.sources) {
      writeNotebook(path.join(folder, "notebooks", `${name}.ipynb`), studentEdition(notebook, name));
    }
    await writeData(folder, options);
  });
}

/** Writes what the notebooks work on: a workbook, or a sample of the customers of a study. */
async function writeData(folder: string, { seed, data, study }: ReleaseOptions): Promise<void> {
  if (study !== undefined) {
    await writeSampleOfStudy(study, seed, folder);
    return;
  }
  const workbook =
    data === undefined ? await packSyntheticWorkbook(synthesise({ seed })) : fs.readFileSync(data);
  fs.mkdirSync(path.join(folder, "data"));
  const name = data === undefined ? SYNTHETIC_WORKBOOK : path.basename(data);
  fs.writeFileSync(path.join(folder, "data", name), workbook);
}

/**
 * Writes the instructor's edition as a course folder of nbgrader: `source/ASSIGNMENT/*.ipynb` with marks and metadata,
 * the configuration by which nbgrader reads comments of TypeScript, and a link to the project's packages: nbgrader runs
 * submissions in folders within the course, where they import the library.
 *
 * @throws InputError when the folder exists and is not empty.
 */
export async function writeNbgraderSource(
  kit: AssignmentKit,
  { out, projectFolder, study, seed }: Omit<ReleaseOptions, "data">,
): Promise<void> {
  await writeWhole(out, async (folder) => {
    const packages = path.resolve(projectFolder, "node_modules");
    fs.symlinkSync(packages, path.join(folder, "node_modules"), "junction");
    writeText(path.join(folder, "nbgrader_config.py"), nbgraderConfig());
    for (const { name } of kit.assignment.notebooks) {
      const source = kit.sources.find((each) => each.name === name)?.source as Notebook;
      const bare = { ...source, cells: source.cells.map(withoutOutputs) };
      writeNotebook(path.join(folder, "source", kit.assignment.name, `${name}.ipynb`), bare);
    }
    // nbgrader hands on what lies next to the notebooks.
    if (study !== undefined)
      await writeSampleOfStudy(study, seed, path.join(folder, "source", kit.assignment.name));
  });
}

function withoutOutputs(cell: Cell): Cell {
  return isCode(cell) ? { ...cell, execution_count: null, outputs: [] } : cell;
}

/** The project's package.json with the commands that work in a student's folder; the same packages, so that the lock fits. */
function studentPackage(projectFolder: string): string {
  const own = JSON.parse(fs.readFileSync(path.join(projectFolder, "package.json"), "utf8")) as object;
  const scripts = { start: "node bin/champo.mjs lab", build: "node scripts/build.mjs" };
  return `${JSON.stringify({ ...own, scripts }, null, 2)}\n`;
}

/** Fills a folder next to its place, then moves it there. */
async function writeWhole(out: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const place = path.resolve(out);
  if (fs.existsSync(place) && fs.readdirSync(place).length > 0) {
    throw new InputError({
      what: `${place}, which is not empty`,
      legal: "a new or empty folder",
      where: "--out",
    });
  }
  fs.mkdirSync(path.dirname(place), { recursive: true });
  const beside = `${place}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    fs.mkdirSync(beside);
    await fill(beside);
    if (fs.existsSync(place)) fs.rmdirSync(place);
    fs.renameSync(beside, place);
  } catch (error) {
    fs.rmSync(beside, { recursive: true, force: true });
    throw error;
  }
}

function writeText(file: string, text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
