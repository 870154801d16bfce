/**
 * A complaint as a sentence: a capital letter first, a full stop at the end.
 *
 * @example asSentence("two groups share a name") // "Two groups share a name."
 */
export function asSentence(text: string): string {
  const whole = /[.!?]$/.test(text) ? text : `${text}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
