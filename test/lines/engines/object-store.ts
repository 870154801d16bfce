import { createReadStream, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A store of objects on this machine, as small as a test needs it: one bucket, its list, and parts of its objects. */
export interface ObjectStore {
  readonly address: string;
  /** What was asked, with its headers. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts a store. @param objects the file of each object, by its key. */
export async function objectStore(
  bucket: string,
  objects: ReadonlyMap<string, string>,
): Promise<ObjectStore> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    answer(request, response, bucket, objects);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answer(
  { method, url = "", headers }: IncomingMessage,
  response: ServerResponse,
  bucket: string,
  objects: ReadonlyMap<string, string>,
): void {
  const place = decodeURIComponent(new URL(url, "http://store").pathname);
  const key = place.slice(bucket.length + 2);
  if (!/^AWS4-HMAC-SHA256 /.test(headers.authorization ?? "")) return void response.writeHead(403).end();
  if (key === "") {
    const contents = [...objects].map(
      ([name, file]) => `<Contents><Key>${name}</Key><Size>${statSync(file).size}</Size></Contents>`,
    );
    return void response.end(
      `<ListBucketResult><Name>${bucket}</Name>${contents.join("")}</ListBucketResult>`,
    );
  }
  const file = objects.get(key);
  if (file === undefined) return void response.writeHead(404).end();
  const { size } = statSync(file);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? "") ?? [];
  const [start, end] =
    from === undefined
      ? [0, size - 1]
      : [Number(from), to === "" ? size - 1 : Math.min(Number(to), size - 1)];
  response.writeHead(from === undefined ? 200 : 206, {
    "content-length": end - start + 1,
    "accept-ranges": "bytes",
    "content-range": `bytes ${start}-${end}/${size}`,
    "last-modified": new Date(0).toUTCString(),
  });
  if (method === "HEAD") response.end();
  else createReadStream(file, { start, end }).pipe(response);
}
