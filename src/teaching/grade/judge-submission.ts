import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { writeFileAtomically } from "../../core/write-file-atomically";
import type { TestCode } from "../release/test-file";
import { askChild } from "../sandbox/ask-child";
import type { RunContext } from "../sandbox/run-notebooks";
import type { RunOnWorkbook } from "../sandbox/run-request";
import { namesOfTest, type JudgedTest, type JudgeRequest, type Verdict } from "./judge-tests";
import { asSentence } from "./as-sentence";

/** A test, and the runs of its notebook on each workbook. */
export interface TestToJudge {
  readonly code: TestCode;
  readonly runs: readonly RunOnWorkbook[];
}

/** What a part of a test gave. */
export interface PartMark {
  readonly rule: string;
  readonly points: number;
  readonly given: number;
  /** What speaks against its points; "" where it gave them. */
  readonly why: string;
}

/** For each part, on each workbook, why it did not pass; null where it did. */
type Whys = readonly (readonly (string | null)[])[];

/**
 * Judges tests on the values that a submission reported. A part gives its points only where it holds on every workbook: a
 * number that was typed can be right on one of them. What was judged before, with the same code and the same values, is
 * not judged again.
 *
 * @returns By the test's id, its parts.
 */
export async function judgeSubmission(
  tests: readonly TestToJudge[],
  context: RunContext,
): Promise<ReadonlyMap<string, readonly PartMark[]>> {
  const all = tests.map((test) => {
    const file = path.join(context.runsFolder, `judged-${fingerprint(test, context)}.json`);
    const known = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as Whys) : undefined;
    return { ...test, file, known };
  });
  const judged = await judge(
    all.filter(({ known }) => known === undefined),
    context,
  );
  const marks = all.map(({ code, file, known }) => {
    const verdicts =
      known ?? code.parts.map((_, part) => judged.map((of) => of.get(code.id)?.whys[part] ?? null));
    const whole = judged.every((of) => of.get(code.id)?.lost !== true);
    if (known === undefined && whole) writeFileAtomically(file, JSON.stringify(verdicts));
    return [code.id, code.parts.map((part, i) => partMark(part, verdicts[i] ?? []))] as const;
  });
  return new Map(marks);
}

function partMark({ rule, points }: TestCode["parts"][number], whys: readonly (string | null)[]): PartMark {
  const wrong = whys.filter((why) => why !== null);
  const [first] = wrong;
  if (first === undefined) return { rule, points, given: points, why: "" };
  const once = wrong.length < whys.length;
  const more = once
    ? " It was right on another workbook: a value may have been typed, or be right by chance."
    : "";
  return { rule, points, given: 0, why: asSentence(first) + more };
}

interface Judged extends Verdict {
  /** It could not be judged: another time it may. */
  readonly lost?: true;
}

/** For each workbook the verdicts, by the test's id. */
async function judge(
  tests: readonly TestToJudge[],
  context: RunContext,
): Promise<readonly ReadonlyMap<string, Judged>[]> {
  if (tests.length === 0) return context.workbooks.map(() => new Map());
  const requests = (some: readonly TestToJudge[]): readonly JudgeRequest[] =>
    context.workbooks.map(({ env }, i) => ({ env, tests: some.map((test) => testOn(test, i)) }));
  const options = { seconds: 90 * context.workbooks.length, heapMegabytes: 1024, answerBytes: 4e6 };
  const signal = context.signal ? { signal: context.signal } : {};
  const ask = async (some: readonly TestToJudge[]): Promise<readonly (readonly Judged[])[]> => {
    try {
      const answer = await askChild("grade/judge.js", requests(some), { ...options, ...signal });
      return answer as readonly (readonly Verdict[])[];
    } catch (error) {
      context.signal?.throwIfAborted();
      if (some.length > 1) {
        const single = await Promise.all(some.map((test) => ask([test])));
        return context.workbooks.map((_, i) => single.flatMap((each) => each[i] ?? []));
      }
      const why = `its values could not be judged: ${(error as Error).message}`;
      return context.workbooks.map(() =>
        some.map(({ code }) => ({ id: code.id, whys: code.parts.map(() => why), lost: true })),
      );
    }
  };
  return (await ask(tests)).map((verdicts) => new Map(verdicts.map((verdict) => [verdict.id, verdict])));
}

function testOn({ code, runs }: TestToJudge, workbook: number): JudgedTest {
  const values = runs[workbook]?.values ?? {};
  const names = namesOfTest(code.full).filter((name) => Object.hasOwn(values, name));
  return {
    id: code.id,
    parts: code.parts.map((part) => `${code.prelude}\n${part.code}`),
    values: Object.fromEntries(names.map((name) => [name, values[name] ?? null])),
  };
}

function fingerprint(test: TestToJudge, { workbooks, libraryFingerprint }: RunContext): string {
  const judged = workbooks.map(({ name }, i) => [name, testOn(test, i)]);
  return createHash("sha256")
    .update(JSON.stringify([judged, libraryFingerprint]))
    .digest("hex");
}
