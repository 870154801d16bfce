import { execFileSync } from "node:child_process";
import path from "node:path";

/** Opens files of a folder in LibreOffice, which works out all formulas, and saves them in a format in its folder `saved`. */
export function reopened(folder: string, format: string, ...names: string[]): void {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const files = names.map((name) => path.join(folder, name));
  const saved = path.join(folder, "saved");
  execFileSync("soffice", [profile, "--headless", "--convert-to", format, "--outdir", saved, ...files], {
    stdio: "pipe",
  });
}

/** Whether LibreOffice is there; says so where it is not. */
export function hasOffice(): boolean {
  try {
    return execFileSync("sh", ["-c", "command -v soffice"], { stdio: "pipe" }).length > 0;
  } catch {
    console.warn(
      "LibreOffice (soffice) is not installed: what is delivered is not opened in another program.",
    );
    return false;
  }
}
