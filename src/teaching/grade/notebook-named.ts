/**
 * Which notebook of an assignment a file is, by its name: as it is, or as browsers, learning systems and students rename it
 * ("01-sales-eda (1).ipynb", "Copy of 01 Sales EDA.ipynb", "ada_2217_01-sales-eda-2.ipynb").
 *
 * @param names The notebooks of the assignment.
 * @returns undefined where it is none of them, or could be two.
 * @example notebookNamed("01-sales-eda (1).ipynb", ["01-sales-eda", "03-k-means"]) // "01-sales-eda"
 */
export function notebookNamed(file: string, names: readonly string[]): string | undefined {
  const bare = plain(file.replace(/\.ipynb$/i, ""));
  const found = names.filter((name) => ` ${bare} `.includes(` ${plain(name)} `));
  return found.length === 1 ? found[0] : undefined;
}

/** Words in small letters, with single blanks between them. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .join(" ");
}
