/** The colours of the report in one theme, as hexadecimal RGB. */
export interface Palette {
  /** Behind everything. */
  readonly page: string;
  /** Cards: figures, tables, chapters. */
  readonly surface: string;
  /** Code and printed text. */
  readonly sunken: string;
  readonly ink: string;
  /** Secondary text; at least 4.5:1 on page, surface and sunken. */
  readonly muted: string;
  /** Borders; decoration only. */
  readonly line: string;
  /** Grid lines and land in figures. */
  readonly grid: string;
  readonly accent: string;
  /** Behind emphasised text. */
  readonly tint: string;
  readonly link: string;
  readonly danger: string;
}

/** Undyed wool and madder. */
export const LIGHT: Palette = {
  page: "#faf8f4",
  surface: "#ffffff",
  sunken: "#f6f4ee",
  ink: "#1f1d1a",
  muted: "#625d55",
  line: "#dfd9ce",
  grid: "#e7e3da",
  accent: "#9c3a24",
  tint: "#f8ece7",
  link: "#1d4f8f",
  danger: "#a3201d",
};

/** The same by lamplight. */
export const DARK: Palette = {
  page: "#131519",
  surface: "#1b1e24",
  sunken: "#0f1114",
  ink: "#e9e6df",
  muted: "#a9a59c",
  line: "#353a43",
  grid: "#323740",
  accent: "#f0947a",
  tint: "#2b211f",
  link: "#8fb9f2",
  danger: "#ff9b92",
};

/** Declarations of one custom property per colour, which follow the reader's theme. */
export function paletteProperties(): string {
  const names = Object.keys(LIGHT) as (keyof Palette)[];
  return names.map((name) => `--${name}: light-dark(${LIGHT[name]}, ${DARK[name]});`).join("\n");
}
