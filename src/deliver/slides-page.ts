import type { FurtherPage, SharedAssets } from "../report/pages/further-page";
import { html } from "../report/pages/html";
import { page } from "../report/pages/page";
import { provenanceItems, syntheticBadge } from "../report/provenance";
import { deliverStyle } from "./deliver-style";
import type { PaperBlock, PaperSection } from "./paper";
import { blockMarkup } from "./paper-markup";

/**
 * Slides as one page that loads nothing: one section a slide, in the form of a screen; printed, each slide is a page. Figures
 * lie on the right, the rest on the left.
 *
 * @param file its name in the report's folder.
 */
export function slidesPage(file: string, slides: readonly PaperSection[]): FurtherPage {
  return { file, make: (shared) => made(slides, shared) };
}

async function made(slides: readonly PaperSection[], { context, fonts }: SharedAssets): Promise<string> {
  const all = slides.length + 1;
  return page({
    title: `Slides · ${context.title}`,
    description: context.subtitle ?? context.title,
    kind: "slides",
    style: [fonts, await deliverStyle("slides")].join("\n"),
    scripts: [],
    laterScripts: [],
    inlineStyles: false,
    body: html`<main id="main" tabindex="-1">
      <section class="slide first" aria-label="Slide 1 of ${all}">
        <p class="eyebrow">Slides ${syntheticBadge(context)}</p>
        <h1>${context.title}</h1>
        ${context.subtitle !== undefined && html`<p class="question">${context.subtitle}</p>`}
        <dl>${provenanceItems(context.provenance)}</dl>
      </section>
      ${slides.map((slide, i) => {
        const figures = slide.blocks.filter(isFigure);
        const others = slide.blocks.filter((block) => !isFigure(block));
        const draw = (blocks: readonly PaperBlock[], side: string) =>
          blocks.length > 0 &&
          html`<div class="${side}">
            ${blocks.map((block, j) => blockMarkup(block, `${slide.id}-${side}-${j}`))}
          </div>`;
        return html`<section class="slide" aria-label="Slide ${i + 2} of ${all}">
          <h2>${slide.title}</h2>
          <div class="body">${draw(others, "left")}${draw(figures, "right")}</div>
          <p class="number">${i + 2} / ${all}</p>
        </section> `;
      })}
    </main>`,
  });
}

function isFigure({ kind }: PaperBlock): boolean {
  return kind === "figure";
}
