import fs from "node:fs";
import vm from "node:vm";
import * as champo from "../../index";
import { champoStudy, type ChampoStudy } from "../../cases/champo/champo-study";
import { synthesise } from "../../cases/champo/workbook/synthesise";
import { loadStudy } from "../../cases/load-study";
import { makePrivateFolder } from "../../core/private-folder";
import { DEFAULT_SEED } from "../../study/settings";
import type { Study } from "../../study/study";
import type { WorkbookSource } from "./grading-workbook";
import { writeSampleOfStudy } from "./sample-of-study";
import { solutionOf, type AssignmentKit } from "../release/editions";
import { planRun } from "../release/plan-run";
import { javascriptOf } from "../grade/javascript-of";

/** The short answers that the solution gives on a workbook: what somebody could type. By name, as JSON. */
export type TypedAnswers = Readonly<Record<string, string>>;

/** The part of a solution that works out its short answers, and nothing else. */
export interface AnswerCode {
  /** For people: which edition asks. */
  readonly edition: string;
  /** By their place in what the code leaves: "byCh.k". */
  readonly places: readonly string[];
  readonly source: string;
  /** It reads the chosen segmentation, which takes seconds to choose. */
  readonly slow: boolean;
}

/**
 * What of the solutions works out the short answers: of each notebook the statements that they need. A figure or a
 * sentence is not among them.
 *
 * @param kits The editions, with the name of each.
 */
export function answerCodes(kits: ReadonlyMap<string, AssignmentKit>): readonly AnswerCode[] {
  return [...kits].flatMap(([edition, kit]) => {
    const solution = solutionOf(kit);
    return kit.assignment.notebooks.flatMap(({ name, tasks }): AnswerCode[] => {
      const codes = tasks.filter((task) => task.kind === "code");
      const places = codes.flatMap(({ answers = [] }) => answers);
      const solved = solution.get(name);
      if (solved === undefined || places.length === 0) return [];
      const tests = new Set(codes.flatMap((task) => task.tests.map(({ id }) => id)));
      const bare = { ...solved, cells: solved.cells.filter(({ id }) => !tests.has(id)) };
      const names = [...new Set(places.map(nameOf))];
      const plan = planRun(bare, { name, tasks: [] }, bare, names);
      const source = plan.map((cell) => cell.source).join("\n");
      return [{ edition, places, source, slow: source.includes("chosenSegmentation(") }];
    });
  });
}

/**
 * The short answers on a workbook. The solution's code is the instructor's own and runs in this process.
 *
 * Cost: about half a second for an edition; some seconds for slow codes, where no segmentation is kept.
 */
export async function shortAnswers(codes: readonly AnswerCode[], study: Study): Promise<TypedAnswers> {
  const left = new Map<string, Readonly<Record<string, unknown>>>(); // editions often ask the same of a notebook
  const answers: Record<string, string> = {};
  for (const { edition, places, source } of codes) {
    const values = left.get(source) ?? (await valuesOf(source, [...new Set(places.map(nameOf))], study));
    left.set(source, values);
    for (const place of places) {
      const keys = place.split(".");
      const answer = keys.reduce<unknown>(
        (held, key) => (held as Record<string, unknown> | null)?.[key],
        values,
      );
      answers[`${place} (${edition})`] = JSON.stringify(answer) ?? "undefined";
    }
  }
  return answers;
}

/** The study of a source, not prepared for grading. Cost: half a second. */
export async function studyOf(source: WorkbookSource): Promise<Study> {
  const settings = { seed: DEFAULT_SEED, outputFolder: "" };
  if ("file" in source) return loadStudy({ ...settings, data: source.file });
  if (!("study" in source)) return studyOfSeed(source.seed);
  const folder = makePrivateFolder("sample");
  try {
    return await loadStudy({
      ...settings,
      data: await writeSampleOfStudy(source.study, source.seed, folder),
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The study of a synthetic workbook that is not written to a file. Cost: half a second. */
export function studyOfSeed(seed: number): ChampoStudy {
  const source = { fileName: `seed ${seed}`, bytes: 0, fingerprint: `seed ${seed}`, synthetic: true };
  const workbook = { ...synthesise({ seed }), source, emptyCells: [] };
  return champoStudy(workbook, { seed: DEFAULT_SEED, outputFolder: "", warnings: [] });
}

async function valuesOf(
  source: string,
  names: readonly string[],
  study: Study,
): Promise<Readonly<Record<string, unknown>>> {
  const open = () => Promise.resolve(study);
  const library = { ...champo, loadStudy: open, openStudy: open };
  const body = `return (async () => { ${javascriptOf(source)}\nreturn { ${names.join(", ")} }; })();`;
  const run = vm.compileFunction(body, ["require", "exports"]) as (
    provide: () => unknown,
    exports: object,
  ) => Promise<Readonly<Record<string, unknown>>>;
  return run(() => library, {});
}

function nameOf(place: string): string {
  return place.split(".")[0] ?? "";
}
