import { isCode, type Notebook, type Output } from "../../src/notebook/document/document";
import { PLOTLY_MIME } from "../../src/notebook/drawing/static-figures";

/** The outputs of a notebook that its page draws. */
export function figuresOf(notebook: Notebook): readonly Output[] {
  return notebook.cells
    .filter(isCode)
    .flatMap(({ outputs }) => outputs)
    .filter((output) => "data" in output && PLOTLY_MIME in output.data);
}
