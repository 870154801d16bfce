import { html, type Html } from "../../report/pages/html";
import { counted } from "../../text/format";
import { finalMark } from "../course";
import type { GradingFacts } from "../grade/feedback-page";
import { totalsOf } from "../grade/totals";
import type { AssignmentKit } from "../release/editions";
import type { Attention } from "./attention";

/** A row for each student, those to look at first. */
export function studentsTable(students: readonly Attention[], kit: AssignmentKit, facts: GradingFacts): Html {
  return html`<h2>Students</h2>
    <p class="muted">
      Those to look at come first, then the smallest share of the points that are marked. The reasons are
      explained below.
    </p>
    <div class="wide" tabindex="0" role="region" aria-label="Students">
      <table>
        <thead>
          <tr>
            <th>student</th>
            <th>look at</th>
            <th class="number">given</th>
            <th class="number">to read</th>
            <th class="number">of</th>
            <th class="number">final %</th>
            <th>handed in (UTC)</th>
            ${kit.rubric.criteria.map(({ title }) => html`<th class="number">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${students.map((each) => studentRow(each, kit, facts))}
        </tbody>
      </table>
    </div>`;
}

function studentRow({ graded, reasons }: Attention, kit: AssignmentKit, { course }: GradingFacts): Html {
  const { given, toRead, points } = totalsOf(graded);
  const final = finalMark(graded, kit.rubric, course);
  return html`<tr>
    <td class="whole">
      <a href="students/${encodeURIComponent(graded.student)}/feedback.html">${graded.student}</a>
    </td>
    <td class="whole">${reasons.join(", ")}</td>
    <td class="number">${given}</td>
    <td class="number">${toRead}</td>
    <td class="number">${points}</td>
    <td class="number">${final.percent ?? ""}</td>
    <td class="whole">
      ${graded.handedIn?.slice(0, 16).replace("T", " ") ?? "not known"}
      ${final.daysLate > 0 && `(${counted(final.daysLate, "day").text} late)`}
    </td>
    ${kit.rubric.criteria.map(({ id }) => html`<td class="number">${totalsOf(graded, id).given}</td>`)}
  </tr>`;
}
