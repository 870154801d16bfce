"""The checks of validity.bench.mjs by scikit-learn. Prints one line of JSON."""
import json
import resource
import sys
import time

import numpy as np
from sklearn import metrics
from threadpoolctl import threadpool_info


def main():
    if sys.argv[1] == "--threads":
        print(json.dumps({pool["internal_api"]: pool["num_threads"] for pool in threadpool_info()}))
        return
    with open(sys.argv[1]) as file:
        job = json.load(file)
    rows = np.fromfile(job["base"] + ".rows", dtype="<f8").reshape(job["rows"], job["columns"])
    labels = np.fromfile(job["base"] + ".labels", dtype="<i4")
    others = np.fromfile(job["base"] + ".others", dtype="<i4")
    checks = {
        "silhouette": lambda: metrics.silhouette_score(rows, labels),
        "calinskiHarabasz": lambda: metrics.calinski_harabasz_score(rows, labels),
        "daviesBouldin": lambda: metrics.davies_bouldin_score(rows, labels),
        "adjustedRand": lambda: metrics.adjusted_rand_score(labels, others),
        "adjustedMutualInformation": lambda: metrics.adjusted_mutual_info_score(labels, others),
    }
    milliseconds = []
    for _ in range(job["repeats"]):
        started = time.perf_counter()
        value = checks[job["name"]]()
        milliseconds.append((time.perf_counter() - started) * 1000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"milliseconds": milliseconds, "peakMegabytes": peak, "value": float(value)}))


main()
