import path from "node:path";
import { bundleScript } from "../report/pages/bundle-script";
import { fontFaces } from "../report/pages/fonts";
import { html, trusted, type Html } from "../report/pages/html";
import { page } from "../report/pages/page";
import { count, percent } from "../text/format";
import type { TypingTool } from "../models/typing/typing-tool";
import { numberRange } from "./number-range";
import { deliverStyle } from "./deliver-style";

/**
 * Typing tools as one page that places a prospect: nothing is loaded or sent.
 *
 * @param title the study's title. @param remarks what must be known before the tool is used.
 */
export async function typingPage(
  tools: readonly TypingTool[],
  title: string,
  remarks: readonly string[],
): Promise<string> {
  const [style, script] = await Promise.all([
    deliverStyle("paper"),
    bundleScript(path.join(__dirname, "client", "typing")),
  ]);
  return page({
    title: `Typing tool · ${title}`,
    description: `Places a prospect in a segment by a few questions: ${title}`,
    kind: "paper",
    style: [fontFaces(), style].join("\n"),
    scripts: [script],
    laterScripts: [],
    inlineStyles: false,
    body: html`<header class="masthead">
        <p class="eyebrow">Typing tool</p>
        <h1>Which segment will this prospect belong to?</h1>
        <p>${title}. Answer what you know; what is left open says nothing.</p>
      </header>
      <main id="main" tabindex="-1">
        ${tools.map(form)}
        <section class="whole" aria-labelledby="read">
          <h2 id="read">How to read it</h2>
          <ul>
            <li>
              Each answer gives points to each segment, and the segment with most points is shown.
              ${count(100).text} points make a segment about ${Math.E.toFixed(1)} times as likely.
            </li>
            <li>Agreement is counted on customers that neither chose the questions nor set the points.</li>
            ${remarks.map((remark) => html`<li>${remark}</li>`)}
          </ul>
        </section>
      </main>
      ${data(tools)}`,
  });
}

function form(tool: TypingTool, at: number): Html {
  const { questions } = tool;
  return html`<section class="half" aria-labelledby="tool-${at}">
    <h2 id="tool-${at}">
      By ${count(questions.length).text} ${questions.length === 1 ? "question" : "questions"}
    </h2>
    <form class="typing" data-tool="${at}">
      ${questions.map(
        (question, i) =>
          html`<p>
            <label for="q-${at}-${i}"
              >${question.column}${question.unit !== null && html` <small>(${question.unit})</small>`}</label
            >
            ${
              question.kind === "word"
                ? html`<select id="q-${at}-${i}" data-question="${i}">
                    <option value="">not known, or another</option>
                    ${question.options.map(({ word }, j) => html`<option value="${j + 1}">${word}</option>`)}
                  </select>`
                : html`<input id="q-${at}-${i}" data-question="${i}" inputmode="decimal" autocomplete="off" />
                    <small>${question.options.map(numberRange).join("; ")}</small>`
            }
          </p>`,
      )}
      <p class="place"><output aria-live="polite"></output></p>
    </form>
    <p>${agreementText(tool)}</p>
  </section>`;
}

/** How often a tool is right, in a sentence. */
export function agreementText({ agreement }: Pick<TypingTool, "agreement">): string {
  const { right, customers, share, low, high, largest } = agreement;
  const verdict =
    low > largest ? "" : " That is no better than chance allows: do not place anybody by it alone.";
  return `Right for ${count(right).text} of ${count(customers).text} customers left out: ${percent(share).text} (95% interval ${percent(low).text} to ${percent(high).text}). Always naming the largest segment is right for ${percent(largest).text}.${verdict}`;
}

function data(tools: readonly TypingTool[]): Html {
  // In a script element that is not run, "<" must not end it.
  const json = JSON.stringify(tools).replaceAll("<", "\\u003c");
  return trusted(`<script type="application/json" id="tools">${json}</script>\n`);
}
