/** A name of digits, such as 12, which a table may hold as a number too. */
const DIGITS = /^\d+$/;

/**
 * Whether a cell that reads like a name is that name. A name of digits counts only in a column of texts that are names all: elsewhere
 * 12 is a number of clusters or of customers.
 *
 * @param align of the column. @param column its texts.
 */
export function isNameCell(
  text: string,
  align: "left" | "right",
  column: readonly string[],
  isName: (text: string) => boolean,
): boolean {
  if (!isName(text)) return false;
  return !DIGITS.test(text) || (align === "left" && column.every((each) => each === "" || isName(each)));
}
