# The checks of validity.bench.mjs by R's cluster and fpc. Prints one line of JSON.
suppressMessages({
  library(cluster)
  library(fpc)
  library(jsonlite)
})
job <- fromJSON(commandArgs(TRUE)[1])
rows <- matrix(readBin(paste0(job$base, ".rows"), "double", job$rows * job$columns), ncol = job$columns, byrow = TRUE)
labels <- readBin(paste0(job$base, ".labels"), "integer", job$rows) + 1L
checks <- list(
  silhouette = function() mean(silhouette(labels, dist(rows))[, 3]),
  dunn = function() {
    cluster.stats(dist(rows), labels, silhouette = FALSE, wgap = FALSE, sepindex = FALSE)$dunn
  }
)
milliseconds <- numeric(0)
for (i in seq_len(job$repeats)) {
  started <- Sys.time()
  value <- checks[[job$name]]()
  milliseconds[i] <- as.numeric(Sys.time() - started, units = "secs") * 1000
}
# The peak of R's own heap; what the process held beside it is not known from inside.
peak <- sum(gc()[, 6])
cat(toJSON(list(milliseconds = milliseconds, peakMegabytes = peak, value = value), digits = NA, auto_unbox = TRUE), "\n")
