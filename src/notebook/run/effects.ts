import type { Notebook } from "../document/document";
import { codeOf, usesLibraryAlone } from "./waits-for";

/** What differs from run to run, in the code of a cell. */
const CHANGING: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\b(Date|performance|Temporal)\s*[.(\[]/, "a cell reads the clock"],
  [
    /\bMath\s*\.\s*random\b|\}\s*=\s*Math\b|\brandom\(|\bcrypto\s*\./,
    "a cell draws numbers that no seed decides",
  ],
  [/\b(setTimeout|setInterval|setImmediate|queueMicrotask)\b/, "a cell waits for a timer"],
];

/**
 * Why the outputs of a notebook may differ though nothing it depends on has changed, so that it has to run each time;
 * undefined where the code of its cells shows no reason.
 *
 * @example effectsOf(notebookOf("Math.random()")) // "a cell draws numbers that no seed decides"
 */
export function effectsOf(notebook: Notebook): string | undefined {
  const code = codeOf(notebook);
  if (!usesLibraryAlone(code)) return "a cell reaches files, programs or packages without the library";
  return CHANGING.find(([pattern]) => pattern.test(code))?.[1];
}
