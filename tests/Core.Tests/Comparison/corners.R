# Reference values for corners of comparisons that whole analyses hardly reach, from R's survey 4.1-1 and stats.
# Run:  Rscript corners.R > corners.csv
# The respondents are those of ../Estimation/Reference/reference.R, given by formulas.
suppressMessages(library(survey))
options(digits = 17)
n <- 600; i <- 1:n
r <- function(s) ((i * i * 37 + i * (7919 + s * 271) + s * 104729) %% 10007) / 10007
h <- (i * 7) %% 3
d <- data.frame(h = h, psu = h * 20 + (i * 11 + floor(i / 60)) %% 20, a = floor(r(1) * 4), base = 3 + floor(r(3) * 5), g = floor(r(4) * 3))
d$y <- floor(pmin(0.999, r(5) * (0.8 + 0.2 * d$g) + 0.03 * d$a) * 5); d$y[r(6) > 0.94] <- NA
d$x <- round(20 + 3 * d$a + 2 * d$g + 10 * r(7) + 4 * (d$psu %% 5), 3); d$x[r(8) > 0.95] <- NA
d$empty <- ifelse(d$g == 0 & d$y == 4, 3, d$y)
out <- function(name, values) { v <- as.vector(unlist(values)); for (j in seq_along(v)) cat(name, ".", j, ",", format(v[j], digits = 17), "\n", sep = "") }
cat("name,value\n")
for (nm in c("based", "clusters")) {
  des <- if (nm == "based") svydesign(id = ~1, strata = ~h, weights = ~base, data = d) else svydesign(id = ~psu, strata = ~h, weights = ~base, data = d, nest = TRUE)
  # A table in which nobody of one group gave one answer.
  both <- subset(des, !is.na(y)); nu <- degf(both)
  f <- svychisq(~empty + g, both, statistic = "F"); stopifnot(min(table(both$variables$empty, both$variables$g)) == 0)
  out(paste0(nm, ".emptycell"), c(f$statistic, f$parameter[1], pf(f$statistic, f$parameter[1], f$parameter[1] * nu, lower.tail = FALSE)))
  # The slope of a mean over time, and a number with many ties by ranks.
  t <- svyglm(x ~ g, subset(des, !is.na(x))); out(paste0(nm, ".trendmean"), c(coef(t)[2], SE(t)[2]))
  k <- svyranktest(y ~ g, subset(des, !is.na(y) & g < 2)); out(paste0(nm, ".ties"), c(k$estimate, k$statistic, k$parameter, k$p.value))
}
# Cramer's V corrected for bias (Bergsma 2013), by its formula: phi squared .0666 of 300 in 3 x 4, and .01 of 300, where it is 0.
v <- function(phi2, n, r, k) { p <- max(0, phi2 - (r - 1) * (k - 1) / (n - 1)); rt <- r - (r - 1)^2 / (n - 1); kt <- k - (k - 1)^2 / (n - 1); sqrt(p / min(rt - 1, kt - 1)) }
out("biascorrectedv", c(v(0.0666, 300, 3, 4), v(0.01, 300, 3, 4)))
# One-sided tests of a difference of .02 with standard error .03 on 57 degrees of freedom against -.05 and .05.
out("equivalence", c(pt((0.02 + 0.05) / 0.03, 57, lower.tail = FALSE), pt((0.05 - 0.02) / 0.03, 57, lower.tail = FALSE)))
# Wilson's interval of 37 among 120 with z, which t with very many degrees of freedom is.
out("wilson", prop.test(37, 120, correct = FALSE)$conf.int[1:2])
