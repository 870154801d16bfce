# R's side of partition.bench.mjs: reads a job, prints one line of JSON.
suppressMessages({
  library(cluster)
  library(jsonlite)
})
job <- fromJSON(commandArgs(trailingOnly = TRUE)[1])
x <- matrix(readBin(job$data, "double", job$rows * job$columns), job$rows, job$columns, byrow = TRUE)
top <- function(method) sprintf("%.6f", max(hclust(dist(x), method)$height))
run <- switch(job$name,
  ward = function() top("ward.D2"),
  complete = function() top("complete"),
  average = function() top("average"),
  single = function() top("single"),
  pam = function() sprintf("%.4f", pam(x, job$k)$objective[["swap"]] * job$rows),
  clara = function() {
    model <- clara(x, job$k, samples = 10, sampsize = 80 + 4 * job$k, pamLike = TRUE, rngR = TRUE)
    sprintf("%.1f", model$objective * job$rows)
  }
)
# One run to warm up, unless one is all there shall be.
if (job$repeats > 1) found <- run()
times <- replicate(job$repeats, system.time(found <<- run())[["elapsed"]])
memory <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
cat(toJSON(list(
  milliseconds = max(1e-3, median(times)) * 1000,
  megabytes = as.numeric(gsub("[^0-9]", "", memory)) / 1024,
  found = found
), auto_unbox = TRUE), "\n")
