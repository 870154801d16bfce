/// <reference lib="dom" />
import { download } from "../../../report/client/download";
import type { MarksFile, PersonMark } from "../person-mark";
import { startKeys } from "./keys";

const root = document.querySelector<HTMLElement>("#marking") as HTMLElement;
const cards = [...document.querySelectorAll<HTMLElement>("article.item")];
const marker = document.querySelector<HTMLInputElement>("#marker") as HTMLInputElement;
const assignment = root.dataset["assignment"] ?? "";
let unsaved = false;

const givenOf = (card: HTMLElement) => card.querySelector<HTMLInputElement>(".given") as HTMLInputElement;
const commentOf = (card: HTMLElement) =>
  card.querySelector<HTMLTextAreaElement>(".comment") as HTMLTextAreaElement;

/** Whether a card has points that its item can have. */
function isMarked(card: HTMLElement): boolean {
  const { value, validity } = givenOf(card);
  return value !== "" && !validity.rangeOverflow && !validity.rangeUnderflow && !validity.badInput;
}

function markOf(card: HTMLElement): PersonMark {
  const { student = "", item = "", answer = "" } = card.dataset;
  return {
    student,
    item,
    points: givenOf(card).valueAsNumber,
    comment: commentOf(card).value.trim(),
    answer,
  };
}

/** Shows what is marked: the card's colour, the level that fits the points, how far it is. */
function refresh(): void {
  for (const card of cards) {
    card.classList.toggle("full", isMarked(card));
    card.classList.toggle("open", !isMarked(card));
    for (const button of card.querySelectorAll<HTMLButtonElement>(".levels button")) {
      const fits = isMarked(card) && Number(button.dataset["points"]) === givenOf(card).valueAsNumber;
      button.setAttribute("aria-pressed", String(fits));
    }
  }
  const done = cards.filter(isMarked).length;
  const progress = document.querySelector("#progress");
  if (progress) progress.textContent = `${done} of ${cards.length} marked${unsaved ? ", not saved" : ""}`;
}

function changed(): void {
  unsaved = true;
  refresh();
}

function save(): void {
  if (marker.value.trim() === "") {
    marker.setCustomValidity("Enter your name first.");
    marker.reportValidity();
    return;
  }
  const name = marker.value.trim();
  const file: MarksFile = { version: 1, assignment, marker: name, marks: cards.filter(isMarked).map(markOf) };
  const blob = new Blob([`${JSON.stringify(file, null, 1)}\n`], { type: "application/json" });
  download(`marks-${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.json`, blob);
  unsaved = false;
  refresh();
}

/** Takes over the marks of a file that was saved before, as far as the answers are the same. */
function take(text: string): void {
  const { marker: name, marks } = JSON.parse(text) as MarksFile;
  marker.value = name;
  for (const card of cards) {
    const { student, item, answer } = card.dataset;
    const mark = marks.find(
      (each) => each.student === student && each.item === item && each.answer === answer,
    );
    if (mark === undefined) continue;
    givenOf(card).value = String(mark.points);
    commentOf(card).value = mark.comment;
  }
  refresh();
}

root.addEventListener("input", ({ target }) => {
  marker.setCustomValidity("");
  if (target instanceof HTMLElement && target.closest("article.item")) changed();
});
root.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>(".levels button") : null;
  const card = button?.closest<HTMLElement>("article.item");
  if (!button || !card) return;
  givenOf(card).value = button.dataset["points"] ?? "";
  changed();
});
document.querySelector("#save")?.addEventListener("click", save);
document.querySelector("#names")?.addEventListener("change", ({ target }) => {
  document.body.classList.toggle("named", (target as HTMLInputElement).checked);
});
document.querySelector("#load")?.addEventListener("change", ({ target }) => {
  void (target as HTMLInputElement).files?.[0]?.text().then(take);
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
startKeys({ cards, isMarked, save });
refresh();
