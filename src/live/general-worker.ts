import { startWorker } from "./worker";

// The script of the live page's worker where no case brings a format of its own.
startWorker([]);
