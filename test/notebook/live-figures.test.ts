import { describe, expect, test } from "vitest";
import { LiveFigures } from "../../src/notebook/drawing/live-figures";
import { PLOTLY_MIME } from "../../src/notebook/drawing/static-figures";

type Content = { data: Record<string, unknown>; transient?: { display_id?: string } };
const figure: Content = { data: { [PLOTLY_MIME]: { data: [] }, "text/plain": "[figure] T." }, transient: {} };

function collected() {
  const sent: { content: Content; update: boolean }[] = [];
  return {
    sent,
    send: (content: object, update: boolean) => sent.push({ content: content as Content, update }),
  };
}

describe("a figure shown in a front end", () => {
  test("comes at once, and again with its picture", async () => {
    const figures = new LiveFigures(
      () => Promise.resolve({ draw: () => Promise.resolve(Buffer.from("png")) }),
      () => expect.unreachable(),
    );
    const { sent, send } = collected();
    figures.send(figure, false, send);
    figures.send({ data: { "text/plain": "a table" } }, false, send);
    expect(sent).toHaveLength(2);
    expect(sent[1].content).toEqual({ data: { "text/plain": "a table" } });
    await figures.settled();
    expect(sent).toHaveLength(3);
    expect(sent[2].update).toBe(true);
    expect(sent[2].content.data).toEqual({
      ...figure.data,
      "image/png": Buffer.from("png").toString("base64"),
    });
    expect(sent[2].content.transient?.display_id).toBe(sent[0].content.transient?.display_id);
    expect(sent[0].content.transient?.display_id).toBeTruthy();
  });

  test("with a picture of its own is left alone", async () => {
    const figures = new LiveFigures(
      () => expect.unreachable(),
      () => expect.unreachable(),
    );
    const { sent, send } = collected();
    const drawn = { data: { ...figure.data, "image/png": "AAAA" } };
    figures.send(drawn, false, send);
    await figures.settled();
    expect(sent).toEqual([{ content: drawn, update: false }]);
  });

  test("stays as it is where no browser is, with one word on why", async () => {
    const complaints: string[] = [];
    const figures = new LiveFigures(
      () => Promise.resolve("no browser"),
      (reason) => complaints.push(reason),
    );
    const { sent, send } = collected();
    figures.send(figure, false, send);
    figures.send(figure, false, send);
    await figures.settled();
    expect(sent.map(({ update }) => update)).toEqual([false, false]);
    expect(complaints).toEqual(["no browser"]);
  });

  test("gets a new browser when the old one has gone", async () => {
    let opened = 0;
    const figures = new LiveFigures(
      () => {
        opened++;
        const gone = opened === 1;
        return Promise.resolve({
          draw: () => (gone ? Promise.reject(new Error("closed")) : Promise.resolve(Buffer.from("png"))),
        });
      },
      () => undefined,
    );
    const { sent, send } = collected();
    figures.send(figure, false, send);
    await figures.settled();
    figures.send(figure, false, send);
    await figures.settled();
    expect(opened).toBe(2);
    expect(sent.filter(({ update }) => update)).toHaveLength(1);
  });
});
