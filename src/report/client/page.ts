import { startClaims } from "./claims";
import { startCode } from "./code";
import { startCopying } from "./copy-code";
import { startContents } from "./contents";
import { startFigures } from "./figures";
import { startNotes } from "./notes";
import { startPrinting } from "./print";
import { startTables } from "./tables";
import { startTheme } from "./theme";

// The script of every chapter page: bundled by `pageScript`, it runs when the page has been read.
startTheme();
startCode();
startCopying();
startContents();
startTables();
startFigures();
startPrinting();
startClaims();
startNotes();
