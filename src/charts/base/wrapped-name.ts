import { inLines } from "../../text/in-lines";
import { plotlyText } from "./theme";

/** A long name on several lines of about `width` characters, as text that Plotly does not read as HTML. */
export function wrappedName(name: string, width = 24): string {
  return inLines(name, width).map(plotlyText).join("<br>");
}
