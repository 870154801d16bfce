import { plotlyBundle } from "../../notebook/drawing/plotly-bundle";
import { traceTypes } from "../chapters/trace-types";
import { scriptHash } from "./content-security-policy";
import { packedOnce } from "./data-element";
import { fontFaces } from "./fonts";
import type { Packed, PageAssets } from "./page-assets";
import { pageScript } from "./page-script";
import { pageStyle } from "./page-style";

/** What pages with figures share, without the style of code. */
export async function chapterAssets(): Promise<PageAssets> {
  const [bundle, script, style] = await Promise.all([
    plotlyBundle(),
    pageScript("chapter"),
    pageStyle("chapter"),
  ]);
  return {
    style: [fontFaces(), style].join("\n"),
    script,
    vectorPlotly: { ...pack(bundle.vectorScript), types: traceTypes(bundle.vectorScript) },
    plotly: pack(bundle.script),
    geography: pack(bundle.geoAssets),
  };
}

/** Packed and named when a page first asks for it: a report without maps packs no coastlines. */
function pack(text: string): Packed {
  let content: string | undefined;
  let name: string | undefined;
  const hash = () => (name ??= scriptHash(text));
  return { text, hash, packed: () => (content ??= packedOnce(text, hash())) };
}
