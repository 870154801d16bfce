import { transform } from "esbuild";
import { BASE_STYLE } from "./assets/base-style";
import { CHAPTER_STYLE } from "./assets/chapter-style";
import { CLAIM_STYLE } from "./assets/claim-style";
import { EXHIBIT_STYLE } from "./assets/exhibit-style";
import { INDEX_STYLE } from "./assets/index-style";
import { TABLE_STYLE } from "./assets/table-style";
import { TOOL_STYLE } from "./assets/tool-style";

/** The style of one kind of page, minified. */
export async function pageStyle(kind: "chapter" | "index"): Promise<string> {
  const rules =
    kind === "chapter"
      ? [BASE_STYLE, EXHIBIT_STYLE, TABLE_STYLE, TOOL_STYLE, CHAPTER_STYLE, CLAIM_STYLE]
      : [BASE_STYLE, EXHIBIT_STYLE, TABLE_STYLE, INDEX_STYLE, CLAIM_STYLE];
  const { code } = await transform(rules.join("\n"), { loader: "css", minify: true });
  return code.trim();
}
