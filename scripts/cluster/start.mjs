// Three servers of ClickHouse on this machine, as one cluster named `shop`; nothing outside the machine reaches them.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const HOST = "127.0.0.1";
export const CLUSTER = "shop";

/**
 * Starts the servers and returns when all answer.
 *
 * @param server the folder of `installServer`.
 * @param folder for their data.
 * @param options `shards`: how many; `http`: the port of the first one, the others follow; default free ports; `through(shard, port)`:
 * the port at which the other servers find a shard, where something lies between; `password`: of the user `reader`.
 */
export async function startCluster(server, folder, options = {}) {
  const { shards = 3, http, through = (_, port) => port, password } = options;
  const ports = [];
  for (let i = 0; i < shards; i++) {
    ports.push({ http: http === undefined ? await freePort() : http + i, tcp: await freePort() });
  }
  const seen = [];
  for (const [i, { tcp }] of ports.entries()) seen.push(await through(i + 1, tcp));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "users.xml"), usersXml(password));
  writeFileSync(path.join(folder, "config.xml"), configXml(seen));
  let started = [];
  const stop = async () => void (await Promise.all(started.map((shard) => shard.kill())));
  const start = async () => {
    started = ports.map((own, i) => startShard(server, folder, i + 1, own));
    try {
      await Promise.all(started.map((shard) => shard.ready));
    } catch (error) {
      await stop();
      throw error;
    }
  };
  const again = async () => {
    await stop();
    await start();
  };
  await start();
  return { shards: [...started], tcp: seen, stop, again };
}

function startShard(server, folder, number, { http, tcp }) {
  const data = path.join(folder, `shard-${number}`);
  mkdirSync(data, { recursive: true });
  const script = fileURLToPath(new URL("shard.mjs", import.meta.url));
  const words = ["--path", data, "--config-file", path.join(folder, "config.xml"), "--listen_host", HOST];
  const listen = ["--tcp_port", String(tcp), "--http_port", String(http)];
  const child = spawn(process.execPath, [script, server, ...words, ...listen], {
    stdio: ["pipe", "ignore", "pipe"],
    env: { ...process.env, TZ: "UTC" },
  });
  let problem = "";
  child.stderr.on("data", (part) => (problem = (problem + part).slice(-2000)));
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const url = `http://${HOST}:${http}`;
  const kill = async () => {
    child.kill("SIGKILL");
    await gone;
  };
  const ready = answering(url, () => {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`Shard ${number} did not start: ${problem}`);
  });
  return { number, url, tcp, ready, kill };
}

/** Waits until a server answers, as long as it lives. */
async function answering(url, alive) {
  for (;;) {
    alive();
    try {
      if ((await fetch(`${url}/ping`)).ok) return;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // (not listening yet)
    }
    await wait(50);
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, HOST, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function configXml(tcp) {
  const shards = tcp
    .map(
      (port) =>
        `<shard><internal_replication>true</internal_replication><replica><host>${HOST}</host><port>${port}</port></replica></shard>`,
    )
    .join("");
  return `<clickhouse><users_config>users.xml</users_config><remote_servers><${CLUSTER}>${shards}</${CLUSTER}></remote_servers></clickhouse>`;
}

function usersXml(password) {
  const user = (name, secret) =>
    `<${name}>${secret}<networks><ip>${HOST}</ip></networks><profile>default</profile><quota>default</quota></${name}>`;
  const hash = (text) =>
    `<password_sha256_hex>${createHash("sha256").update(text).digest("hex")}</password_sha256_hex>`;
  const reader = password === undefined ? "" : user("reader", hash(password));
  return `<clickhouse><profiles><default/></profiles><quotas><default/></quotas><users>${user("default", "<password></password>")}${reader}</users></clickhouse>`;
}

/** Runs one statement at a server and returns what it answers. */
export async function statementAt(url, statement) {
  const answer = await fetch(url, { method: "POST", body: statement });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
