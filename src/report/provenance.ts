import { html, type Html } from "./pages/html";
import type { ReportContext } from "./report-context";

/** True when a value says that the data is synthetic: it contains the word, and not after "not". */
export function saysSynthetic(provenance: Readonly<Record<string, string>>): boolean {
  return Object.values(provenance).some((value) => /(?<!\bnot )\bsynthetic\b/i.test(value));
}

/** Terms of a list, each with its value. */
export function provenanceItems(provenance: ReportContext["provenance"]): readonly Html[] {
  return provenance.map(
    ([label, value]) =>
      html`<div>
        <dt>${label}</dt>
        <dd>${value}</dd>
      </div> `,
  );
}

/** Where the data comes from and how the study was run, as a list of terms. */
export function provenanceList({ provenance }: ReportContext): Html {
  return html`<dl class="provenance">${provenanceItems(provenance)}</dl>`;
}

/** A mark for every page of a study on synthetic data; nothing otherwise. */
export function syntheticBadge({ synthetic }: ReportContext): Html | false {
  return synthetic && html`<span class="badge">Synthetic data</span>`;
}
