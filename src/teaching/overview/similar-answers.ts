import ts from "typescript";
import { sumBy } from "../../core/sum";

/** Two students whose code is much alike. */
export interface SimilarPair {
  readonly a: string;
  readonly b: string;
  /** Share of the shingles of both that are in both, 0 to 1 (Jaccard). */
  readonly similarity: number;
  /** The tasks that are alike, the most alike first. */
  readonly tasks: readonly string[];
}

/** What a student wrote, by task. */
export interface OwnCode {
  readonly student: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** Tokens in a shingle. */
const LONG = 5;
/** Pairs below this share are not listed, and tasks below it are not named. */
const ALIKE = 0.6;
/** Fewer shingles than this of a student say nothing. */
const FEWEST = 12;

/**
 * Finds pairs of students whose code is alike, by shingles of five tokens (Broder 1997): spaces, comments, and the names that a
 * student chose do not count, so that a copy with other names is found. Shingles of the template, and those that more
 * than half of the class has, say nothing and are left out.
 *
 * @param template Cells that every student was given, and those of the solution.
 * @returns Pairs from a similarity of .6 on, the most similar first. Cost O(students² x shingles).
 * @example similarAnswers([{ student: "Ada", answers }, { student: "Eve", answers }], [])[0].similarity // 1
 */
export function similarAnswers(all: readonly OwnCode[], template: readonly string[]): readonly SimilarPair[] {
  const given = new Set(template.flatMap(shinglesOf));
  const sets = all.map(({ student, answers }) => {
    const tasks = Object.entries(answers).map(
      ([task, code]) => [task, new Set(shinglesOf(code).filter((each) => !given.has(each)))] as const,
    );
    return { student, tasks: new Map(tasks) };
  });
  const usual = all.length < 4 ? new Set<string>() : usualShingles(sets.map(({ tasks }) => tasks));
  const pairs: SimilarPair[] = [];
  sets.forEach((one, i) => {
    for (const other of sets.slice(i + 1)) {
      const compared = [...one.tasks].map(([task, shingles]) => ({
        task,
        ...overlap(shingles, other.tasks.get(task) ?? new Set(), usual),
      }));
      const [both, any] = [sumBy(compared, (each) => each.both), sumBy(compared, (each) => each.any)];
      if (any < FEWEST || both / any < ALIKE) continue;
      const tasks = compared
        .filter((each) => each.any > 0 && each.both / each.any >= ALIKE)
        .sort((x, y) => y.both / y.any - x.both / x.any)
        .map(({ task }) => task);
      pairs.push({ a: one.student, b: other.student, similarity: both / any, tasks });
    }
  });
  return pairs.sort((x, y) => y.similarity - x.similarity);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>, usual: ReadonlySet<string>) {
  const own = [...a].filter((each) => !usual.has(each));
  const both = own.filter((each) => b.has(each)).length;
  return { both, any: own.length + [...b].filter((each) => !usual.has(each)).length - both };
}

/** Shingles that more than half of the class has. */
function usualShingles(all: readonly ReadonlyMap<string, ReadonlySet<string>>[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const tasks of all) {
    const own = new Set([...tasks.values()].flatMap((shingles) => [...shingles]));
    for (const each of own) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > all.length / 2).map(([each]) => each));
}

/** Runs of five tokens; a name that the code declares itself is "own", since a copy renames it first. */
function shinglesOf(code: string): string[] {
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest, true);
  const declared = new Set<string>();
  const tokens: string[] = [];
  const declare = (node: ts.Node): void => {
    const named = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
    if (named && ts.isIdentifier(node.name)) declared.add(node.name.text);
    if (ts.isFunctionDeclaration(node) && node.name) declared.add(node.name.text);
    ts.forEachChild(node, declare);
  };
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(file);
    if (children.length > 0) children.forEach(visit);
    else if (node.getText(file) !== "") {
      const text = node.getText(file);
      tokens.push(ts.isIdentifier(node) && declared.has(text) ? "own" : text);
    }
  };
  declare(file);
  visit(file);
  return tokens
    .slice(0, Math.max(0, tokens.length - LONG + 1))
    .map((_, i) => tokens.slice(i, i + LONG).join(" "));
}
