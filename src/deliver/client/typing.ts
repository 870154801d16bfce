/// <reference lib="dom" />
import { placeProspect } from "../../models/typing/place-prospect";
import type { TypingTool } from "../../models/typing/typing-tool";

// The script of a typing tool's page: it shows the segment of the answers as they are given.
const tools = JSON.parse(document.querySelector("#tools")!.textContent ?? "[]") as TypingTool[];

for (const form of document.querySelectorAll<HTMLFormElement>("form.typing")) {
  const tool = tools[Number(form.dataset["tool"])];
  const update = (): void => {
    const { segment, points, answered } = placeProspect(tool, answersOf(form, tool));
    const shown = tool.segments.map((name, s) => `${name}: ${points[s]} points`).join("; ");
    form.querySelector("output")!.textContent =
      answered === 0 ? "No answer yet." : `${segment + 1}: ${tool.segments[segment]} (${shown})`;
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  update();
}

function answersOf(form: HTMLFormElement, { questions }: TypingTool): Record<string, string | number | null> {
  const answers = questions.map(({ column, kind, options }, i): [string, string | number | null] => {
    const field = form.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-question="${i}"]`)!;
    const text = field.value.trim();
    if (text === "") return [column, null];
    return [column, kind === "word" ? options[Number(text) - 1].word : Number(text.replace(",", "."))];
  });
  return Object.fromEntries(answers);
}
