import { encodeValue } from "./encode-value";

/** Larger values are not reported, in characters of JSON. */
const LONGEST = 4_000_000;

/**
 * Prints a value of a notebook as data, for the grader that runs the notebook: one line, the key before it. Called in the
 * student's own process, so that nothing but data leaves it.
 *
 * @throws Error for a value that is larger than any the tests need.
 */
export function reportValue(key: string, value: unknown): void {
  const text = JSON.stringify(encodeValue(value));
  if (text.length > LONGEST)
    throw new Error(`a value of ${text.length} characters is too large to be graded`);
  console.log(`${key}${text}`);
}
