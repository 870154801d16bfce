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

/** Publications by the key that cites them: `[@rousseeuw1987]`. */
export type References = Readonly<Record<string, Reference>>;
