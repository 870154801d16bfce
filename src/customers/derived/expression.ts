import jsep from "jsep";
import { InputError } from "../../core/input-error";
import { sumOf } from "../../core/sum";
import { exponential } from "../../math/functions/exponential";
import { naturalLog } from "../../math/functions/natural-log";

/** What a row of customers gives an expression: numbers, words, or null where nothing is known. */
export type RowValue = number | string | null;

/** Where an expression gets its values from. */
export interface ExpressionScope {
  /** The names that may be used. */
  readonly names: readonly string[];
  readonly valueOf: (name: string, row: number) => RowValue;
}

/** An expression, ready to be computed row by row. */
export interface Expression {
  /** The columns that it uses. */
  readonly columns: readonly string[];
  /** NaN where a value that it needs is not known. */
  readonly numberOf: (row: number) => number;
}

type Compute = (row: number) => RowValue;

const NUMBERS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  sum: sumOf,
  mean: (values) => sumOf(values) / values.length,
  min: (values) => values.reduce((a, b) => Math.min(a, b)),
  max: (values) => values.reduce((a, b) => Math.max(a, b)),
  abs: ([value]) => Math.abs(value),
  round: ([value]) => Math.round(value),
  sqrt: ([value]) => Math.sqrt(value),
  log: ([value]) => (value > 0 ? naturalLog(value) : NaN),
  exp: ([value]) => exponential(value),
};

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? NaN : a / b),
  "%": (a, b) => (b === 0 ? NaN : a % b),
  "<": (a, b) => Number(a < b),
  "<=": (a, b) => Number(a <= b),
  ">": (a, b) => Number(a > b),
  ">=": (a, b) => Number(a >= b),
  "&&": (a, b) => Number(a !== 0 && b !== 0),
  "||": (a, b) => Number(a !== 0 || b !== 0),
};

const FUNCTIONS = [...Object.keys(NUMBERS), "if", "column"];

/**
 * Reads an expression of a derived column: `+ - * / %`, comparisons, `&& ||`, `if(condition, a, b)`, sum, mean, min, max,
 * abs, round, sqrt, log, exp, and names of columns. `Mnt*` means all columns that begin so; `column("monthly charges")`
 * names one with blanks. It is parsed to a tree and computed from the tree: no text is ever run as a program. What
 * needs a value that is not known is not known; sum and mean leave such values out.
 *
 * @throws InputError for a text that is no expression, or a name or function that does not exist.
 * @example parseExpression("sum(Mnt*) / 2", scope).columns // ["MntWines", "MntFruits"]
 */
export function parseExpression(text: string, scope: ExpressionScope): Expression {
  const used = new Set<string>();
  const compiler = new Compiler(text, scope, used);
  const compute = compiler.of(treeOf(text));
  const numberOf = (row: number): number => {
    const value = compute(row);
    return typeof value === "number" ? value : NaN;
  };
  return Object.freeze({ columns: Object.freeze([...used]), numberOf });
}

function treeOf(text: string): jsep.Expression {
  // `Mnt*` before a comma or a bracket is a pattern of names, not a product.
  const marked = text.replace(/([\p{L}_][\p{L}\p{N}_]*)\*(?=\s*[,)])/gu, '"$1*"');
  try {
    return jsep(marked);
  } catch (error) {
    throw new InputError({
      where: `expression "${text}"`,
      what: (error as Error).message,
      legal: "an expression such as revenue / orders or sum(Mnt*)",
    });
  }
}

class Compiler {
  constructor(
    private readonly text: string,
    private readonly scope: ExpressionScope,
    private readonly used: Set<string>,
  ) {}

  of(node: jsep.Expression): Compute {
    switch (node.type) {
      case "Literal": {
        const { value } = node as jsep.Literal;
        return () => (typeof value === "number" || typeof value === "string" ? value : null);
      }
      case "Identifier":
        return this.column((node as jsep.Identifier).name);
      case "UnaryExpression":
        return this.unary(node as jsep.UnaryExpression);
      case "BinaryExpression":
        return this.binary(node as jsep.BinaryExpression);
      case "CallExpression":
        return this.call(node as jsep.CallExpression);
      default:
        throw this.refuse(node.type, "numbers, names of columns, operators and functions");
    }
  }

  private column(name: string): Compute {
    if (!this.scope.names.includes(name)) {
      throw this.refuse(`"${name}"`, this.scope.names.map((each) => `"${each}"`).join(", "));
    }
    this.used.add(name);
    return (row) => this.scope.valueOf(name, row);
  }

  private unary({ operator, argument }: jsep.UnaryExpression): Compute {
    if (operator !== "-" && operator !== "!") throw this.refuse(`"${operator}"`, `"-" or "!"`);
    const of = this.of(argument);
    return (row) => {
      const value = of(row);
      if (typeof value !== "number") return null;
      return operator === "-" ? -value : Number(value === 0);
    };
  }

  private binary({ operator, left, right }: jsep.BinaryExpression): Compute {
    const [a, b] = [this.of(left), this.of(right)];
    if (operator === "==" || operator === "!=") {
      return (row) => {
        const [x, y] = [a(row), b(row)];
        return x === null || y === null ? null : Number((x === y) === (operator === "=="));
      };
    }
    const apply = OPERATORS[operator] as ((a: number, b: number) => number) | undefined;
    if (apply === undefined)
      throw this.refuse(`"${operator}"`, [...Object.keys(OPERATORS), "==", "!="].join(" "));
    return (row) => {
      const [x, y] = [a(row), b(row)];
      return typeof x === "number" && typeof y === "number" ? apply(x, y) : null;
    };
  }

  private call({ callee, arguments: given }: jsep.CallExpression): Compute {
    const name = (callee as jsep.Identifier).name;
    const legal = `one of the functions ${FUNCTIONS.join(", ")}`;
    if (callee.type !== "Identifier" || !FUNCTIONS.includes(name))
      throw this.refuse(`"${String(name)}"`, legal);
    if (given.length === 0) throw this.refuse(`${name}()`, `${name} with at least one value`);
    if (name === "column") return this.column(String((given[0] as jsep.Literal).value));
    const values = given.flatMap((each) => this.valuesOf(each));
    if (name === "if") {
      if (values.length !== 3)
        throw this.refuse(`if of ${values.length} values`, "if(condition, value, other value)");
      return (row) => {
        const condition = values[0](row);
        return typeof condition === "number" ? values[condition === 0 ? 2 : 1](row) : null;
      };
    }
    const skips = name === "sum" || name === "mean";
    return (row) => {
      const numbers = values
        .map((each) => each(row))
        .filter((value): value is number => typeof value === "number");
      if (numbers.length === 0 || (!skips && numbers.length < values.length)) return null;
      return NUMBERS[name](numbers);
    };
  }

  /** An argument; a pattern such as `"Mnt*"` means all columns that begin so. */
  private valuesOf(node: jsep.Expression): readonly Compute[] {
    const value = node.type === "Literal" ? (node as jsep.Literal).value : null;
    if (typeof value !== "string" || !value.endsWith("*")) return [this.of(node)];
    const found = this.scope.names.filter((name) => name.startsWith(value.slice(0, -1)));
    if (found.length === 0)
      throw this.refuse(`"${value}"`, "the beginning of the name of at least one column");
    return found.map((name) => this.column(name));
  }

  private refuse(what: string, legal: string): InputError {
    return new InputError({ where: `expression "${this.text}"`, what, legal });
  }
}
