# Quantiles of the beta and t distributions for intervals, from R's qbeta and qt.
# Run in this folder:  Rscript quantiles.R      (writes beta-quantiles.csv and t-quantiles.csv; Debian: r-base-core)
# beta: limits of the 95 % interval of x of n with a design effect, a = x/deff and b = (n - x)/deff: lower of
# Beta(a, b + 1) at .025, upper of Beta(a + 1, b) at .975, which is 1 minus the .025 quantile of Beta(b, a + 1).
# Each quantile is held against pbeta before it is written.
options(digits = 17, warn = 2)
plane <- function(n) {
  x <- if (n <= 20) 0:n else unique(c(0:9, round(n * c(.01, .03, .05, .1, .25, .5, .75, .9, .95, .97, .99)), n - 0:9))
  expand.grid(n = n, x = x, deff = c(.5, 1, 1.37, 5))
}
sizes <- c(2:12, 15, 20, 28, 40, 57, 80, 99, 100, 130, 170, 220, 250, 282, 314, 327, 400, 512, 700, 1000, 1400, 2000, 3000, 5000)
p <- do.call(rbind, lapply(sizes, plane))
a <- p$x / p$deff; b <- (p$n - p$x) / p$deff
quantile <- function(a, b) {
  q <- ifelse(a == 0, 0, qbeta(.025, pmax(a, 1e-9), b))
  stopifnot(abs(pbeta(q, a, b)[a > 0] / .025 - 1) < 1e-11)
  q
}
p$lower <- quantile(a, b + 1)
p$upper <- 1 - quantile(b, a + 1)
digits <- function(d) { d[] <- lapply(d, function(v) sprintf("%.17g", v)); d }
write.table(digits(p), "beta-quantiles.csv", sep = ",", quote = FALSE, row.names = FALSE)

t <- expand.grid(p = c(.6, .9, .95, .975, .995, .9995, 1 - 1e-6), df = c(1, 1.5, 2, 2.5, 3, 4, 5, 7, 10, 15, 20, 29, 40, 60, 99, 150, 313, 700, 1500, 1999, 2001, 2500, 5000, 1e5, 1e7))
t$t <- qt(t$p, t$df)
write.table(digits(t), "t-quantiles.csv", sep = ",", quote = FALSE, row.names = FALSE)
