/// <reference lib="dom" />
import { figureData } from "../figure-data/figure-data";
import { dataView } from "./data-view";
import { blobOf, download } from "./download";
import type { Json, PageFigure, Plotly } from "./plotly";
import { themed } from "./themed";
import { toolButton } from "./tool-button";

/** Width of a saved picture in CSS pixels. */
const WIDTH = 900;
/** Room above the plot for the title and a line under it. */
const TITLE_ROOM = 92;
/** The page's typefaces are not in a saved file. */
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** Opens what a figure is drawn with. */
export type OpenFigure = (place: HTMLElement) => Promise<{ figure: PageFigure; plotly: Plotly }>;

/** Puts below a figure what a reader may do with it: see its data as a table, save it as PNG or SVG. */
export function addFigureTools(place: HTMLElement, open: OpenFigure): void {
  const element = place.closest("figure");
  const label = element?.querySelector(".label")?.textContent ?? "the figure";
  if (!element) return;
  const data = document.createElement("div");
  data.id = `${element.id}-data`;
  data.className = "figure-data";
  data.hidden = true;
  const note = document.createElement("p");
  note.className = "problem";
  note.setAttribute("role", "status");
  const guarded = (act: () => Promise<void>) => () => {
    note.textContent = "";
    act().catch((error: unknown) => {
      note.textContent = `That did not work: ${error instanceof Error ? error.message : String(error)}`;
      reportError(error);
    });
  };
  const name = place.dataset["name"] ?? "figure";
  const toggle = toolButton(
    "Data",
    `of ${label} as a table`,
    guarded(async () => {
      if (data.childElementCount === 0) {
        const { figure } = await open(place);
        const tables = figureData(figure.data, figure.layout);
        const file = (i: number) => (tables.length > 1 ? `${name}-${i + 1}` : name);
        data.append(...tables.map((table, i) => dataView(table, label, file(i))));
        if (tables.length === 0) data.append("This figure holds no data of its own.");
      }
      data.hidden = !data.hidden;
      toggle.setAttribute("aria-expanded", String(!data.hidden));
    }),
  );
  toggle.setAttribute("aria-expanded", "false");
  toggle.setAttribute("aria-controls", data.id);
  const picture = async (format: "png" | "svg") => {
    const { figure, plotly } = await open(place);
    const drawn = await plotly.toImage(paperFigure(figure, element, place.clientHeight), {
      format,
      width: WIDTH,
      height: place.clientHeight + TITLE_ROOM - 32,
      scale: format === "png" ? 2 : 1,
    });
    return blobOf(drawn);
  };
  const save = (format: "png" | "svg") =>
    guarded(async () => download(`${name}.${format}`, await picture(format)));
  const copy = guarded(async () => {
    // The promise goes in as it is: some browsers let only what begins within the click write to the clipboard.
    const item = new ClipboardItem({ "image/png": picture("png") });
    note.textContent = await navigator.clipboard.write([item]).then(
      () => "Copied",
      () => "This browser does not let the page copy a picture: save it as PNG.",
    );
  });
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.append(
    toggle,
    toolButton("Copy", `picture of ${label}`, copy),
    toolButton("PNG", `picture of ${label}`, save("png")),
    toolButton("SVG", `drawing of ${label}`, save("svg")),
  );
  element.append(tools, note, data);
}

/** The figure on white, with its number and title, and where it comes from: it will be read without the page. */
function paperFigure(
  figure: PageFigure,
  element: HTMLElement,
  height: number,
): { data: unknown; layout: Json } {
  const { data, layout } = themed(figure.data, figure.layout, {
    theme: "light",
    width: WIDTH,
    height,
    fixed: true,
    touch: false,
  });
  const caption = element.querySelector(".caption");
  const label = caption?.querySelector(".label")?.textContent ?? "";
  const title = (caption?.textContent ?? "").replace(label, "").trim();
  const badge = document.querySelector(".badge")?.textContent;
  // What must not be lost comes first: the line is cut where the picture ends.
  const study = document.querySelector(".bar .long")?.textContent ?? document.title;
  const source = [label, badge, study].filter(Boolean).join(" · ");
  const text = (words: string) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const margin = (layout["margin"] ?? {}) as Json;
  return {
    data,
    layout: {
      ...layout,
      height: height + TITLE_ROOM - 32,
      title: {
        text: text(title),
        x: 0,
        xref: "paper",
        xanchor: "left",
        font: { size: 16 },
        subtitle: { text: text(source), font: { size: 11 } },
      },
      margin: { ...margin, t: TITLE_ROOM },
      font: { ...(layout["font"] as Json), family: FONT },
      paper_bgcolor: "#ffffff",
    },
  };
}
