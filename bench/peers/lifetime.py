"""The side of lifetimes and of PyMC-Marketing in lifetime.bench.mjs: reads a job, prints one line of JSON."""

import json
import logging
import resource
import statistics
import sys
import time
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
with open(sys.argv[1]) as file:
    job = json.load(file)
peer = sys.argv[2]
model = job["model"]
x = np.array(job["rows"])
if model == "Gamma-Gamma":
    x = x[(x[:, 0] > 0) & (x[:, 3] > 0)]
repeats, last_at, observed, spend = x.T


def by_lifetimes():
    import lifetimes

    if model == "Gamma-Gamma":
        fit = lifetimes.GammaGammaFitter(penalizer_coef=0)
        fit.fit(repeats, spend)
        return {key: float(fit.params_[key]) for key in ("p", "q", "v")}
    if model == "BG/BB":
        fit = lifetimes.BetaGeoBetaBinomFitter(penalizer_coef=0)
        fit.fit(repeats.astype(int), last_at.astype(int), observed.astype(int))
        return {key: float(value) for key, value in fit.params_.items()}
    if model == "shifted beta-geometric":
        sys.exit("lifetimes has no shifted beta-geometric model")
    fitters = {
        "BG/NBD": lifetimes.BetaGeoFitter,
        "MBG/NBD": lifetimes.ModifiedBetaGeoFitter,
        "Pareto/NBD": lifetimes.ParetoNBDFitter,
    }
    fit = fitters[model](penalizer_coef=0)
    fit.fit(repeats, last_at, observed)
    return {key: float(value) for key, value in fit.params_.items()}


def by_pymc():
    from pymc_marketing import clv

    logging.disable(logging.CRITICAL)
    classes = {
        "BG/NBD": "BetaGeoModel",
        "MBG/NBD": "ModifiedBetaGeoModel",
        "Pareto/NBD": "ParetoNBDModel",
        "Gamma-Gamma": "GammaGammaModel",
        "BG/BB": "BetaGeoBetaBinomModel",
        "shifted beta-geometric": "ShiftedBetaGeoModel",
    }
    data = pd.DataFrame({"customer_id": np.arange(len(x)), "frequency": repeats, "recency": last_at, "T": observed})
    if model == "Gamma-Gamma":
        data["monetary_value"] = spend
    if model == "shifted beta-geometric":
        # A contract that goes on is one whose recency is its whole time.
        data = pd.DataFrame({"customer_id": np.arange(len(x)), "recency": np.where(last_at == 1, repeats, observed), "T": observed})
        data["cohort"] = "all"
    fit = getattr(clv, classes[model])(data=data)
    fit.fit(method="map", progressbar=False)
    found = fit.fit_result if hasattr(fit, "fit_result") else fit.idata.posterior
    names = [name for name in ("r", "alpha", "a", "b", "s", "beta", "gamma", "delta", "p", "q", "v") if name in found]
    return {name: float(np.asarray(found[name]).mean()) for name in names}


run = by_lifetimes if peer == "lifetimes" else by_pymc
found = run()
times = []
for _ in range(job["repeats"] if peer == "lifetimes" else 1):
    start = time.process_time()
    found = run()
    times.append((time.process_time() - start) * 1000)
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"milliseconds": statistics.median(times), "megabytes": megabytes, "found": found}))
