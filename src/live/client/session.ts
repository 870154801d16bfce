/// <reference lib="dom" />
import { InputError } from "../../core/input-error";
import type { LivePart } from "../engine/live-parts";
import type { LiveData } from "../live-data";
import { readLink, writeLink } from "../live-link";
import type { LiveResponse } from "../live-protocol";
import { changed, sameSettings } from "../live-settings";
import type { LiveState } from "../live-state";
import { LiveEngine } from "./live-engine";
import type { LiveEvents, LiveSession } from "./panels/live-panel";

/** Checks start when the reader has rested for so long, in milliseconds: they keep a processor busy. */
const REST = 250;

type Listeners = { [E in keyof LiveEvents]: ((value: LiveEvents[E]) => void)[] };

/**
 * What the page knows and does. The settings are in the address, so that a link holds all of them; segments and scores
 * follow every change, in a worker that stays warm; the checks follow in a second one, which may be ended at any time.
 */
export class Session implements LiveSession {
  data: LiveData;
  state: LiveState;
  readonly #segments: LiveEngine;
  readonly #checks: LiveEngine;
  readonly #files: LiveEngine;
  readonly #listeners: Listeners = { data: [], state: [], part: [], progress: [], failure: [], working: [] };
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly study: LiveData,
    readonly worker: string,
    readonly announce: (sentence: string) => void,
  ) {
    this.data = study;
    this.state = study.start;
    this.#segments = new LiveEngine(worker, (response) => this.#hear(response));
    this.#checks = new LiveEngine(worker, (response) => this.#hear(response));
    this.#files = new LiveEngine(worker, (response) => this.#hear(response));
    addEventListener("hashchange", () => this.#follow());
  }

  /** Shows what the address says, or the study's choice. */
  start(): void {
    this.#segments.load(this.data);
    this.#checks.load(this.data);
    this.#follow();
  }

  on<E extends keyof LiveEvents>(event: E, listener: (value: LiveEvents[E]) => void): void {
    this.#listeners[event].push(listener);
  }

  useData(data: LiveData): void {
    this.data = data;
    this.#files.cancel();
    this.#segments.load(data);
    this.#checks.load(data);
    this.#tell("data", data);
    this.#take(data.start);
  }

  choose(change: Partial<LiveState>): void {
    const next = changed(this.state, change, this.data);
    if (!sameSettings(next, this.state)) this.#take(next, true);
  }

  paste(text: string): string | null {
    try {
      const read = readLink(text.trim().replace(/^[^#]*#/, ""), this.data);
      if (!sameSettings(read, this.state)) this.#take(read, true);
      return null;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return `${error.message}. The settings stay as they are.`;
    }
  }

  settings(): string {
    return writeLink(this.state);
  }

  runScorecard(): void {
    clearTimeout(this.#rest);
    this.#checks.fit(this.state, "scorecard");
    this.#working();
  }

  runCertificate(): void {
    clearTimeout(this.#rest);
    this.#checks.fit(this.state, "certificate");
    this.#working();
  }

  makeFiles(): void {
    this.#files.load(this.data);
    this.#files.fit(this.state, "files");
    this.#working();
  }

  cancel(): void {
    clearTimeout(this.#rest);
    for (const engine of [this.#segments, this.#checks, this.#files]) engine.cancel();
    this.#tell("progress", null);
    this.#working();
    this.announce("Stopped.");
  }

  /** Reads the address. Where it is wrong, the page says so and the settings stay as they are. */
  #follow(): void {
    const fragment = location.hash.slice(1);
    // A fragment without settings names a place of the page, as the link to the content does.
    if (!fragment.includes("=")) return this.#take(this.state);
    try {
      const read = readLink(fragment, this.data);
      if (!sameSettings(read, this.state) || fragment !== writeLink(this.state)) this.#take(read);
      else this.#take(this.state);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#take(this.state);
      this.#tell(
        "failure",
        `${error.message}. Shown instead: ${this.data.kind === "study" ? "the study's choice" : "the settings before"}.`,
      );
    }
  }

  /** @param step Whether the browser's Back leads to the settings before; never to such that were overtaken unseen. */
  #take(state: LiveState, step = false): void {
    this.state = state;
    const link = `#${writeLink(state)}`;
    if (location.hash !== link && this.data.kind === "study") {
      if (step && !this.#segments.busy) history.pushState(history.state, "", link);
      else history.replaceState(history.state, "", link);
    }
    this.#tell("failure", null);
    this.#tell("state", state);
    clearTimeout(this.#rest);
    if (this.#checks.busy) this.#checks.cancel();
    // Files of settings that have changed meanwhile are not wanted.
    this.#files.cancel();
    this.#segments.fit(state, "segments");
    this.#working();
  }

  #hear(response: LiveResponse): void {
    switch (response.type) {
      case "part":
        this.#tell("part", response.part);
        if (response.part.kind === "scores") this.#rest = setTimeout(() => this.#check(), REST);
        break;
      case "progress":
        this.#tell("progress", response.progress);
        break;
      case "failed":
        this.#tell("progress", null);
        this.#tell("failure", response.message);
        break;
      case "done":
        this.#tell("progress", null);
        break;
      case "loaded":
      case "read":
      case "started":
      case "cancelled":
        break;
    }
    this.#working();
  }

  #check(): void {
    this.#checks.fit(this.state, "checks");
    this.#working();
  }

  #working(): void {
    this.#tell("working", this.#segments.busy || this.#checks.busy || this.#files.busy);
  }

  #tell<E extends keyof LiveEvents>(event: E, value: LiveEvents[E]): void {
    for (const listener of this.#listeners[event]) listener(value);
  }
}

/** The part of a kind. */
export type PartOf<K extends LivePart["kind"]> = Extract<LivePart, { kind: K }>;

/** Listens to parts of one kind only. */
export function onPart<K extends LivePart["kind"]>(
  session: LiveSession,
  kind: K,
  listener: (part: PartOf<K>) => void,
): void {
  session.on("part", (part) => {
    if (part.kind === kind) listener(part as PartOf<K>);
  });
}
