import { encodeValue } from "./encode-value";

/** Larger values are not reported, in characters of JSON. */
const LONGEST = 4_000_000;

/** Where the kernel keeps the variables of the cells. */
interface Cells {
  readonly __tslab__?: { readonly exports: Readonly<Record<string, unknown>> };
}

/**
 * Prints variables of a notebook as data, for the grader that runs the notebook: a line for each, the key before it, with
 * its name and its value. Called in the student's own process, so that nothing but data leaves it. What is not defined,
 * cannot be read, or is larger than any value that tests need is left out.
 */
export function reportValues(key: string, names: readonly string[]): void {
  const variables = (globalThis as Cells).__tslab__?.exports ?? {};
  for (const name of names.filter((each) => Object.hasOwn(variables, each))) {
    const text = textOf(variables[name]);
    if (text !== null && text.length <= LONGEST) console.log(`${key}[${JSON.stringify(name)},${text}]`);
  }
}

/** Null for a value that throws while it is read. */
function textOf(value: unknown): string | null {
  try {
    return JSON.stringify(encodeValue(value));
  } catch {
    return null;
  }
}
