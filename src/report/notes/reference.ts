/** A publication that the prose may cite. */
export interface Reference {
  /** As a list of references has them: `Rousseeuw, P. J.`. */
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Journal with volume and pages, publisher, or proceedings. */
  readonly published: string;
  /** Digital object identifier, without an address before it. */
  readonly doi?: string;
}

/** Publications by the key that cites them: `([Rousseeuw 1987](#rousseeuw1987))`. */
export type References = Readonly<Record<string, Reference>>;

/** One citation as prose writes it, as a pattern: `[Rousseeuw 1987](#rousseeuw1987)`, with its words and its key. */
export const CITED = String.raw`\[([^\]\n]+ \d{4})\]\(#([\w.-]+)\)`;

/** How prose names a publication: `Rousseeuw 1987`, `Hubert and Arabie 1985`, `Monti et al. 2003`. */
export function shortReference({ authors, year }: Reference): string {
  const initials = /,(?: ?\p{Lu}[.-]+)+/u;
  const [first, ...others] = authors.split(initials).map((name) => name.replace(/^(?:,| and) /, ""));
  const names = others.filter((name) => name !== "");
  const rest = names.length > 1 ? " et al." : names.length === 1 ? ` and ${names[0]}` : "";
  return `${first}${rest} ${year}`;
}
