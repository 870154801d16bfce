import path from "node:path";

/** The part of a system that decides where a browser may be. */
export interface BrowserSystem {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
}

const LINUX_NAMES = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];
const LINUX_FOLDERS = [
  "/usr/bin",
  "/usr/local/bin",
  "/snap/bin",
  "/opt/google/chrome",
  "/opt/microsoft/msedge",
];
const MAC_APPLICATIONS = ["Google Chrome", "Chromium", "Microsoft Edge"];
const WINDOWS_PROGRAMS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "Chromium\\Application\\chrome.exe",
];

/** Where Chrome, Chromium or Edge would be found if installed, the likeliest first. Nothing is looked up. */
export function browserPlaces({ platform, env, home }: BrowserSystem): string[] {
  if (platform === "darwin") {
    return ["/Applications", path.posix.join(home, "Applications")].flatMap((folder) =>
      MAC_APPLICATIONS.map((name) => path.posix.join(folder, `${name}.app`, "Contents", "MacOS", name)),
    );
  }
  if (platform === "win32") {
    const folders = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LOCALAPPDATA"]];
    return WINDOWS_PROGRAMS.flatMap((program) =>
      folders.flatMap((folder) => (folder ? [path.win32.join(folder, program)] : [])),
    );
  }
  const folders = [...(env["PATH"] ?? "").split(":").filter((folder) => folder !== ""), ...LINUX_FOLDERS];
  const places = LINUX_NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
  return [...new Set(places)];
}
