import { plotlyText } from "./theme";

/** A long name on several lines of about `width` characters, as text that Plotly does not read as HTML. */
export function wrappedName(name: string, width = 24): string {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + word.length < width) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines.map(plotlyText).join("<br>");
}
