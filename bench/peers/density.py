"""scikit-learn's side of density.bench.mjs: reads a job, prints one line of JSON."""

import json
import os
import resource
import statistics
import sys
import time
import warnings

import numpy as np
from sklearn.cluster import DBSCAN, OPTICS, Birch, SpectralClustering
from sklearn.mixture import GaussianMixture

warnings.filterwarnings("ignore")

if sys.argv[1] == "--threads":
    try:
        from threadpoolctl import threadpool_info

        pools = [{k: p.get(k) for k in ("internal_api", "num_threads", "architecture")} for p in threadpool_info()]
    except ImportError:
        pools = "threadpoolctl is not here"
    print(json.dumps({"OPENBLAS_CORETYPE": os.environ.get("OPENBLAS_CORETYPE"), "pools": pools}))
    sys.exit()

with open(sys.argv[1]) as file:
    job = json.load(file)
x = np.fromfile(job["data"]).reshape(job["rows"], job["columns"])


def dbscan():
    labels = DBSCAN(eps=job["eps"], min_samples=5).fit(x).labels_
    return f"{labels.max() + 1} clusters, {(labels < 0).sum()} noise"


def optics():
    reach = OPTICS(min_samples=5).fit(x).reachability_
    return f"mean reach {reach[np.isfinite(reach)].mean():.6f}"


def birch():
    return f"{len(Birch(threshold=job['eps'] / 2, n_clusters=None).fit(x).subcluster_centers_)} leaves"


def gaussianMixture():
    model = GaussianMixture(job["groups"], n_init=1, tol=0, max_iter=50, reg_covar=1e-6, random_state=1).fit(x)
    return f"ln L {model.score(x) * len(x):.2f}, {model.n_iter_} iterations"


def spectral():
    model = SpectralClustering(job["groups"], gamma=0.5, n_init=10, random_state=1).fit(x)
    return f"{len(set(model.labels_))} clusters"


run = globals()[job["name"]]
found = run()
times = []
for _ in range(job["peerRepeats"]):
    start = time.perf_counter()
    found = run()
    times.append(time.perf_counter() - start)
print(
    json.dumps(
        {
            "milliseconds": 1000 * statistics.median(times),
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "found": found,
        }
    )
)
