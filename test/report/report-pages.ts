import { readdirSync } from "node:fs";
import path from "node:path";
import { PROJECT_FOLDER } from "../../src/study/settings";

/** The names of the report's pages, by the committed notebooks: the first page and a page for each chapter. */
export function reportPages(): readonly string[] {
  const notebooks = readdirSync(path.join(PROJECT_FOLDER, "notebooks"));
  const chapters = notebooks.filter((file) => file.endsWith(".ipynb"));
  return ["index.html", ...chapters.map((file) => file.replace(/\.ipynb$/, ".html"))];
}
