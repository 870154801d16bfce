import { startWorker } from "../../../live/worker";
import { champoWorkbooks } from "./own-workbook";

// The script of the live page's worker for this case: it reads workbooks in the case's format too.
startWorker([champoWorkbooks]);
