/** What chapter pages share: styles, scripts and the packed libraries. */
export interface PageAssets {
  readonly style: string;
  /** The page's own script. */
  readonly script: string;
  /** Plotly for figures drawn as SVG, and which types of traces it knows. */
  readonly vectorPlotly: Packed & { readonly types: ReadonlySet<string> };
  /** The whole of Plotly, twice as large, for pages with a figure that is drawn otherwise. */
  readonly plotly: Packed;
  readonly geography: Packed;
}

/** A script that the page unpacks when it needs it. */
export interface Packed {
  /** As it will run. */
  readonly text: string;
  /** What a policy names it by. */
  readonly hash: () => string;
  /** As it is in the page. */
  readonly packed: () => string;
}
