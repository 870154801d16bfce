// One server of the test cluster: a process of its own that ends when its input ends, and so with the program that started it.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [packages, ...words] = process.argv.slice(2);
const fetched = createRequire(path.join(packages, "package.json"));
const { DataType, load, open } = fetched("ffi-rs");

/** The library with the server: chdb has a package for each system. */
function library() {
  const scope = path.join(packages, "node_modules", "@chdb");
  const files = readdirSync(scope).flatMap((name) =>
    readdirSync(path.join(scope, name)).map((file) => path.join(scope, name, file)),
  );
  return files.find((file) => /libchdb\.(so|dylib)$/.test(file));
}

open({ library: "chdb", path: library() });
const input = ["--structure", "line String", "--input-format", "LineAsString"];
const query = "SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP; SELECT * FROM table FORMAT Null";
const all = ["clickhouse", ...words, ...input, "--query", query];
load({
  library: "chdb",
  funcName: "chdb_query_cmdline",
  retType: DataType.U64,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [all.length, all],
});
