const asked = { columns: ["$size$", "piece size"], transform: "log", parts: "share" } as const;
const features = customerFeatures(base, { ...asked, scale: "standard", weight: "balanced" });
