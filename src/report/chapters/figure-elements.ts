import type { ChapterFigure } from "./chapter";
import { dataElement, packed } from "../pages/data-element";
import { html, type Html } from "../pages/html";
import type { Packed, PageAssets } from "../pages/page-assets";

/** What a page carries so that its figures can be drawn. */
export interface FigureElements {
  /** The figures' data and the packed libraries. */
  readonly elements: Html;
  /** The libraries as they will run, which the page's policy must know. */
  readonly scripts: readonly Packed[];
}

/** A page without figures carries no Plotly, one without maps no coastlines, one drawn as SVG the smaller Plotly. */
export function figureElements(figures: readonly ChapterFigure[], assets: PageAssets): FigureElements {
  if (figures.length === 0) return { elements: html``, scripts: [] };
  const hasMaps = figures.some(({ needsGeography }) => needsGeography);
  const isVector = figures.every(({ types }) => types.every((type) => assets.vectorPlotly.types.has(type)));
  const plotly = isVector ? assets.vectorPlotly : assets.plotly;
  const payload = figures.map(({ id, data, layout }) => ({ id: `${id}-plot`, data, layout }));
  return {
    elements: html`${dataElement("figures", packed(JSON.stringify(payload)))}${
      hasMaps && dataElement("geography", assets.geography.packed())
    }${dataElement("plotly", plotly.packed())}`,
    scripts: [plotly, ...(hasMaps ? [assets.geography] : [])],
  };
}
