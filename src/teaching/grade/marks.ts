import { InputError } from "../../core/input-error";

/*
 * nbgrader's marks: a line that contains one of these begins or ends a region. In TypeScript they are in comments,
 * in Markdown in HTML comments.
 */

export const BEGIN_SOLUTION = "### BEGIN SOLUTION";
export const END_SOLUTION = "### END SOLUTION";
export const BEGIN_HIDDEN_TESTS = "### BEGIN HIDDEN TESTS";
export const END_HIDDEN_TESTS = "### END HIDDEN TESTS";

/** What replaces a solution: comments, so that an unsolved cell runs and defines nothing. */
export const CODE_STUB = "// YOUR CODE HERE";
export const TEXT_STUB = "YOUR ANSWER HERE";

/**
 * The text with each region between two marks, marks included, replaced; by nothing, when no replacement is given.
 * A replacement takes over the indentation of the opening mark.
 *
 * @throws InputError for a region that is not closed, or closed without having been opened.
 */
export function replaceRegions(
  text: string,
  marks: {
    readonly begin: string;
    readonly end: string;
    readonly replacement?: string;
    readonly where: string;
  },
): string {
  const kept: string[] = [];
  let inside = false;
  for (const line of text.split("\n")) {
    const [begins, ends] = [line.includes(marks.begin), line.includes(marks.end)];
    if (begins && inside) throw mismatch(marks, "a second opening mark");
    if (ends && !inside) throw mismatch(marks, "a closing mark without an opening one");
    if (begins) {
      inside = true;
      const indent = /^\s*/.exec(line)?.[0] ?? "";
      if (marks.replacement !== undefined) kept.push(indent + marks.replacement);
    } else if (ends) inside = false;
    else if (!inside) kept.push(line);
  }
  if (inside) throw mismatch(marks, "no closing mark");
  return kept.join("\n");
}

function mismatch(marks: { begin: string; end: string; where: string }, what: string): InputError {
  return new InputError({ what, legal: `pairs of "${marks.begin}" and "${marks.end}"`, where: marks.where });
}
