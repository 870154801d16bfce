import vm from "node:vm";
import ts from "typescript";
import { EXAMPLE_NAMES, exampleNamesIn } from "../../src/cell/example-names";
import { claimedValue, differenceFrom } from "./claim";

/** How an example says that it is not run: `// not run: it needs a file of your own`. */
const NOT_RUN = /^\/\/ not run: (.{10,})/;

/** Why an example is not run, in its own words; null for one that is. */
export function reasonNotRun(code: string): string | null {
  return NOT_RUN.exec(code)?.[1] ?? null;
}

/**
 * Runs examples. What follows an expression as a comment is the value it must have: `adjustedRand(a, b).value // 0.2424`.
 * Numbers are compared to the digits written, whole ones exactly; `…` stands for further elements or members. A remark
 * that is no value is in round brackets: `// (a share)`.
 */
export class ExampleRunner {
  readonly #values = new Map<string, Promise<unknown>>();

  /** @param library What examples may call, by name. */
  constructor(private readonly library: Readonly<Record<string, unknown>>) {}

  /** What is wrong with an example, one line each; none for one that runs and is true. */
  async faultsOf(code: string): Promise<readonly string[]> {
    const { script, faults, claims } = withClaims(code);
    if (faults.length > 0) return faults;
    const found: string[] = [];
    const check = (index: number, value: unknown): void => {
      const difference = differenceFrom(claims[index], value);
      if (difference !== null) found.push(difference);
    };
    try {
      await this.#run(script, code, { __claim: check });
    } catch (error) {
      found.push(String(error));
    }
    return found;
  }

  /** Runs code with the names it needs; those that the examples share are made once. */
  async #run(script: string, code: string, more: Readonly<Record<string, unknown>>): Promise<unknown> {
    const given: Record<string, unknown> = { ...more };
    for (const name of exampleNamesIn(code)) given[name] = await this.#valueOf(name);
    const scope = { ...this.library, ...given };
    const { outputText } = ts.transpileModule(script, {
      compilerOptions: { target: ts.ScriptTarget.ES2022 },
    });
    const body = `return (async () => {\n${outputText}\n})();`;
    return (vm.compileFunction(body, Object.keys(scope)) as (...values: unknown[]) => unknown)(
      ...Object.values(scope),
    );
  }

  #valueOf(name: string): Promise<unknown> {
    const made =
      this.#values.get(name) ?? this.#run(`return (${EXAMPLE_NAMES[name]});`, EXAMPLE_NAMES[name], {});
    this.#values.set(name, made);
    return made;
  }
}

interface Prepared {
  /** The code, in which each claimed expression hands its value on. */
  readonly script: string;
  readonly claims: readonly unknown[];
  readonly faults: readonly string[];
}

function withClaims(code: string): Prepared {
  const tree = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true);
  const faults = (
    tree as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] }
  ).parseDiagnostics.map(
    ({ messageText }) => `does not parse: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
  );
  const claims: unknown[] = [];
  const pieces = tree.statements.map((statement, i) => {
    const next = tree.statements[i + 1]?.getStart() ?? code.length;
    const comment = code
      .slice(statement.end, next)
      .split("\n")
      .map((line) => line.trim().replace(/^\/\/\s*/, ""))
      .join(" ")
      .replace(/\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*$/, "")
      .trim();
    if (comment === "") return statement.getText();
    const claim = claimedValue(comment);
    if (claim === null || !ts.isExpressionStatement(statement)) {
      faults.push(`"${comment}" is not the value of an expression before it; put a remark in round brackets`);
      return statement.getText();
    }
    claims.push(claim.value);
    return `__claim(${claims.length - 1}, (${statement.expression.getText()}));`;
  });
  return { script: pieces.join("\n"), claims, faults };
}
