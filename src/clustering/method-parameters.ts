/** What a method is run with, by the names of its parameters. */
export type ParameterValues = Readonly<Record<string, number | string>>;

/** A setting of a method, as a page asks for it and a link carries it. */
export type MethodParameter = NumberParameter | ChoiceParameter;

export interface NumberParameter {
  readonly kind: "number";
  /** As the library calls it. */
  readonly name: string;
  /** As the page calls it. */
  readonly label: string;
  readonly least: number;
  /** May depend on the number of rows. */
  readonly most: (rows: number) => number;
  readonly whole: boolean;
  readonly step: number;
  readonly initial: number;
}

export interface ChoiceParameter {
  readonly kind: "choice";
  readonly name: string;
  readonly label: string;
  readonly legal: readonly string[];
  readonly initial: string;
}

/** The number of segments; more than twenty nobody could serve apart. */
export const K_PARAMETER: NumberParameter = Object.freeze({
  kind: "number",
  name: "k",
  label: "Segments (k)",
  least: 1,
  most: (rows: number) => Math.max(1, Math.min(20, rows)),
  whole: true,
  step: 1,
  initial: 3,
});

/** A numeric parameter between fixed limits; a step of 1 means whole numbers. */
export function numberParameter(
  name: string,
  label: string,
  range: { readonly least: number; readonly most: number; readonly initial: number; readonly step?: number },
): NumberParameter {
  const { least, most, initial, step = 1 } = range;
  return { kind: "number", name, label, least, most: () => most, whole: step === 1, step, initial };
}

/** The value a parameter may take, or what would have been legal. */
export function checkParameter(
  parameter: MethodParameter,
  text: string,
  rows: number,
): { readonly value: number | string } | { readonly legal: string } {
  if (parameter.kind === "choice") {
    return parameter.legal.includes(text) ? { value: text } : { legal: parameter.legal.join(", ") };
  }
  const { least, whole } = parameter;
  const most = parameter.most(rows);
  const value = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return { value };
  return { legal: `a ${whole ? "whole " : ""}number from ${least} to ${most}` };
}
