import { html, type Html } from "../../report/pages/html";
import { counted } from "../../text/format";
import { finalMark, type Course } from "../course";
import type { AssignmentKit } from "../release/editions";
import { levelOf, type Criterion } from "../release/rubric";
import type { GradedSubmission, Mark } from "./grade-submission";
import type { PartMark } from "./judge-submission";
import { pageFrame } from "./page-frame";
import { totalsOf } from "./totals";

/** How a grading was done. */
export interface GradingFacts {
  /** The names of the workbooks. A student's page says only how many: their seeds make them. */
  readonly workbooks: readonly string[];
  /** What kept submissions to themselves, in words. */
  readonly protections: readonly string[];
  readonly course: Course;
}

/**
 * A student's feedback as one page: points by criterion, then each item with its reason, and with what the student wrote.
 * What only markers need (what to look for) is not in it.
 */
export function feedbackPage(graded: GradedSubmission, kit: AssignmentKit, facts: GradingFacts): string {
  // An assignment of fewer notebooks has no items for some criteria.
  const criteria = kit.rubric.criteria.filter(({ id }) => graded.marks.some((mark) => mark.criterion === id));
  return pageFrame(
    `Feedback: ${graded.student}`,
    html`<h1>${graded.student}</h1>
      <p class="muted">${kit.assignment.title}</p>
      <p class="lead">${summary(graded, kit, facts)}</p>
      <div class="wide" tabindex="0" role="region" aria-label="Points by criterion">
        <table>
          <thead>
            <tr>
              <th>criterion</th>
              <th class="number">given</th>
              <th class="number">to read</th>
              <th class="number">of</th>
              <th>level</th>
            </tr>
          </thead>
          <tbody>
            ${criteria.map((criterion) => criterionRow(graded, criterion, kit))}
          </tbody>
        </table>
      </div>
      ${criteria.map(
        (criterion) =>
          html`<h2>${criterion.title}</h2>
            <p class="muted">${criterion.question}</p>
            ${graded.marks
              .filter((mark) => mark.criterion === criterion.id)
              .map((mark, i, marks) => itemMarkup(mark, graded, marks[i - 1]?.task !== mark.task))}`,
      )}
      ${
        graded.remarks.length > 0 &&
        html`<h2>Errors while it ran</h2>
          <ul>
            ${graded.remarks.map(
              ({ notebook, text, source = "" }) =>
                html`<li>
                  <strong>${notebook}</strong>: ${text} ${source !== "" && html`<pre>${source}</pre>`}
                </li>`,
            )}
          </ul>`
      }
      <h2>How this was graded</h2>
      <p>
        Your notebooks were run from top to bottom on ${workbooksInWords(facts.workbooks.length)}, with the
        cells that are not yours as they were handed out. Tests were judged on the values your cells left:
        points are given for what is right on every workbook. A cell that did not run to its end gives no
        points. What a cell showed is that of the first workbook. People marked the answers in words.
      </p>
      <p class="muted">${identity(graded)}</p>
      ${
        graded.notes &&
        graded.notes.length > 0 &&
        html`<ul>
          ${graded.notes.map((note) => html`<li>${note}</li>`)}
        </ul>`
      }
      <ul class="muted">
        ${facts.protections.map((each) => html`<li>${each}</li>`)}
      </ul>`,
  );
}

/** What the submission has so far, or its final mark. */
function summary(graded: GradedSubmission, kit: AssignmentKit, { course }: GradingFacts): string {
  const { given, toRead, points } = totalsOf(graded);
  const { percent, daysLate, lost } = finalMark(graded, kit.rubric, course);
  if (percent === null) {
    return `${given} of ${points - toRead} points so far; answers worth ${toRead} more points are not marked yet.`;
  }
  const late = daysLate > 0 ? ` It was ${counted(daysLate, "day").text} late, which costs ${lost}%.` : "";
  return `${given} of ${points} points. The final mark is ${percent}%.${late}`;
}

/** What was judged, by which task, and when it was handed in. */
function identity({ fingerprints, handedIn }: GradedSubmission): string {
  const time = handedIn === undefined ? "" : ` Handed in: ${handedIn}.`;
  return `Fingerprint of the notebooks: ${fingerprints.submission}; of the task: ${fingerprints.task}.${time}`;
}

function criterionRow(graded: GradedSubmission, criterion: Criterion, kit: AssignmentKit): Html {
  const { given, toRead, points } = totalsOf(graded, criterion.id);
  return html`<tr>
    <td>${criterion.title}</td>
    <td class="number">${given}</td>
    <td class="number">${toRead}</td>
    <td class="number">${points}</td>
    <td>${toRead > 0 ? "after marking" : levelOf(kit.rubric, criterion, given)}</td>
  </tr>`;
}

/** One item; the first of a task also shows what the student wrote for it. */
function itemMarkup(mark: Mark, graded: GradedSubmission, first: boolean): Html {
  const state =
    mark.given === null ? "open" : mark.given === mark.points ? "full" : mark.given === 0 ? "none" : "part";
  const answer = graded.answers[mark.task] ?? "";
  return html`<section class="item ${state}" id="${mark.id}">
    <header>
      <h3>${mark.rule}</h3>
      <span class="points">${mark.given ?? "to read"} / ${mark.points}</span>
    </header>
    ${mark.parts === undefined ? mark.why !== "" && html`<p>${mark.why}</p>` : partsMarkup(mark.parts)}
    <p class="hint">${mark.notebook}, ${mark.task}</p>
    ${first && answer !== "" && ownWork(mark, answer, graded.outputs[mark.task] ?? "")}
  </section>`;
}

/** Each part of a test with its points and its reason. */
function partsMarkup(parts: readonly PartMark[]): Html {
  return html`<ul class="parts">
    ${parts.map(
      ({ rule, points, given, why }) =>
        html`<li>${given} / ${points}: ${rule} ${why !== "" && html`<strong>${why}</strong>`}</li>`,
    )}
  </ul>`;
}

function ownWork(mark: Mark, answer: string, output: string): Html {
  if (mark.kind === "prose") return html`<div class="answer">${answer}</div>`;
  return html`<pre>${answer}</pre>
    ${output !== "" && html`<pre class="output" aria-label="What the cell showed">${output}</pre>`}`;
}

function workbooksInWords(count: number): string {
  return count === 1 ? "a workbook that no student has" : `${count} workbooks that no student has`;
}
