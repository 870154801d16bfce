import { startClaims } from "./tips/claims";
import { startFolds } from "./folds";
import { startCopying } from "./copy-code";
import { startCustomer } from "./choices/customer";
import { startContents } from "./contents";
import { startFigures } from "./figures";
import { startHandles } from "./handles";
import { startNotes } from "./tips/notes";
import { startPrinting } from "./print";
import { startTables } from "./tables";
import { startTheme } from "./theme";

// The script of every chapter page: bundled by `pageScript`, it runs when the page has been read.
startTheme();
startFolds();
startCopying();
startContents();
startHandles();
startTables();
startCustomer();
startFigures();
startPrinting();
startClaims();
startNotes();
