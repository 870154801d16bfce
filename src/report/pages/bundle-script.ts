import { build } from "esbuild";

/** A script of a page as one text: what it imports is bundled. Takes about 30 ms. */
export async function bundleScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error("esbuild gave no bundle of the page's script");
  return bundle.text.trim();
}
