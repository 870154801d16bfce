import ts from "typescript";
import type { PlannedCell } from "../release/plan-run";
import type { RunResult } from "../sandbox/run-request";

/** Something in a cell that no task needs and that an instructor should look at. */
export interface HostileAct {
  readonly cell: string;
  /** In words: "starts programs (child_process)". */
  readonly what: string;
}

/** Modules that no task needs, and what they are for. */
const MODULES: Readonly<Record<string, string>> = {
  child_process: "starts programs",
  cluster: "starts programs",
  worker_threads: "starts threads",
  net: "opens the network",
  dns: "opens the network",
  dgram: "opens the network",
  tls: "opens the network",
  http: "opens the network",
  https: "opens the network",
  http2: "opens the network",
  fs: "reads or writes files",
  "fs/promises": "reads or writes files",
  vm: "runs text as code",
  module: "changes how modules are loaded",
  inspector: "looks into the process",
};

/** Properties of `process` that end it or look around. */
const PROCESS = ["abort", "binding", "chdir", "dlopen", "env", "exit", "kill", "reallyExit"];

/**
 * What code of a submission does that no task needs: for an instructor to look at, never for points. The code is read,
 * not run; a name put together at run time is not seen, and a limit that ended a cell is.
 */
export function hostileActs(plan: readonly PlannedCell[], run: RunResult | undefined): readonly HostileAct[] {
  const own = plan.filter(({ kind }) => kind !== "given");
  const cells = run === undefined ? [] : [run, ...run.others].flatMap((each) => each.cells);
  return own.flatMap(({ id, source }) => {
    const stopped = cells.find((cell) => cell.id === id && cell.status === "stopped");
    const acts = [...actsIn(source), ...(stopped ? [`was stopped (${stopped.why ?? "by a limit"})`] : [])];
    return [...new Set(acts)].map((what) => ({ cell: id, what }));
  });
}

function actsIn(source: string): string[] {
  const acts: string[] = [];
  const visit = (node: ts.Node): void => {
    const act = actOf(node);
    if (act !== undefined) acts.push(act);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("cell.ts", source, ts.ScriptTarget.Latest, true));
  return acts;
}

function actOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node)) return actOfModule(node.moduleSpecifier);
  if (ts.isCallExpression(node)) {
    const { expression, arguments: given } = node;
    const loads = expression.kind === ts.SyntaxKind.ImportKeyword || expression.getText() === "require";
    if (loads) return actOfModule(given[0]);
    if (["eval", "Function"].includes(expression.getText())) return "runs text as code";
    if (["fetch", "globalThis.fetch"].includes(expression.getText())) return "opens the network";
  }
  if (ts.isNewExpression(node) && node.expression.getText() === "Function") return "runs text as code";
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === "process") {
    return PROCESS.includes(node.name.text) ? `uses process.${node.name.text}` : undefined;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const target = node.left.getText();
    if (/\.prototype\b|^(JSON|Object|Array|Math|Reflect|Promise|console|globalThis)\./.test(target))
      return `replaces ${target}`;
    if (target.includes('require("champo')) return "replaces a function of the library";
  }
  return undefined;
}

function actOfModule(name: ts.Expression | undefined): string | undefined {
  if (name === undefined || !ts.isStringLiteralLike(name)) return "loads a module whose name is computed";
  const bare = name.text.replace(/^node:/, "");
  if (/^champo\/teaching\b/.test(bare)) return "loads the grader's own code";
  return Object.hasOwn(MODULES, bare) ? `${MODULES[bare] ?? ""} (${bare})` : undefined;
}
