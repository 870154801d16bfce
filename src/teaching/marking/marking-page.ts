import path from "node:path";
import { bundleScript } from "../../report/pages/bundle-script";
import { html, type Html } from "../../report/pages/html";
import { stylesheet } from "../../report/pages/stylesheet";
import type { ProseTask } from "../assignment";
import type { GradedSubmission } from "../grade/grade-submission";
import { pageFrame } from "../grade/page-frame";
import type { AssignmentKit } from "../release/editions";
import { itemLevels } from "./item-levels";
import { answerKey } from "./person-mark";
import type { Criterion } from "../release/rubric";

/**
 * The page on which a person marks the answers in words: by question, all answers to one after another, with what to look
 * for, the levels of the rubric, points and a comment; by keyboard. It saves one file of marks (`MarksFile`), which
 * `champo grade --marks` merges. Answers are in the order of their text's key, so that the place says nothing of the
 * student; names are hidden unless asked for.
 */
export async function markingPage(all: readonly GradedSubmission[], kit: AssignmentKit): Promise<string> {
  const script = await bundleScript(path.join(__dirname, "client", "marking"));
  const questions = kit.assignment.notebooks.flatMap(({ tasks }) =>
    tasks.filter((task) => task.kind === "prose"),
  );
  return pageFrame(
    `Marking: ${kit.assignment.title}`,
    html`<div id="marking" data-assignment="${kit.assignment.name}">
      <h1>Marking: ${kit.assignment.title}</h1>
      <p class="controls">
        <label>Marker <input id="marker" autocomplete="name" /></label>
        <label><input id="names" type="checkbox" /> show names</label>
        <button id="save" type="button">Save marks</button>
        <label>Continue from a file <input id="load" type="file" accept=".json" /></label>
        <span id="progress" role="status"></span>
      </p>
      <p class="hint">
        Keys: <kbd>1</kbd> to <kbd>${kit.rubric.levels.length}</kbd> give a level and go on; <kbd>j</kbd>
        <kbd>k</kbd> next and previous answer; <kbd>n</kbd> next without a mark; <kbd>p</kbd> points;
        <kbd>c</kbd> comment; <kbd>Esc</kbd> back to the answer; <kbd>s</kbd> save.
      </p>
      ${questions.map((task) => questionMarkup(task, all, kit))}
    </div>`,
    { script, style: stylesheet(path.join(__dirname, "marking.css")) },
  );
}

function questionMarkup(task: ProseTask, all: readonly GradedSubmission[], kit: AssignmentKit): Html {
  const criterion = kit.rubric.criteria.find(({ id }) => id === task.criterion) as Criterion;
  const answers = all
    .map(({ student, answers: own }) => ({ student, answer: own[task.id] ?? "" }))
    .filter(({ answer }) => answer !== "")
    .map((each) => ({ ...each, key: answerKey(each.answer) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const levels = itemLevels(kit.rubric, criterion, task.points);
  return html`<h2>${criterion.title} (${task.points} points)</h2>
    <p>${task.text}</p>
    <ul class="hint">
      ${task.lookFor.map((each) => html`<li>${each}</li>`)}
    </ul>
    <ol class="hint">
      ${levels.map(({ name, points, description }) => html`<li><strong>${name}</strong> (${points}): ${description}</li>`)}
    </ol>
    ${answers.length === 0 && html`<p class="muted">Nobody answered this.</p>`}
    ${answers.map(
      ({ student, answer, key }, i) =>
        html`<article
          class="item open"
          tabindex="0"
          aria-label="Answer ${i + 1} of ${answers.length}: ${criterion.title}"
          data-student="${student}"
          data-item="${task.id}"
          data-answer="${key}"
          data-most="${task.points}"
        >
          <header>
            <h3>Answer ${i + 1} of ${answers.length}<span class="who"> by ${student}</span></h3>
            <label class="points"
              ><input
                class="given"
                type="number"
                min="0"
                max="${task.points}"
                step="0.5"
                aria-label="Points"
              />
              / ${task.points}</label
            >
          </header>
          <div class="answer">${answer}</div>
          <p class="levels">
            ${levels.map(
              ({ name, points }, at) =>
                html`<button type="button" data-points="${points}" aria-pressed="false">
                  ${at + 1} ${name} (${points})
                </button> `,
            )}
          </p>
          <label>Comment <textarea class="comment" rows="2"></textarea></label>
        </article>`,
    )}`;
}
