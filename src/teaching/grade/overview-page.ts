import { countsOf } from "../../core/counts-of";
import { sumBy } from "../../core/sum";
import { html, type Html } from "../../report/pages/html";
import { finalMark } from "../course";
import type { AssignmentKit } from "../release/editions";
import type { LeftOut } from "./find-submissions";
import type { GradingFacts } from "./feedback-page";
import type { GradedSubmission } from "./grade-submission";
import { pageFrame } from "./page-frame";
import { totalsOf } from "./totals";

/** How many bars the distribution has. */
const BARS = 10;

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
  return pageFrame(
    `Grades: ${kit.assignment.title}`,
    html`<h1>${kit.assignment.title}</h1>
      <p class="lead">
        ${all.length} ${all.length === 1 ? "submission" : "submissions"}; the median is ${middle} of the
        ${machine} points that are given
        automatically${toRead > 0 && html`. Answers in words are not all marked yet: <a href="marking.html">mark them</a>`}.
      </p>
      <h2>Distribution of the automatic points</h2>
      <div class="bars" role="img" aria-label="${distributionInWords(sorted, machine)}">
        ${distribution(sorted, machine)}
      </div>
      <h2>Missed most</h2>
      <div class="wide" tabindex="0" role="region" aria-label="Missed most">
        <table>
          <thead>
            <tr>
              <th>rule</th>
              <th>task</th>
              <th class="number">missed by</th>
              <th>most frequent message</th>
            </tr>
          </thead>
          <tbody>
            ${missedMost(all)}
          </tbody>
        </table>
      </div>
      <h2>Students</h2>
      <div class="wide" tabindex="0" role="region" aria-label="Students">
        <table>
          <thead>
            <tr>
              <th>student</th>
              <th class="number">given</th>
              <th class="number">to read</th>
              <th class="number">of</th>
              <th class="number">final %</th>
              ${kit.rubric.criteria.map(({ title }) => html`<th class="number">${title}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${all.map((graded) => studentRow(graded, kit, facts))}
          </tbody>
        </table>
      </div>
      ${leftOut.length > 0 && leftOutMarkup(leftOut)}
      ${all.some(({ notes = [] }) => notes.length > 0) && notesMarkup(all)}
      <h2>How this was graded</h2>
      <p>
        On a synthetic workbook (seed ${facts.seed}) that no student was given, after the instructor's own
        solution had full marks on it. What a student's code could and could not do while it ran:
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

function missedMost(all: readonly GradedSubmission[]): Html[] {
  const items = (all[0]?.marks ?? []).map((mark) => {
    const misses = all.flatMap(({ marks }) =>
      marks.filter(
        ({ id, kind, given, points }) =>
          id === mark.id && kind === mark.kind && given !== null && given < points,
      ),
    );
    return { mark, misses };
  });
  return items
    .filter(({ misses }) => misses.length > 0)
    .sort((a, b) => b.misses.length - a.misses.length)
    .map(
      ({ mark, misses }) =>
        html`<tr>
          <td>${mark.rule}</td>
          <td>${mark.notebook}, ${mark.task}</td>
          <td class="number">${misses.length} of ${all.length}</td>
          <td>${commonest(misses.map(({ why }) => why))}</td>
        </tr>`,
    );
}

function commonest(texts: readonly string[]): string {
  return [...countsOf(texts)].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

function studentRow(graded: GradedSubmission, kit: AssignmentKit, { course }: GradingFacts): Html {
  const { given, toRead, points } = totalsOf(graded);
  return html`<tr>
    <td><a href="students/${encodeURIComponent(graded.student)}/feedback.html">${graded.student}</a></td>
    <td class="number">${given}</td>
    <td class="number">${toRead}</td>
    <td class="number">${points}</td>
    <td class="number">${finalMark(graded, kit.rubric, course).percent ?? ""}</td>
    ${kit.rubric.criteria.map(({ id }) => html`<td class="number">${totalsOf(graded, id).given}</td>`)}
  </tr>`;
}
