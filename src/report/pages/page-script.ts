import path from "node:path";
import { bundleScript } from "./bundle-script";

/** The script of one kind of page: `client/` bundled into one text, 2 to 20 kB. Takes about 30 ms. */
export async function pageScript(kind: "chapter" | "index"): Promise<string> {
  return bundleScript(path.join(__dirname, "..", "client", kind === "chapter" ? "page" : "index"));
}
