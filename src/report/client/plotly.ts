/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

export type Json = Readonly<Record<string, unknown>>;

/** A figure of the page, as `chapterPage` packed it. */
export interface PageFigure {
  readonly id: string;
  readonly data: readonly Json[];
  readonly layout: Json;
}

/** What the page uses of Plotly. */
export interface Plotly {
  newPlot(element: HTMLElement, data: readonly Json[], layout: Json, config: Json): Promise<PlotlyElement>;
  react(element: HTMLElement, data: readonly Json[], layout: Json, config: Json): Promise<PlotlyElement>;
  readonly Plots: {
    /** Draws again in the size that the element now has. */
    resize(element: HTMLElement): Promise<unknown>;
  };
  /** A picture of a figure that is not in the page, as a `data:` address. */
  toImage(figure: { readonly data: unknown; readonly layout: Json }, options: Json): Promise<string>;
}

/** An element Plotly has drawn in. */
export interface PlotlyElement extends HTMLElement {
  readonly _fullData?: readonly { readonly index: number; readonly type: string }[];
  readonly _fullLayout?: {
    readonly legend?: { readonly _height?: number };
    readonly yaxis?: { readonly ticktext?: readonly string[] };
    readonly meta?: { readonly height?: number };
    readonly _size?: { readonly h: number };
  };
  on(event: "plotly_afterplot", listener: () => void): void;
}

let loading: Promise<Plotly> | undefined;

/**
 * Unpacks and runs the page's Plotly, and before it the coastlines, where there are any: Plotly looks for them when
 * it starts. Once only. The policy of the page lets these two texts run, by their hashes, and no other.
 */
export function loadPlotly(): Promise<Plotly> {
  loading ??= (async () => {
    for (const id of ["geography", "plotly"]) {
      const text = await unpack(id);
      if (text === undefined) continue;
      const script = document.createElement("script");
      script.textContent = text;
      document.head.append(script);
    }
    const { Plotly } = window as { Plotly?: Plotly };
    if (!Plotly) throw new Error("Plotly did not start");
    return Plotly;
  })();
  return loading;
}

/** The text packed in an element, which is then emptied; undefined where the page has no such element. */
export async function unpack(id: string): Promise<string | undefined> {
  const element = document.getElementById(id);
  if (!element) return undefined;
  const bytes = Uint8Array.from(atob(element.textContent ?? ""), (character) => character.charCodeAt(0));
  element.remove();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
