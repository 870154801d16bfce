import { readFileSync } from "node:fs";
import { paletteProperties } from "./palette";

/** The text of a `.css` file. The build puts these files next to the compiled code. */
export function stylesheet(file: string): string {
  return readFileSync(file, "utf8");
}

/** The report's colours as properties, light and dark: every style sheet takes its colours from them. */
export function paletteSheet(): string {
  return `:root { ${paletteProperties()} }\n`;
}
