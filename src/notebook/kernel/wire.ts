import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

const DELIMITER = "<IDS|MSG>";

/** A message of the Jupyter protocol, as far as a client needs it. */
export interface WireMessage {
  readonly type: string;
  /** The id of the request it answers or belongs to. */
  readonly requestId: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Signs and reads messages of one session of the Jupyter protocol 5.3 (HMAC-SHA256 over the four JSON parts). */
export class Wire {
  readonly session = randomUUID();

  constructor(private readonly key: string) {}

  /** The frames of a request. */
  encode(id: string, type: string, content: object): string[] {
    const header = {
      msg_id: id,
      session: this.session,
      username: "champo",
      date: new Date().toISOString(),
      msg_type: type,
      version: "5.3",
    };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    return [DELIMITER, this.#sign(parts), ...parts];
  }

  /** The message in the frames, or `undefined` when it is none or not signed with the session's key. */
  decode(frames: readonly Buffer[]): WireMessage | undefined {
    const start = frames.findIndex((frame) => frame.toString() === DELIMITER);
    const signature = frames[start + 1];
    const parts = frames.slice(start + 2, start + 6);
    if (start < 0 || signature === undefined || parts.length < 4) return undefined;
    const expected = Buffer.from(this.#sign(parts));
    if (expected.length !== signature.length || !timingSafeEqual(expected, signature)) return undefined;
    const [header, parent, , content] = parts.map(
      (part) => JSON.parse(part.toString()) as Record<string, unknown>,
    );
    if (!header || !parent || !content) return undefined;
    return { type: String(header["msg_type"]), requestId: String(parent["msg_id"]), content };
  }

  #sign(parts: readonly (string | Buffer)[]): string {
    const hmac = createHmac("sha256", this.key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }
}
