import type { QuickInfo, TslabJupyterModule, TslabMessage, TslabServer } from "./tslab-internals";

/** The requests that tslab knows. What it does not know it would print below the latest cell. */
const KNOWN = new Set(
  ["kernel_info", "execute", "is_complete", "inspect", "complete", "comm_info", "shutdown"].map(
    (name) => `${name}_request`,
  ),
);

/** What answers a request that tslab does not know, by what it asks; other messages need no answer. */
const ANSWERS: Readonly<Record<string, (asked: DebugRequest) => object>> = {
  comm_info_request: () => ({ status: "ok", comms: {} }),
  history_request: () => ({ status: "ok", history: [] }),
  interrupt_request: () => ({ status: "ok" }),
  debug_request: ({ seq, command }) => ({
    type: "response",
    request_seq: seq,
    command,
    success: false,
    message: "This kernel has no debugger.",
  }),
};

/** A request of the Debug Adapter Protocol. */
interface DebugRequest {
  readonly seq?: number;
  readonly command?: string;
}

/** A request about a text and a place in it. */
interface AtCursor {
  readonly code: string;
  readonly cursor_pos: number;
}

/**
 * Has tslab answer front ends as the protocol says (Jupyter messaging 5.3):
 *
 * - `kernel_info` says that it went well, the TypeScript that runs, and how other programs colour it;
 * - `comm_info`, `history` and `interrupt` requests have replies of their own names, and `debug` is refused;
 * - `shutdown` says that it went well, and whether a restart was asked for;
 * - a comm that a front end opens is closed, since the kernel has none; messages that no one knows are passed over;
 * - places in a cell count characters, where TypeScript counts halves of some.
 */
export function answerFrontEnds({
  jupyter,
  typescript,
}: {
  readonly jupyter: TslabJupyterModule;
  readonly typescript: { readonly version: string };
}): void {
  const [server, handler] = [jupyter.ZmqServer.prototype, jupyter.JupyterHandlerImpl.prototype];
  const handleKernel = handler.handleKernel;
  handler.handleKernel = function () {
    const info = handleKernel.call(this);
    const language = { ...info.language_info, version: typescript.version, pygments_lexer: "typescript" };
    return { status: "ok", ...info, language_info: language, debugger: false, supported_features: [] };
  };
  handler.handleShutdown = ({ restart }) => ({ status: "ok", restart });
  answerUnknownRequests(server);
  for (const name of ["handleInspect", "handleComplete"] as const) {
    const handle = server[name];
    server[name] = function (socket, message) {
      const { code, cursor_pos: place } = message.content as AtCursor;
      message.content = { ...(message.content as object), cursor_pos: unitsBefore(code, place) };
      handle.call(this, socket, message);
    };
  }
  const handleComplete = handler.handleComplete;
  handler.handleComplete = function (request) {
    const reply = handleComplete.call(this, request);
    const { code } = request as AtCursor;
    return {
      ...reply,
      cursor_start: charactersBefore(code, reply.cursor_start),
      cursor_end: charactersBefore(code, reply.cursor_end),
    };
  };
}

/** Sends what tslab does not know through the one request whose answer is made here. */
function answerUnknownRequests(server: TslabServer): void {
  const asked = new WeakMap<TslabMessage, string>();
  const publishStatus = server.publishStatus;
  server.publishStatus = function (status, parent) {
    publishStatus.call(this, status, parent);
    const type = parent.header.msg_type;
    if (status !== "busy" || KNOWN.has(type)) return;
    asked.set(parent, type);
    parent.header.msg_type = "comm_info_request";
  };
  server.handleCommInfoRequest = function (socket, message) {
    const type = (message.header.msg_type = asked.get(message) ?? message.header.msg_type);
    const { key } = this.connInfo;
    if (type === "interrupt_request") process.emit("SIGINT");
    if (type === "comm_open") {
      const closed = message.createReply();
      closed.header.msg_type = "comm_close";
      closed.content = { comm_id: (message.content as { comm_id?: unknown }).comm_id, data: {} };
      closed.signAndSend(key, this.iopub);
    }
    if (!Object.hasOwn(ANSWERS, type)) return;
    const reply = message.createReply();
    reply.header.msg_type = type.replace("_request", "_reply");
    reply.content = ANSWERS[type](message.content as DebugRequest);
    reply.signAndSend(key, socket);
  };
}

/** Words before what a docstring says of results, errors and examples; tslab shows their text alone. */
const WORDS: Readonly<Record<string, string>> = {
  returns: "Returns ",
  throws: "Throws ",
  example: "Example: ",
};

/**
 * What the language service knows, with a blank line before its tags and a word for what each is; null for a name that it does
 * not know, of which it says "any" and no more.
 */
export function withTagWords(info: QuickInfo | null): QuickInfo | null {
  const shown = info?.displayParts?.map(({ text }) => text).join("");
  if (shown === "any") return null;
  if (info?.tags === undefined) return info;
  const tags = info.tags.map(({ name, text = [] }) => {
    const whole = text.map((part) => part.text).join("");
    const [, parameter, rest] = name === "param" ? (/^(\S+) ([^]*)$/.exec(whole) ?? []) : [];
    const said = parameter === undefined ? (WORDS[name] ?? "") + whole : `${parameter}: ${rest}`;
    return { name: "note", text: [{ text: `\n${said}` }] };
  });
  return { ...info, tags };
}

/** How many code units the first `characters` of a text have. */
function unitsBefore(text: string, characters: number): number {
  return Array.from(text).slice(0, characters).join("").length;
}

/** How many characters the first `units` code units of a text are. */
function charactersBefore(text: string, units: number): number {
  return Array.from(text.slice(0, units)).length;
}
