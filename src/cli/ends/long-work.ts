import { PROGRESS_LISTENER, type ProgressListener } from "../../core/progress";
import { ProgressLine } from "../../notebook/run/progress-line";

/** Replaces the line that the cursor is in. */
const LINE_AGAIN = "\r\u001b[K";

/** Shows in a terminal how far long work of a command has come: one line, gone when the work is done. */
export function showLongWork(terminal: { write(text: string): unknown }): void {
  const line = new ProgressLine((content) => {
    const { data } = content as { readonly data: Readonly<Record<string, string>> };
    terminal.write(`${LINE_AGAIN}${data["text/plain"] ?? ""}`);
  });
  (globalThis as { [PROGRESS_LISTENER]?: ProgressListener })[PROGRESS_LISTENER] = (what) => line.listen(what);
}
