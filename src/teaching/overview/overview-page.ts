import { sumBy } from "../../core/sum";
import { html, type Html } from "../../report/pages/html";
import type { AssignmentKit } from "../release/editions";
import type { LeftOut } from "../grade/find-submissions";
import type { GradingFacts } from "../grade/feedback-page";
import type { GradedSubmission } from "../grade/grade-submission";
import { pageFrame } from "../grade/page-frame";
import { totalsOf } from "../grade/totals";
import { isCode } from "../../notebook/document/document";
import { itemStatistics } from "./item-statistics";
import { similarAnswers, type SimilarPair } from "./similar-answers";
import { byAttention } from "./attention";
import { studentsTable } from "./students-table";

/** How many bars the distribution has. */
const BARS = 10;
/** How many pairs of students are listed. */
const MOST_PAIRS = 20;

/** The class as one page: how points are distributed, what was missed most, and a row for each student. */
export function overviewPage(
  all: readonly GradedSubmission[],
  kit: AssignmentKit,
  facts: GradingFacts,
  leftOut: readonly LeftOut[] = [],
): string {
  const totals = all.map((graded) => totalsOf(graded));
  const sorted = all.map(machineGiven).sort((a, b) => a - b);
  const middle =
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
    2;
  const machine = machinePoints(kit);
  const toRead = sumBy(totals, (each) => each.toRead);
  const pairs = similarAnswers(all.map(codeOf), templateOf(kit));
  return pageFrame(
    `Grades: ${kit.assignment.title}`,
    html`<h1>${kit.assignment.title}</h1>
      <p class="lead">
        ${all.length} ${all.length === 1 ? "submission" : "submissions"}; the median is ${middle} of the
        ${machine} points that are given
        automatically${toRead > 0 && html`. Answers in words are not all marked yet: <a href="marking.html">mark them</a>`}.
      </p>
      ${studentsTable(byAttention(all, pairs), kit, facts)}
      <h2>Distribution of the automatic points</h2>
      <div class="bars" role="img" aria-label="${distributionInWords(sorted, machine)}">
        ${distribution(sorted, machine)}
      </div>
      <h2>Questions, missed most first</h2>
      <p class="muted">
        Easiness is the mean share of the points. Discrimination is the correlation with the points of all
        other questions: near 0 or below, a question does not separate those who know more from those who know
        less.
      </p>
      <div class="wide" tabindex="0" role="region" aria-label="Questions">
        <table>
          <thead>
            <tr>
              <th>rule</th>
              <th>task</th>
              <th class="number">missed by</th>
              <th class="number">easiness</th>
              <th class="number">discrimination</th>
              <th>most frequent message</th>
            </tr>
          </thead>
          <tbody>
            ${itemRows(all)}
          </tbody>
        </table>
      </div>
      ${lookAtMarkup(all, pairs)} ${leftOut.length > 0 && leftOutMarkup(leftOut)}
      ${all.some(({ notes = [] }) => notes.length > 0) && notesMarkup(all)}
      <h2>How this was graded</h2>
      <p>
        On workbooks that no student was given (${facts.workbooks.join("; ")}), after the instructor's own
        solution had full marks on them. A point is given where an answer is right on all of them. What a
        student's code could and could not do while it ran:
      </p>
      <ul>
        ${facts.protections.map((each) => html`<li>${each}</li>`)}
      </ul>
      <p class="muted">
        Tests were judged outside these processes, on the values the notebooks left: what a submission can
        forge are its own values, which then are right or wrong like any others.
      </p>`,
  );
}

function leftOutMarkup(leftOut: readonly LeftOut[]): Html {
  return html`<h2>Not graded</h2>
    <p>These entries are not submissions. They get no mark, not even 0.</p>
    <ul>
      ${leftOut.map(({ entry, why }) => html`<li><strong>${entry}</strong>: ${why}</li>`)}
    </ul>`;
}

function notesMarkup(all: readonly GradedSubmission[]): Html {
  return html`<h2>How notebooks were found</h2>
    <ul>
      ${all.flatMap(({ student, notes = [] }) =>
        notes.map((note) => html`<li><strong>${student}</strong>: ${note}</li>`),
      )}
    </ul>`;
}

/** What the machine gave a submission, marks of persons left out. */
function machineGiven({ marks }: GradedSubmission): number {
  return sumBy(
    marks.filter(({ kind }) => kind !== "prose"),
    ({ given }) => given ?? 0,
  );
}

function machinePoints(kit: AssignmentKit): number {
  const tasks = kit.assignment.notebooks.flatMap(({ tasks: own }) => own);
  const points = tasks.flatMap((task) =>
    task.kind === "code" ? [...task.tests, ...(task.exhibit ? [task.exhibit] : [])] : [],
  );
  return sumBy(points, (item) => item.points);
}

/** Counts by tenths of the points there are. */
function barCounts(given: readonly number[], machine: number): number[] {
  const counts = new Array<number>(BARS).fill(0);
  for (const points of given) {
    const bar = Math.min(BARS - 1, Math.floor((points / machine) * BARS));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts;
}

function rangeOf(bar: number, machine: number): string {
  const [from, to] = [bar, bar + 1].map((each) => Math.ceil((each * machine) / BARS)) as [number, number];
  const last = bar === BARS - 1 ? machine : to - 1;
  return from === last ? String(from) : `${from} to ${last}`;
}

function distribution(given: readonly number[], machine: number): Html[] {
  const counts = barCounts(given, machine);
  const most = Math.max(1, ...counts);
  return counts.map(
    (count, bar) =>
      html`<span class="muted">${rangeOf(bar, machine)}</span
        ><span class="bar" style="width:${count === 0 ? 0 : Math.round((count / most) * 100)}%"></span
        ><span>${count}</span>`,
  );
}

function distributionInWords(given: readonly number[], machine: number): string {
  const counts = barCounts(given, machine);
  return counts
    .flatMap((count, bar) => (count > 0 ? [`${rangeOf(bar, machine)} points: ${count}`] : []))
    .join("; ");
}

function itemRows(all: readonly GradedSubmission[]): Html[] {
  return itemStatistics(all).map(
    ({ mark, marked, missed, easiness, discrimination, commonest }) =>
      html`<tr>
        <td>${mark.rule}</td>
        <td>${mark.notebook}, ${mark.task}</td>
        <td class="number">${missed} of ${marked}</td>
        <td class="number">${marked === 0 ? "" : `${Math.round(100 * easiness)}%`}</td>
        <td class="number">${discrimination === null ? "" : discrimination.toFixed(2)}</td>
        <td>${commonest}</td>
      </tr>`,
  );
}

/** What an instructor should look at before giving marks: code that is alike, and acts that no task needs. */
function lookAtMarkup(all: readonly GradedSubmission[], pairs: readonly SimilarPair[]): Html {
  const flagged = all.filter(({ flags }) => flags.length > 0);
  return html`${
    pairs.length > 0 &&
    html`<h2>Much alike</h2>
      <p>
        Shingles of five tokens that both have, as a share of all that either has. The template, the published
        solution and what most of the class wrote are left out; names that students chose do not count.
      </p>
      <ul>
        ${pairs
          .slice(0, MOST_PAIRS)
          .map(
            ({ a, b, similarity, tasks }) =>
              html`<li>
                <strong>${a}</strong> and <strong>${b}</strong>: ${Math.round(100 * similarity)}%
                (${tasks.join(", ")})
              </li>`,
          )}
      </ul>`
  }
  ${
    flagged.length > 0 &&
    html`<h2>To look at</h2>
      <p>
        Code that does what no task needs. Nothing of it left the sandbox, and it costs no points by itself.
      </p>
      <ul>
        ${flagged.map(
          ({ student, flags }) =>
            html`<li>
              <strong>${student}</strong>:
              ${flags.map(({ notebook, cell, what }) => `${notebook}, ${cell}: ${what}`).join("; ")}
            </li>`,
        )}
      </ul>`
  }`;
}

function codeOf({ student, marks, answers }: GradedSubmission) {
  const code = new Set(marks.filter(({ kind }) => kind !== "prose").map(({ task }) => task));
  return { student, answers: Object.fromEntries(Object.entries(answers).filter(([task]) => code.has(task))) };
}

/** All that students could have without writing it: the notebooks as released, and the published ones. */
function templateOf({ sources }: AssignmentKit): string[] {
  return sources.flatMap(({ source }) => source.cells.filter(isCode).map((cell) => cell.source));
}
