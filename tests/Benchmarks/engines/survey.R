# The same figures in R's survey package, item by item.
# usage: Rscript survey.R FILE.csv shares|raoscott [items]     prints one line of JSON
suppressMessages(library(survey))
arguments <- commandArgs(TRUE)
mode <- arguments[2]; items <- if (length(arguments) > 2) as.integer(arguments[3]) else 50L
seconds <- function() proc.time()[["elapsed"]]
start <- seconds()
data <- if (requireNamespace("data.table", quietly = TRUE)) as.data.frame(data.table::fread(arguments[1])) else read.csv(arguments[1])
names <- sprintf("q%02d", 1:50)
for (q in names) { data[[q]][data[[q]] == 0] <- NA; data[[q]] <- factor(data[[q]], levels = 1:5) }
data$grp <- factor(data$grp)
loaded <- seconds() - start
start <- seconds()
design <- svydesign(id = ~1, strata = ~stratum, weights = ~w, fpc = ~N_h, data = data)
check <- 0
for (q in names[seq_len(items)]) {
  if (mode == "shares") {
    by <- svyby(reformulate(q), ~grp, design, svymean, na.rm = TRUE)
    check <- check + by[1, 2] + unlist(SE(by))[1]
  } else {
    check <- check + svychisq(as.formula(paste0("~", q, "+grp")), design, statistic = "F")$statistic
  }
}
elapsed <- seconds() - start
peak <- as.numeric(gsub("[^0-9]", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
cat(sprintf('{"engine": "R survey %s", "mode": "%s", "n": %d, "items": %d, "load": %.2f, "compute": %.2f, "peakMiB": %.0f, "check": %.12g}\n',
  packageVersion("survey"), mode, nrow(data), items, loaded, elapsed, peak, check))
