import { html, type Html } from "../../report/pages/html";
import type { ProseTask } from "../assignment";
import type { AssignmentKit } from "../release/editions";
import type { GradedSubmission, Mark } from "./grade-submission";
import { pageFrame } from "./page-frame";
import { levelOf, type Criterion } from "../release/rubric";
import { totalsOf } from "./totals";

/** How a grading was done. */
export interface GradingFacts {
  /** Of the workbook. */
  readonly seed: number;
  /** What kept submissions to themselves, in words. */
  readonly protections: readonly string[];
}

/** A student's feedback as one page: points by criterion, then each item with what was said of it. */
export function feedbackPage(graded: GradedSubmission, kit: AssignmentKit, facts: GradingFacts): string {
  const { given, toRead } = totalsOf(graded);
  const byMachine = graded.marks
    .filter(({ kind }) => kind !== "prose")
    .reduce((sum, { points }) => sum + points, 0);
  const prose = kit.assignment.notebooks
    .flatMap(({ tasks }) => tasks)
    .filter((task) => task.kind === "prose");
  // An assignment of fewer notebooks has no items for some criteria.
  const criteria = kit.rubric.criteria.filter(({ id }) => graded.marks.some((mark) => mark.criterion === id));
  return pageFrame(
    `Feedback: ${graded.student}`,
    html`<h1>${graded.student}</h1>
      <p class="muted">${kit.assignment.title}</p>
      <p class="lead">
        ${given} of the ${byMachine} points that a machine
        gives${toRead > 0 && html`; answers worth ${toRead} more are to be read`}.
      </p>
      <div class="wide" tabindex="0" role="region" aria-label="Points by criterion">
        <table>
          <thead>
            <tr>
              <th>criterion</th>
              <th class="number">given</th>
              <th class="number">to read</th>
              <th class="number">of</th>
              <th>level so far</th>
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
              .map((mark) => itemMarkup(mark, graded, prose, criterion, kit))}`,
      )}
      ${
        graded.remarks.length > 0 &&
        html`<h2>What went wrong while it ran</h2>
          <ul>
            ${graded.remarks.map(({ notebook, text }) => html`<li><strong>${notebook}</strong>: ${text}</li>`)}
          </ul>`
      }
      <h2>How this was graded</h2>
      <p>
        Your notebooks were run from top to bottom on another workbook (synthetic, seed ${facts.seed}), with
        the cells that are not yours as they were handed out. Tests were judged on the values your cells left.
        A cell that did not run to its end gives no points.
      </p>
      <ul class="muted">
        ${facts.protections.map((each) => html`<li>${each}</li>`)}
      </ul>`,
  );
}

function criterionRow(graded: GradedSubmission, criterion: Criterion, kit: AssignmentKit): Html {
  const { given, toRead, points } = totalsOf(graded, criterion.id);
  const level = levelOf(kit.rubric, criterion, given);
  return html`<tr>
    <td>${criterion.title}</td>
    <td class="number">${given}</td>
    <td class="number">${toRead}</td>
    <td class="number">${points}</td>
    <td>${toRead > 0 ? `${level}, before reading` : level}</td>
  </tr>`;
}

function itemMarkup(
  mark: Mark,
  graded: GradedSubmission,
  prose: readonly ProseTask[],
  criterion: Criterion,
  kit: AssignmentKit,
): Html {
  const state =
    mark.given === null ? "open" : mark.given === mark.points ? "full" : mark.given === 0 ? "none" : "part";
  const task = prose.find(({ id }) => id === mark.id);
  return html`<section class="item ${state}" id="${mark.id}">
    <header>
      <h3>${mark.rule}</h3>
      <span class="points">${mark.given ?? "to read"} / ${mark.points}</span>
    </header>
    ${mark.why !== "" && html`<p>${mark.why}</p>`}
    <p class="hint">${mark.notebook}, ${mark.task}</p>
    ${task && mark.given === null && readersPart(task, graded.answers[mark.task] ?? "", criterion, kit)}
  </section>`;
}

/** The answer, what to look for in it, and the levels of its criterion. */
function readersPart(task: ProseTask, answer: string, criterion: Criterion, kit: AssignmentKit): Html {
  return html`<div class="answer">${answer}</div>
    <p class="hint">To look for:</p>
    <ul class="hint">
      ${task.lookFor.map((each) => html`<li>${each}</li>`)}
    </ul>
    <p class="hint">Levels of the whole criterion:</p>
    <ul class="hint">
      ${kit.rubric.levels.map((name) => {
        const level = criterion.levels[name];
        return (
          level &&
          html`<li>
            <strong>${name}</strong> (from ${level.from} of ${criterion.points}): ${level.description}
          </li>`
        );
      })}
    </ul>`;
}
