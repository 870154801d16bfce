import { countsOf } from "../../../core/counts-of";

/** The form of lines without an order number. */
export const NO_NUMBER = "(empty)";

/** Order numbers of one form, and how many lines have them. */
export interface OrderNumberForm {
  /** Digits written as 9, letters as A, each run once: `1873354` is `9`, `S 411` is `A 9`; empty is `(empty)`. */
  readonly form: string;
  readonly lines: number;
  /** Share of all lines, 0 to 1. */
  readonly share: number;
}

/**
 * Sorts order numbers by their form. Many forms mean that the number was typed by hand and cannot be
 * trusted as a key across customers.
 *
 * @returns the most frequent form first. Cost O(n).
 * @example
 * orderNumberForms([{ orderNumber: "PO 7519" }, { orderNumber: "PO 7520" }, { orderNumber: null }])[0] // { form: "A 9", lines: 2, share: 0.6667 }
 */
export function orderNumberForms(
  lines: readonly { readonly orderNumber: string | null }[],
): readonly OrderNumberForm[] {
  const counts = countsOf(
    lines.map(({ orderNumber }) => orderNumber?.replace(/\d+/g, "9").replace(/\p{L}+/gu, "A") ?? NO_NUMBER),
  );
  const forms = [...counts].map(([form, n]) => Object.freeze({ form, lines: n, share: n / lines.length }));
  forms.sort((a, b) => b.lines - a.lines || (a.form < b.form ? -1 : 1));
  return Object.freeze(forms);
}
