/** Whether a letter, by its code unit, is one of 0 to 9. @example isDigit("7".charCodeAt(0)) // true */
export function isDigit(letter: number): boolean {
  return letter >= 48 && letter <= 57;
}

/** Whether a text ends in a digit, as most cells of large files do. @example endsInDigit("A7") // true */
export function endsInDigit(text: string): boolean {
  return isDigit(text.charCodeAt(text.length - 1));
}
