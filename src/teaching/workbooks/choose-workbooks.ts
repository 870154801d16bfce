import { createHash } from "node:crypto";
import type { Study } from "../../study/study";
import { drawnSource, withGradingWorkbooks, type WorkbookSource } from "./grading-workbook";
import { shortAnswers, studyOf, type AnswerCode, type TypedAnswers } from "./short-answers";

/** How many workbooks are drawn at most. */
const POOL = 80;
/** How many samples of a study: what is alike in a dozen of them is what the customers are like. */
const SAMPLES = 12;

/** Which short answers somebody could type and be right, on some of the workbooks. */
export interface TypedRisks {
  /** Answers that are the same on all of them: typed, they would be right. */
  readonly same: readonly string[];
  /** Answers of one of them that are those of the class's workbook or of the published one: typed, they are wrong on another. */
  readonly known: readonly string[];
}

/** Workbooks to grade on. */
export interface ChosenWorkbooks extends TypedRisks {
  readonly seeds: readonly number[];
}

/** A workbook with the answers that the solution gives on it. */
interface Candidate {
  readonly seed: number;
  readonly answers: TypedAnswers;
}

/**
 * Chooses the two workbooks that a class is graded on from a pool, so that each short answer differs between them, and
 * from that of the class's and of the published workbook. A point is given for what is right on both, so whatever somebody
 * types is wrong on one.
 *
 * @param codes What works out the short answers of the editions in use.
 * @param references The class's and the published workbook.
 * @param keptIn Where workbooks and segmentations are kept: grading needs them, too.
 * @param start Another start draws other workbooks.
 * @param leftOut Seeds that are not to be drawn.
 * @param study The study of whose customers samples are drawn; without one, synthetic workbooks are.
 * @returns The first such pair; where there is none, the pair with the fewest answers that are alike.
 * Cost: about a second for each workbook drawn, often twenty of them; then what `withGradingWorkbooks` costs.
 */
export async function chooseWorkbooks(
  codes: readonly AnswerCode[],
  references: readonly Study[],
  keptIn: string,
  start: number,
  { leftOut = [], study }: { readonly leftOut?: readonly number[]; readonly study?: string | undefined } = {},
): Promise<ChosenWorkbooks> {
  const quick = codes.filter(({ slow }) => !slow);
  const given: TypedAnswers[] = [];
  for (const each of references) given.push(await shortAnswers(quick, each));
  const answersOn = async (seed: number): Promise<TypedAnswers> =>
    shortAnswers(quick, await studyOf(drawnSource(seed, study)));
  const best = await drawPair(answersOn, given, start, leftOut, study === undefined ? POOL : SAMPLES);
  const slow = codes.filter((code) => code.slow);
  const sources = best.seeds.map((seed) => drawnSource(seed, study));
  const more = await risksOn(sources, slow, references, keptIn);
  return { seeds: best.seeds, same: [...best.same, ...more.same], known: [...best.known, ...more.known] };
}

/**
 * Draws workbooks until two of them have no short answer alike, with each other or with one that is given.
 *
 * @param answersOn The short answers on the workbook of a seed.
 * @param leftOut Seeds that are not to be drawn.
 */
export async function drawPair(
  answersOn: (seed: number) => Promise<TypedAnswers>,
  given: readonly TypedAnswers[],
  start: number,
  leftOut: readonly number[],
  most = POOL,
): Promise<ChosenWorkbooks> {
  const pool: Candidate[] = [];
  let best: ChosenWorkbooks | undefined;
  for (let i = 0; pool.length < most && (best === undefined || alike(best) > 0); i++) {
    const seed = drawnSeed(start, i);
    if (leftOut.includes(seed)) continue;
    const answers = await answersOn(seed);
    for (const other of pool) {
      const risks = typedRisks([other.answers, answers], given);
      const pair = { seeds: [other.seed, seed], ...risks };
      if (best === undefined || alike(pair) < alike(best)) best = pair;
    }
    pool.push({ seed, answers });
  }
  return best ?? { seeds: [], same: [], known: [] };
}

/** Which short answers are alike on workbooks that are given. */
export async function risksOn(
  sources: readonly WorkbookSource[],
  codes: readonly AnswerCode[],
  references: readonly Study[],
  keptIn: string,
): Promise<TypedRisks> {
  return withGradingWorkbooks(sources, keptIn, async (workbooks) => {
    const own: TypedAnswers[] = [];
    for (const { study } of workbooks) own.push(await shortAnswers(codes, study));
    const customers = new Set(workbooks.flatMap(({ study }) => study.base.customers.map(asAnswer)));
    const given: TypedAnswers[] = [];
    for (const study of references) {
      const others = new Set(study.base.customers.map(asAnswer));
      const strange = (answer: string): boolean => customers.has(answer) && !others.has(answer);
      const asked = codes.filter((code) => !code.slow || !answersOf(own, code).every(strange));
      given.push(await shortAnswers(asked, study));
    }
    return typedRisks(own, given);
  });
}

/**
 * Which answers are alike on workbooks.
 *
 * @param given Those of the class's and of the published workbook.
 * @example typedRisks([{ a: "9", b: "2" }, { a: "7", b: "2" }], [{ a: "9" }]) // { same: ["b"], known: ["a"] }
 */
export function typedRisks(own: readonly TypedAnswers[], given: readonly TypedAnswers[]): TypedRisks {
  const [first = {}, ...others] = own;
  const names = Object.keys(first);
  const same = names.filter((name) => others.every((each) => each[name] === first[name]));
  const known = names.filter((name) =>
    given.some((answers) => own.some((each) => each[name] === answers[name])),
  );
  return { same, known: known.filter((name) => !same.includes(name)) };
}

/** An answer that is right when typed weighs more than all that are wrong on one of the workbooks. */
function alike({ same, known }: TypedRisks): number {
  return 1000 * same.length + known.length;
}

/** The answers of a code on all workbooks. Where each is a customer that another workbook does not have, they differ from its own. */
function answersOf(own: readonly TypedAnswers[], { places, edition }: AnswerCode): string[] {
  return own.flatMap((each) => places.map((place) => each[`${place} (${edition})`] ?? ""));
}

function asAnswer(customer: string): string {
  return JSON.stringify(customer);
}

function drawnSeed(start: number, i: number): number {
  return createHash("sha256").update(`grading/${start}/${i}`).digest().readUInt32BE(0);
}
