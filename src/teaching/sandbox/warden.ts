/*
 * The process that stands between the grader and the notebooks of one submission: it starts the sandboxed kernel, reads what
 * comes out of it, and says so as data. Whatever a submission sends may bring down this process, but not the grader.
 */
import { runInSandbox } from "./run-in-sandbox";
import type { RunRequest } from "./run-request";
import { serveOneRequest } from "./serve-one-request";

void serveOneRequest((request) => runInSandbox(request as RunRequest));
