# One peer on the sets of a job: adjusted Rand index, CPU seconds and peak memory, as one line of JSON.
import json, sys, time
import numpy as np

job = json.load(open(sys.argv[1]))
name = job["method"]


def load(s):
    more = json.load(open(s["more"]))
    x = np.fromfile(s["data"]).reshape(s["rows"], s["columns"])
    return {**s, **more, "x": x}


def radius(x):
    from sklearn.neighbors import NearestNeighbors

    d = np.sort(NearestNeighbors(n_neighbors=5).fit(x).kneighbors(x)[0][:, 4])
    line = np.linspace(0, 1, len(d)) - (d - d[0]) / max(d[-1] - d[0], 1e-12)
    return float(d[int(np.argmax(line))])


def labels(s):
    from sklearn import cluster, mixture

    x, k = s["x"], s["k"]
    kind = name.removeprefix("scikit-learn ")
    if name == "hdbscan HDBSCAN":
        import hdbscan

        return hdbscan.HDBSCAN(min_cluster_size=5, core_dist_n_jobs=1).fit_predict(x)
    if name == "StepMix":
        from stepmix.stepmix import StepMix

        return StepMix(n_components=k, measurement="continuous", n_init=10, random_state=7, progress_bar=0, verbose=0).fit(x).predict(x)
    if name == "kmodes k-prototypes":
        from kmodes.kprototypes import KPrototypes

        if not s.get("words"):
            return None
        mixed = np.empty((s["rows"], 6), dtype=object)
        mixed[:, :3], mixed[:, 3:] = np.array(s["numbers"]), np.array(s["words"])
        return KPrototypes(n_clusters=k, n_init=10, random_state=7, n_jobs=1).fit_predict(mixed, categorical=[3, 4, 5])
    fits = {
        "k-means": lambda: cluster.KMeans(k, n_init=10, random_state=7),
        "mini-batch k-means": lambda: cluster.MiniBatchKMeans(k, n_init=10, random_state=7),
        "bisecting k-means": lambda: cluster.BisectingKMeans(k, n_init=10, random_state=7),
        "Ward": lambda: cluster.AgglomerativeClustering(k, linkage="ward"),
        "complete": lambda: cluster.AgglomerativeClustering(k, linkage="complete"),
        "average": lambda: cluster.AgglomerativeClustering(k, linkage="average"),
        "single": lambda: cluster.AgglomerativeClustering(k, linkage="single"),
        "Gaussian mixture": lambda: mixture.GaussianMixture(k, n_init=10, random_state=7),
        "BIRCH": lambda: cluster.Birch(n_clusters=k),
        "DBSCAN": lambda: cluster.DBSCAN(eps=radius(x), min_samples=5),
        "HDBSCAN": lambda: cluster.HDBSCAN(min_cluster_size=5, copy=True),
        "spectral": lambda: cluster.SpectralClustering(k, random_state=7),
    }
    return fits[kind]().fit_predict(x)


def verdict(s):
    x = s["x"]
    if name == "best silhouette":
        from sklearn.cluster import KMeans
        from sklearn.metrics import silhouette_score

        return max(range(2, 9), key=lambda k: silhouette_score(x, KMeans(k, n_init=10, random_state=7).fit_predict(x)))
    if name == "mixture by BIC":
        from sklearn.mixture import GaussianMixture

        fits = [(GaussianMixture(k, covariance_type=c, random_state=7).fit(x).bic(x), k) for k in range(1, 9) for c in ("spherical", "diag", "tied", "full")]
        return min(fits)[1]
    if name == "StepMix by BIC":
        from stepmix.stepmix import StepMix

        fits = [(StepMix(k, measurement="continuous", n_init=3, random_state=7, progress_bar=0, verbose=0).fit(x).bic(x), k) for k in range(1, 5)]
        return min(fits)[1]
    import hdbscan

    found = hdbscan.HDBSCAN(min_cluster_size=5, core_dist_n_jobs=1).fit_predict(x)
    return len(set(found) - {-1}) or 1


def peak():
    for line in open("/proc/self/status"):
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024


def singletons(values):
    out = np.array(values)
    out[out < 0] = np.arange((out < 0).sum()) + out.max() + 1
    return out


from sklearn.metrics import adjusted_rand_score

sets = [load(s) for s in job["sets"]]
shapes, total = [], 0.0
for s in sets:
    start = time.process_time()
    found = verdict(s) if job.get("verdict") else labels(s)
    seconds = time.process_time() - start
    total += seconds
    if found is None:
        continue
    own = {"shape": s["shape"], "seconds": seconds}
    if job.get("verdict"):
        shapes.append({**own, "segments": int(found)})
    else:
        shapes.append({**own, "ari": float(adjusted_rand_score(singletons(s["groups"]), singletons(found)))})
print(json.dumps({"seconds": total, "megabytes": peak(), "shapes": shapes}))
