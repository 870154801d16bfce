import path from "node:path";
import { transform } from "esbuild";
import { paletteSheet, stylesheet } from "./stylesheet";

const CHAPTER = ["base", "exhibit", "check", "follow", "table", "tool", "chapter", "notes", "claim"];
const FIRST_PAGE = ["landing", "card", "index"];

const STYLES: Readonly<Record<PageKind, readonly string[]>> = {
  chapter: CHAPTER,
  study: [...CHAPTER, "study"],
  index: ["base", "exhibit", "table", ...FIRST_PAGE, "claim"],
};

/** The kinds of pages that differ in their styles. */
type PageKind = "chapter" | "study" | "index";

/** The style of one kind of page, minified. */
export async function pageStyle(kind: PageKind): Promise<string> {
  const sheets = STYLES[kind].map(asset);
  // The whole study as one page shows what the first page says, within a part of its own.
  if (kind === "study") sheets.splice(CHAPTER.length, 0, `.landing { ${FIRST_PAGE.map(asset).join("\n")} }`);
  const { code } = await transform([paletteSheet(), ...sheets].join("\n"), { loader: "css", minify: true });
  return code.trim();
}

function asset(name: string): string {
  return stylesheet(path.join(__dirname, "..", "assets", `${name}.css`));
}
