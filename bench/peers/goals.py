"""The peers' side of goals.bench.mjs: reads a job, then runs it once for each line it is sent, with all threads it takes."""

import json
import resource
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")

with open(sys.argv[1]) as file:
    job = json.load(file)
x = np.fromfile(job["data"]).reshape(job["rows"], job["columns"])
k = job.get("k")
labels = np.arange(job["rows"]) % 5


def kmeans():
    from sklearn.cluster import KMeans

    return f"{KMeans(k, n_init=job['starts'], random_state=1).fit(x).inertia_:.1f}"


def miniBatchKMeans():
    from sklearn.cluster import MiniBatchKMeans

    return f"{MiniBatchKMeans(k, n_init=3, random_state=1).fit(x).inertia_:.1f}"


def bisectingKMeans():
    from sklearn.cluster import BisectingKMeans

    return f"{BisectingKMeans(k, n_init=1, random_state=1).fit(x).inertia_:.1f}"


def ward():
    from sklearn.cluster import AgglomerativeClustering

    return f"{AgglomerativeClustering(1, linkage='ward', compute_distances=True).fit(x).distances_[-1]:.4f}"


def complete():
    import fastcluster

    return f"{fastcluster.linkage(x, job['name'])[-1, 2]:.4f}"


average = centroid = complete


def silhouette():
    from sklearn.metrics import silhouette_score

    return f"{silhouette_score(x, labels):.6f}"


def dbscan():
    from sklearn.cluster import DBSCAN

    found = DBSCAN(eps=job["eps"], min_samples=5, n_jobs=-1).fit(x).labels_
    return f"{found.max() + 1} clusters, {(found < 0).sum()} noise"


def hdbscan():
    import fast_hdbscan

    found = fast_hdbscan.HDBSCAN(min_cluster_size=10).fit(x).labels_
    return f"{found.max() + 1} clusters, {(found < 0).sum()} noise"


def gaussianMixture():
    from sklearn.mixture import GaussianMixture

    model = GaussianMixture(k, n_init=1, tol=0, max_iter=20, reg_covar=1e-6, random_state=1).fit(x)
    return f"{model.n_iter_} iterations"


def spectral():
    from sklearn.cluster import SpectralClustering

    model = SpectralClustering(k, gamma=0.5, n_init=10, random_state=1).fit(x)
    return f"{len(set(model.labels_))} clusters"


def pam():
    import kmedoids
    from sklearn.metrics import pairwise_distances

    return f"{kmedoids.fastpam1(pairwise_distances(x), k, init='build').loss:.2f}"


def peak_megabytes():
    """From Linux itself: ru_maxrss begins with the memory of the parent process."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def packages():
    from importlib.metadata import version
    from threadpoolctl import threadpool_info

    names = ["scikit-learn", "numpy", "scipy", "fastcluster", "fast_hdbscan", "kmedoids"]
    return {
        "versions": {name: version(name) for name in names},
        "threads": max(pool["num_threads"] for pool in threadpool_info()),
    }


run = globals()[job["name"]]
for _ in sys.stdin:
    start, cpu = time.perf_counter(), time.process_time()
    found = run()
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    took = {"milliseconds": 1000 * seconds, "cpu": 1000 * cpu, "megabytes": peak_megabytes(), "found": found}
    print(json.dumps({**took, **packages()}), flush=True)
