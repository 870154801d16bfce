import { InputError } from "../../core/input-error";
import { nearestName } from "../../core/nearest-name";
import { isOfType, type Parameter, type ParameterType, type ParameterValue } from "./parameters";

/** What a value of each type looks like on the command line. */
const EXAMPLES: Readonly<Record<ParameterType, string>> = {
  number: "a number, such as 10 or 0.5",
  string: "text",
  boolean: "true or false",
  "number[]": "numbers, such as 2,3,4 or [2, 3, 4]",
  "string[]": 'texts, such as a,b or ["a", "b"]',
};

/**
 * Reads assignments as typed on the command line, each in the type of the parameter it names.
 *
 * @param assignments `name=value` each; lists as `2,3,4` or as JSON.
 * @param declared The parameters of all notebooks that are to be run.
 * @throws InputError for an assignment without a name, a name no notebook declares (with the legal ones and the
 *   nearest), a name assigned twice, or a value of another type.
 * @example assignedParameters(["kMax=10"], [{ name: "kMax", type: "number", value: 8, meaning: "" }]) // { kMax: 10 }
 */
export function assignedParameters(
  assignments: readonly string[],
  declared: readonly Parameter[],
): Readonly<Record<string, ParameterValue>> {
  const names = [...new Set(declared.map(({ name }) => name))].sort();
  const values = new Map<string, ParameterValue>();
  for (const assignment of assignments) {
    const [, name, text] = /^\s*([^=]*?)\s*=(.*)$/s.exec(assignment) ?? [];
    if (name === undefined || text === undefined || name === "") {
      throw new InputError({ where: "-p", what: `"${assignment}"`, legal: "name=value, such as seed=11" });
    }
    const parameter = declared.find((each) => each.name === name);
    if (parameter === undefined) throw unknownName(name, names);
    if (values.has(name)) {
      throw new InputError({ where: "-p", what: `"${name}" twice`, legal: "each parameter once" });
    }
    values.set(name, readValue(text, parameter));
  }
  return Object.freeze(Object.fromEntries(values));
}

function unknownName(name: string, names: readonly string[]): InputError {
  const meant = nearestName(name, names);
  return new InputError({
    where: "-p",
    what: `"${name}"`,
    legal:
      names.length === 0
        ? "no parameter, for these notebooks declare none"
        : `a parameter of these notebooks (${names.join(", ")})`,
    ...(meant === null ? {} : { remedy: `Did you mean "${meant}"?` }),
  });
}

function readValue(text: string, { name, type }: Parameter): ParameterValue {
  const value = type === "string" ? text : type.endsWith("[]") ? readList(text, type) : readPlain(text);
  if (isOfType(value, type)) return value;
  throw new InputError({ where: `-p ${name}`, what: `"${text}"`, legal: EXAMPLES[type] });
}

function readPlain(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "true" || trimmed === "false") return trimmed === "true";
  return trimmed === "" ? undefined : Number(trimmed);
}

function readList(text: string, type: ParameterType): unknown {
  const trimmed = text.trim();
  if (trimmed.startsWith("[")) {
    try {
      return JSON.parse(trimmed);
    } catch {
      return undefined; // told as a value of another type
    }
  }
  if (trimmed === "") return [];
  const parts = trimmed.split(",").map((part) => part.trim());
  return type === "number[]" ? parts.map(readPlain) : parts;
}
