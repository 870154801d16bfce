import path from "node:path";
import ts from "typescript";

/** One option of a public function, or one of its plain parameters. */
export interface PublicOption {
  readonly of: string;
  readonly name: string;
  /** `number`, `boolean`, `word` (one of some texts), `range` (two numbers), `function` or `other`. */
  readonly kind: "number" | "boolean" | "word" | "range" | "function" | "other";
}

const root = path.join(__dirname, "..");

/** Rooms whose functions take finished results and no settings of an analysis, or belong to one case. */
const OTHER_ROOMS = /^lib\/(cases|charts|text|cell|study|tables|advice)\//;

/** Every option of every function that the package exports, as the compiler sees them in the compiled declarations. */
export function publicOptions(): readonly PublicOption[] {
  const file = path.join(root, "lib/index.d.ts");
  const settings = ts.readConfigFile(path.join(root, "tsconfig.json"), (name) => ts.sys.readFile(name));
  const { options } = ts.parseJsonConfigFileContent(settings.config, ts.sys, root);
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile) as ts.Symbol;
  const found = new Map<string, PublicOption>();
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const [declaration] = symbol.declarations ?? [];
    if (!(symbol.flags & ts.SymbolFlags.Function) || declaration === undefined) continue;
    if (OTHER_ROOMS.test(path.relative(root, declaration.getSourceFile().fileName))) continue;
    const add = (name: string, type: ts.Type): void => {
      const kind = kindOf(checker, type);
      found.set(`${symbol.name}(${name})`, { of: symbol.name, name, kind });
    };
    for (const signature of checker.getTypeOfSymbol(symbol).getCallSignatures()) {
      for (const parameter of signature.parameters) {
        const type = checker.getNonNullableType(checker.getTypeOfSymbol(parameter));
        if (isOptions(checker, parameter, type)) {
          for (const option of type.getProperties()) add(option.name, checker.getTypeOfSymbol(option));
        } else if (kindOf(checker, type) === "number" || kindOf(checker, type) === "word") {
          add(parameter.name, type);
        }
      }
    }
  }
  return [...found.values()];
}

function isOptions(checker: ts.TypeChecker, parameter: ts.Symbol, type: ts.Type): boolean {
  const isDestructured = parameter.name.startsWith("__");
  const allMayBeLeftOut = type.getProperties().every((property) => property.flags & ts.SymbolFlags.Optional);
  if (isDestructured) return allMayBeLeftOut;
  return parameter.name === "options" || /Options$/.test(checker.typeToString(type));
}

function kindOf(checker: ts.TypeChecker, optional: ts.Type): PublicOption["kind"] {
  const type = checker.getNonNullableType(optional);
  const parts = type.isUnion() ? type.types : [type];
  if (parts.every((part) => part.flags & ts.TypeFlags.NumberLike)) return "number";
  if (parts.every((part) => part.flags & ts.TypeFlags.BooleanLike)) return "boolean";
  if (parts.some((part) => part.flags & ts.TypeFlags.StringLiteral)) return "word";
  if (checker.isTupleType(type)) return "range";
  return type.getCallSignatures().length > 0 ? "function" : "other";
}
