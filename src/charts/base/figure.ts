/** One Plotly trace, as plain data. */
export type Trace = Readonly<Record<string, unknown>> & { readonly type: string };

/** A Plotly layout, as plain data. */
export type Layout = Readonly<Record<string, unknown>>;

/**
 * A chart as data: what `show` draws in a cell, the report draws in the page and the static export
 * writes as PNG. Made by the functions of `charts/` from results; a figure holds no functions.
 */
export interface Figure {
  /** What the figure shows, in a few words; unique within a notebook: the PNG is named after it. */
  readonly title: string;
  /** The figure in one or two sentences for those who cannot see it, with its main numbers. */
  readonly alt: string;
  readonly data: readonly Trace[];
  readonly layout: Layout;
}
