/*
 * The process that judges: it runs the tests on the values that a submission reported, with the library and the
 * workbook from here. No code of a submission runs in it, and it is over when a value makes a test run for ever.
 */
import { judgeTests, type JudgeRequest } from "./judge-tests";
import { serveOneRequest } from "../sandbox/serve-one-request";

void serveOneRequest((request) => judgeTests(request as JudgeRequest));
