import { html, trusted, type Html } from "../pages/html";
import type { SourceMark } from "./marked-source";
import { proseProblems, type ProseClaim, type ProseSources } from "./prose-claims";
import { writtenNumber } from "./written-number";

/** The cell that computed a number. */
export interface ClaimSource {
  /** Its address, from the page the number is on. */
  readonly href: string;
  readonly notebook: string;
  /** Its place in the notebook, from 1. */
  readonly position: number;
}

/**
 * The marks of a piece of prose: a link on each number to the cell that computed it, with the value for the page's
 * script to show; and a warning on each number that no cell computed.
 */
export function claimMarks(
  markdown: string,
  sources: ProseSources,
  from: ClaimSource,
): readonly SourceMark[] {
  return [
    ...sources.claims.map((claim) => ({ at: claim.at, ...claimTags(claim, from) })),
    ...typedMarks(markdown, sources),
  ];
}

/** The warnings alone; by default for prose that is in no cell's output. */
export function typedMarks(
  markdown: string,
  sources: ProseSources = { claims: [], texts: [] },
): readonly SourceMark[] {
  return proseProblems(markdown, sources)
    .filter(({ kind }) => kind === "typed")
    .map(({ text, at }) => ({ at: [at, at + text.length] as const, ...TYPED }));
}

/** A number that no cell computed, as the page shows it. */
const TYPED = {
  open: `<span class="unsourced" title="Typed by hand: no cell computed this number">`,
  close: "</span>",
};

/** A text in which the claims are links, as `claimMarks` makes them. */
export function withClaims(text: string, claims: readonly ProseClaim[], from: ClaimSource): Html {
  let end = 0;
  const pieces = [...claims]
    .sort((a, b) => a.at[0] - b.at[0])
    .map((claim) => {
      const before = text.slice(end, claim.at[0]);
      end = claim.at[1];
      return html`${before}${claimLink(claim, from)}`;
    });
  return html`${pieces}${text.slice(end)}`;
}

/** A number as a link to the cell that computed it. */
export function claimLink(claim: Pick<ProseClaim, "text" | "value">, from: ClaimSource): Html {
  const { open, close } = claimTags(claim, from);
  return html`${trusted(open)}${claim.text}${trusted(close)}`;
}

function claimTags(
  { text, value }: Pick<ProseClaim, "text" | "value">,
  { href, notebook, position }: ClaimSource,
): Pick<SourceMark, "open" | "close"> {
  const source = `cell ${position} of ${notebook}`;
  const open = html`<a
    class="claim"
    href="${href}"
    data-value="${exactValue(text, value)}"
    data-source="${source}"
  ></a>`;
  return { open: open.markup.replace(/<\/a>$/, ""), close: "</a>" };
}

/** The value at full precision, with its unit in words. */
function exactValue(text: string, value: number | null): string {
  if (value === null) return "not defined";
  const [whole = "", fraction] = String(value).split(".");
  const parted = /e/.test(String(value)) ? String(value) : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const number = fraction === undefined || /e/.test(String(value)) ? parted : `${parted}.${fraction}`;
  const unit = writtenNumber(text)?.unit;
  if (unit === "percent") return `${number} as a share of 1`;
  if (unit?.startsWith("currency"))
    return `${number} in the workbook's currency${unit.slice("currency".length)}`;
  return unit === undefined || unit === null ? number : `${number} ${unit}`;
}
