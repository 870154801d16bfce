"""scikit-learn's and scipy's side of partition.bench.mjs: reads a job, prints one line of JSON."""

import json
import os
import resource
import statistics
import sys
import time
import warnings

import numpy as np
from scipy.cluster.hierarchy import linkage
from sklearn.cluster import AgglomerativeClustering, BisectingKMeans, KMeans, MiniBatchKMeans

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


def kmeans():
    return f"{KMeans(job['k'], n_init=job['starts'], random_state=1).fit(x).inertia_:.4f}"


def miniBatchKMeans():
    return f"{MiniBatchKMeans(job['k'], n_init=3, random_state=1).fit(x).inertia_:.1f}"


def bisectingKMeans():
    return f"{BisectingKMeans(job['k'], n_init=1, random_state=1).fit(x).inertia_:.1f}"


def ward():
    tree = AgglomerativeClustering(1, linkage="ward", compute_distances=True).fit(x)
    return f"{tree.distances_[-1]:.6f}"


def complete():
    return f"{linkage(x, job['name'])[-1, 2]:.6f}"


average = single = centroid = complete

def peak_megabytes():
    """From Linux itself: ru_maxrss begins with the memory of the parent process."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


run = globals()[job["name"]]
found = run() if job["repeats"] > 1 else ""
times = []
for _ in range(job["repeats"]):
    start = time.perf_counter()
    found = run()
    times.append(time.perf_counter() - start)
print(
    json.dumps(
        {
            "milliseconds": 1000 * statistics.median(times),
            "megabytes": peak_megabytes(),
            "found": found,
        }
    )
)
