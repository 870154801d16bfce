import { describe } from "vitest";
import { itMeetsItsPeers } from "./mixture-peers";

describe("Gaussian mixture", () => itMeetsItsPeers("slow"));
