import { html, type Html } from "../pages/html";

/** The eight colours of a terminal, as class names of the page's style. */
const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

const ESCAPE_SEQUENCE =
  /\u001b(?:\[([0-9;:?]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g;

/**
 * Text printed for a terminal as markup: colours and bold are kept, every other escape sequence is dropped, and a
 * line that was overwritten by carriage returns shows what was written last. Text beyond `lines` lines is left out,
 * with a note of how many.
 */
export function terminalText(text: string, lines = 1000): Html {
  const all = text
    .replace(/\r+\n/g, "\n")
    .split("\n")
    .map((line) => line.replace(/\r+$/, "").replace(/^.*\r/s, ""));
  const shown = coloured(all.slice(0, lines).join("\n"));
  const hidden = all.length - lines;
  if (hidden <= 0) return shown;
  return html`${shown}${"\n"}<span class="omitted"
      >… ${hidden.toLocaleString("en")} more lines in the notebook</span
    >`;
}

/** The text without any escape sequence. */
export function plainText(text: string): string {
  return text.replace(ESCAPE_SEQUENCE, "");
}

function coloured(text: string): Html {
  const pieces: Html[] = [];
  let classes: readonly string[] = [];
  let end = 0;
  const push = (piece: string) => {
    if (piece === "") return;
    pieces.push(
      classes.length > 0 ? html`<span class="${classes.join(" ")}">${piece}</span>` : html`${piece}`,
    );
  };
  for (const match of text.matchAll(ESCAPE_SEQUENCE)) {
    const start = match.index ?? 0;
    push(text.slice(end, start));
    end = start + match[0].length;
    if (match[2] === "m") classes = afterCodes(classes, match[1] ?? "");
  }
  push(text.slice(end));
  return html`${pieces}`;
}

function afterCodes(classes: readonly string[], codes: string): readonly string[] {
  const isColour = (name: string) => name.startsWith("ansi-") && name !== "ansi-bold";
  let next = [...classes];
  const numbers = codes.split(/[;:]/).map(Number);
  for (let i = 0; i < numbers.length; i++) {
    const code = numbers[i] ?? 0;
    if (code === 0) next = [];
    else if (code === 1) next = [...next.filter((name) => name !== "ansi-bold"), "ansi-bold"];
    else if (code === 22) next = next.filter((name) => name !== "ansi-bold");
    else if (code === 39) next = next.filter((name) => !isColour(name));
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) {
      next = [...next.filter((name) => !isColour(name)), `ansi-${COLOURS[code % 10]}`];
    } else if (code === 38 || code === 48) i += numbers[i + 1] === 5 ? 2 : 4;
  }
  return next;
}
