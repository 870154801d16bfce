import { InputError } from "../../core/input-error";

/**
 * Throws unless Excel takes the sheets' names: one sheet at least, names of 1 to 31 characters, no two alike but for case.
 *
 * @param where the function that was called, for the message.
 */
export function requireSheetNames(sheets: readonly { readonly name: string }[], where: string): void {
  const names = sheets.map(({ name }) => name.toLowerCase());
  const wrong = sheets.find(
    ({ name }, i) =>
      name === "" || name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name) || names.indexOf(names[i]) !== i,
  );
  if (sheets.length > 0 && wrong === undefined) return;
  throw new InputError({
    where: `${where}(sheets)`,
    what: wrong === undefined ? "no sheets" : `the sheet name "${wrong.name}"`,
    legal: "sheets with different names of 1 to 31 characters, without \\ / ? * [ ] :",
  });
}
