# poLCA's side of latent-class.bench.mjs: reads a job, prints one line of JSON. Base R reads the job by pattern.
if (!requireNamespace("poLCA", quietly = TRUE)) {
  message("poLCA is not here")
  quit(status = 1)
}
text <- paste(readLines(commandArgs(TRUE)[1]), collapse = "")
field <- function(name) sub(sprintf('.*"%s":"?([^",}]*).*', name), "\\1", text)
number <- function(name) as.numeric(field(name))
rows <- number("rows")
columns <- number("columns")
values <- readBin(field("data"), "double", rows * columns, endian = "little")
x <- as.data.frame(matrix(values + 1, rows, columns, byrow = TRUE))
formula <- as.formula(paste0("cbind(", paste(names(x), collapse = ","), ") ~ 1"))
set.seed(1)
run <- function() {
  fit <- poLCA::poLCA(formula, x, nclass = number("k"), nrep = number("starts"), maxiter = 5000, tol = 1e-8,
    na.rm = FALSE, verbose = FALSE, calc.se = FALSE)
  sprintf("%.2f", fit$llik)
}
time <- system.time(found <- run())[["elapsed"]] * 1000
status <- readLines("/proc/self/status")
megabytes <- as.numeric(gsub("[^0-9]", "", grep("VmHWM", status, value = TRUE))) / 1024
cat(sprintf('{"milliseconds": %f, "megabytes": %f, "found": "%s"}\n', time, megabytes, found))
