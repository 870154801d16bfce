import assert from "node:assert/strict";
import vm from "node:vm";
import ts from "typescript";
import * as champo from "../../index";
import { freeNames } from "../release/code-names";
import { decodeValue, type Encoded } from "./encode-value";

/** Names that tests take from here, whatever the submission says they are. */
const TRUSTED_NAMES: readonly string[] = ["study", "workbook", "customers", "champo", "assert"];

/** A test and the values it may read. */
export interface JudgedTest {
  readonly id: string;
  readonly code: string;
  readonly values: Readonly<Record<string, Encoded>>;
}

export interface JudgeRequest {
  readonly tests: readonly JudgedTest[];
}

/** How a test went. */
export interface Verdict {
  readonly id: string;
  readonly passed: boolean;
  /** Why it did not pass. */
  readonly why?: string;
}

/** The names whose values a test reads from a submission. */
export function namesOfTest(code: string): string[] {
  return freeNames(code).filter((name) => !TRUSTED_NAMES.includes(name));
}

/**
 * Runs tests on values. A test passes when it does not throw. The workbook is the one that the environment names.
 */
export async function judgeTests({ tests }: JudgeRequest): Promise<readonly Verdict[]> {
  const study = await champo.loadStudy();
  const trusted = { study, workbook: study.workbook, customers: study.customers };
  return tests.map(({ id, code, values }): Verdict => {
    const names = namesOfTest(code);
    const missing = names.find((name) => !Object.hasOwn(values, name));
    if (missing !== undefined) return { id, passed: false, why: `\`${missing}\` is not defined` };
    const own = Object.fromEntries(names.map((name) => [name, decodeValue(values[name])]));
    try {
      const scope = { ...own, ...trusted, require: provide };
      vm.compileFunction(javascriptOf(code), [...Object.keys(scope), "exports"])(...Object.values(scope), {});
      return { id, passed: true };
    } catch (error) {
      return { id, passed: false, why: complaintOf(error) };
    }
  });
}

/** What a test may import. */
function provide(name: string): unknown {
  if (name === "champo") return champo;
  if (name === "node:assert/strict") return assert;
  throw new Error(`a test imports "${name}"; only "champo" and "node:assert/strict" are there`);
}

function javascriptOf(code: string): string {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: false };
  return ts.transpileModule(code, { compilerOptions: options }).outputText;
}

/** A test's own words; for anything else, that the value is not of the kind it must be. */
function complaintOf(error: unknown): string {
  if (error instanceof assert.AssertionError) return error.message.split("\n")[0] ?? "";
  return `a value does not have the type that the task asks for (${error instanceof Error ? error.message : String(error)})`;
}
