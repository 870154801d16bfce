import assert from "node:assert/strict";
import vm from "node:vm";
import * as champo from "../../index";
import { freeNames } from "../release/code-names";
import { decodeValue, type Encoded } from "./encode-value";
import { javascriptOf } from "./javascript-of";

/** Names that tests take from here, whatever the submission says they are. */
const TRUSTED_NAMES: readonly string[] = ["study", "workbook", "customers", "champo", "assert"];

/** A test and the values it may read. */
export interface JudgedTest {
  readonly id: string;
  /** Each part with what comes before all parts: code that can run by itself. */
  readonly parts: readonly string[];
  readonly values: Readonly<Record<string, Encoded>>;
}

/** Tests to be judged on one workbook. */
export interface JudgeRequest {
  readonly tests: readonly JudgedTest[];
  /** Names the workbook. */
  readonly env: Readonly<Record<string, string>>;
}

/** How a test went on one workbook. */
export interface Verdict {
  readonly id: string;
  /** For each part why it did not pass; null where it did. */
  readonly whys: readonly (string | null)[];
}

/** The names whose values a test reads from a submission. */
export function namesOfTest(code: string): string[] {
  return freeNames(code).filter((name) => !TRUSTED_NAMES.includes(name));
}

/**
 * Runs tests on values. A part of a test passes when it does not throw. The workbook is the one that the environment of
 * this process names.
 */
export async function judgeTests({ tests }: Pick<JudgeRequest, "tests">): Promise<readonly Verdict[]> {
  const study = await champo.loadStudy();
  const trusted = { study, workbook: study.workbook, customers: study.customers };
  const judgePart = (code: string, values: JudgedTest["values"]): string | null => {
    const names = namesOfTest(code);
    const missing = names.find((name) => !Object.hasOwn(values, name));
    if (missing !== undefined) return `\`${missing}\` is not defined`;
    const own = Object.fromEntries(names.map((name) => [name, decodeValue(values[name])]));
    try {
      const scope = { ...own, ...trusted, require: provide };
      vm.compileFunction(javascriptOf(code), [...Object.keys(scope), "exports"])(...Object.values(scope), {});
      return null;
    } catch (error) {
      return complaintOf(error);
    }
  };
  return tests.map(({ id, parts, values }) => ({ id, whys: parts.map((code) => judgePart(code, values)) }));
}

/** What a test may import. */
function provide(name: string): unknown {
  if (name === "champo") return champo;
  if (name === "node:assert/strict") return assert;
  throw new Error(`a test imports "${name}"; only "champo" and "node:assert/strict" are there`);
}

/** A test's own words; for anything else, that the value is not of the kind it must be. */
function complaintOf(error: unknown): string {
  if (error instanceof assert.AssertionError) return error.message.split("\n")[0] ?? "";
  return `a value does not have the type that the task asks for (${error instanceof Error ? error.message : String(error)})`;
}
