import { InputError } from "../../core/input-error";

/**
 * The trace types a Plotly bundle can draw, read from its text: asking it would take a browser.
 *
 * @throws InputError when the text holds none, so that a change in Plotly's build is noticed.
 */
export function traceTypes(script: string): ReadonlySet<string> {
  const modules = script.matchAll(/moduleType:\s*["']trace["'],\s*name:\s*["']([a-z0-9]+)["']/g);
  const types = new Set([...modules].map(([, name]) => name as string));
  if (types.size > 0) return types;
  throw new InputError({
    where: "traceTypes(script)",
    what: "a text without trace modules",
    legal: "the text of a Plotly bundle",
  });
}
