import { startCode } from "./code";
import { startContents } from "./contents";
import { startFigures } from "./figures";
import { startTables } from "./tables";

// The script of every chapter page: bundled by `pageScript`, it runs when the page has been read.
startCode();
startContents();
startTables();
startFigures();
