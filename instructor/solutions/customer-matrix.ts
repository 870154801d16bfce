const asked = { columns: ["pieces", "piece size"], transform: "log", parts: "share" } as const;
const features = customerFeatures(base, { ...asked, scale: "standard", weight: "balanced" });
