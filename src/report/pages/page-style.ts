import { transform } from "esbuild";
import { BASE_STYLE } from "../assets/base-style";
import { CHAPTER_STYLE } from "../assets/chapter-style";
import { CLAIM_STYLE } from "../assets/claim-style";
import { EXHIBIT_STYLE } from "../assets/exhibit-style";
import { CARD_STYLE } from "../assets/card-style";
import { INDEX_STYLE } from "../assets/index-style";
import { LANDING_STYLE } from "../assets/landing-style";
import { NOTES_STYLE } from "../assets/notes-style";
import { STUDY_STYLE } from "../assets/study-style";
import { TABLE_STYLE } from "../assets/table-style";
import { TOOL_STYLE } from "../assets/tool-style";

const CHAPTER = [BASE_STYLE, EXHIBIT_STYLE, TABLE_STYLE, TOOL_STYLE, CHAPTER_STYLE, NOTES_STYLE, CLAIM_STYLE];

const STYLES = {
  chapter: CHAPTER,
  study: [...CHAPTER, STUDY_STYLE],
  index: [BASE_STYLE, EXHIBIT_STYLE, TABLE_STYLE, LANDING_STYLE, CARD_STYLE, INDEX_STYLE, CLAIM_STYLE],
} as const;

/** The style of one kind of page, minified. */
export async function pageStyle(kind: keyof typeof STYLES): Promise<string> {
  const { code } = await transform(STYLES[kind].join("\n"), { loader: "css", minify: true });
  return code.trim();
}
