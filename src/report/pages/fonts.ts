import { readFileSync } from "node:fs";

const FACES = [
  {
    family: "Report Sans",
    weight: "200 900",
    file: "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  },
  {
    family: "Report Serif",
    weight: "600",
    file: "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2",
  },
];

/**
 * The rules of the report's two typefaces, Source Sans 3 and Source Serif 4 (Adobe, SIL Open Font License), with the
 * fonts in them: 70 kB a page, so that it looks the same on every machine.
 */
export function fontFaces(): string {
  return FACES.map(({ family, weight, file }) => {
    const font = readFileSync(require.resolve(file)).toString("base64");
    return `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${font}) format("woff2")}`;
  }).join("\n");
}
