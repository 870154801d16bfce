# R's side of density.bench.mjs: reads a job, prints one line of JSON.
suppressMessages({
  library(dbscan)
  library(jsonlite)
})
job <- fromJSON(commandArgs(trailingOnly = TRUE)[1])
values <- readBin(job$data, "double", job$rows * job$columns)
x <- matrix(values, job$rows, job$columns, byrow = TRUE)
describe <- function(cluster) sprintf("%d clusters, %d noise", max(cluster), sum(cluster == 0))
run <- switch(job$name,
  dbscan = function() describe(dbscan(x, job$eps, 5)$cluster),
  hdbscan = function() describe(hdbscan(x, minPts = 10)$cluster),
  optics = function() {
    reach <- optics(x, eps = 1e6, minPts = 5)$reachdist
    sprintf("mean reach %.6f", mean(reach[is.finite(reach)]))
  }
)
# One run to warm up, unless one takes long.
if (job$peerRepeats > 1) found <- run()
times <- replicate(job$peerRepeats, system.time(found <<- run())[["elapsed"]])
memory <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
cat(toJSON(list(
  milliseconds = max(1e-3, median(times)) * 1000,
  megabytes = as.numeric(gsub("[^0-9]", "", memory)) / 1024,
  found = found
), auto_unbox = TRUE), "\n")
