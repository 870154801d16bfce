/*
 * The process that judges: it runs the tests on the values that a submission reported, with the library and the
 * workbooks from here. No code of a submission runs in it, and it is over when a value makes a test run for ever.
 */
import { judgeTests, type JudgeRequest, type Verdict } from "./judge-tests";
import { serveOneRequest } from "../sandbox/serve-one-request";

void serveOneRequest(async (request) => {
  const verdicts: (readonly Verdict[])[] = [];
  for (const { env, tests } of request as readonly JudgeRequest[]) {
    Object.assign(process.env, env);
    verdicts.push(await judgeTests({ tests }));
  }
  return verdicts;
});
