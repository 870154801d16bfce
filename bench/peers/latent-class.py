"""StepMix's side of latent-class.bench.mjs: reads a job, prints one line of JSON."""

import json
import resource
import statistics
import sys
import time
import warnings

import numpy as np

try:
    from stepmix.stepmix import StepMix
except ImportError:
    sys.exit("StepMix is not here")

warnings.filterwarnings("ignore")
with open(sys.argv[1]) as file:
    job = json.load(file)
x = np.fromfile(job["data"]).reshape(job["rows"], job["columns"])


def run():
    model = StepMix(
        n_components=job["k"],
        measurement="categorical_nan" if job["missing"] > 0 else "categorical",
        n_init=job["starts"],
        max_iter=5000,
        abs_tol=1e-8,
        rel_tol=0,
        random_state=1,
        verbose=0,
        progress_bar=0,
    )
    model.fit(x if job["missing"] > 0 else x.astype(int))
    return f"{model.score(x if job['missing'] > 0 else x.astype(int)) * len(x):.2f}"


times = []
for _ in range(job["peerRepeats"]):
    start = time.perf_counter()
    found = run()
    times.append((time.perf_counter() - start) * 1000)
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"milliseconds": statistics.median(times), "megabytes": megabytes, "found": found}))
