import fs from "node:fs";

/**
 * Makes this process the server of one request: a line of JSON on its standard input, a line of JSON on its standard
 * output, done. It ends at once when the input does: whoever asked is gone.
 */
export async function serveOneRequest(answer: (request: unknown) => Promise<unknown>): Promise<void> {
  const request = await firstLine();
  const result = await answer(JSON.parse(request));
  fs.writeFileSync(1, `${JSON.stringify(result)}\n`);
  process.exit(0);
}

function firstLine(): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    process.stdin.setEncoding("utf8");
    process.stdin.on("data", (part: string) => {
      text += part;
      if (part.includes("\n")) resolve(text.slice(0, text.indexOf("\n")));
    });
    process.stdin.on("end", () => process.exit(1));
  });
}
