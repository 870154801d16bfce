import { sumBy } from "../../core/sum";
import type { Chapter } from "../chapters/chapter";
import { html, type Html } from "./html";

/** How many figures and tables are folded, and a button that opens them all; nothing where none is. */
export function checksNotice(chapters: readonly Chapter[]): Html | false {
  const checks = sumBy(chapters, (chapter) => chapter.checks);
  if (checks === 0) return false;
  return html`<p class="checks">
    ${checks === 1 ? "1 figure or table that is only a check is" : `${checks} figures and tables that are only checks are`}
    folded<span class="on-paper"> and left out on paper; open them in the report's pages</span>.
    <button id="show-checks" type="button" aria-pressed="false" hidden>Open all checks</button>
  </p>`;
}
