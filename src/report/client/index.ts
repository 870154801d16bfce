import { startClaims } from "./claims";
import { startTheme } from "./theme";

// The script of the first page: bundled by `pageScript`.
startTheme();
startClaims();
