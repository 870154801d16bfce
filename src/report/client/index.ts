import { startClaims } from "./tips/claims";
import { startSearch } from "./search";
import { startTheme } from "./theme";

// The script of the first page: bundled by `pageScript`.
startTheme();
startClaims();
startSearch();
