import path from "node:path";
import { transform } from "esbuild";
import { paletteSheet, stylesheet } from "../report/pages/stylesheet";

/** The report's palette, base and numbers with a style sheet of this room, minified. */
export async function deliverStyle(sheet: "paper" | "slides"): Promise<string> {
  const report = path.join(__dirname, "..", "report", "assets");
  const own = path.join(__dirname, "assets");
  const sheets = [
    path.join(report, "base.css"),
    path.join(report, "claim.css"),
    path.join(own, "drawn.css"),
    path.join(own, `${sheet}.css`),
  ];
  const { code } = await transform([paletteSheet(), ...sheets.map(stylesheet)].join("\n"), {
    loader: "css",
    minify: true,
  });
  return code.trim();
}
