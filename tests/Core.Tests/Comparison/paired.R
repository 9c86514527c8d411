# Reference values for paired change and for columns of crossed tables, from R's survey 4.1-1 and stats.
# Run:  Rscript paired.R > paired.csv
# The respondents are those of ../Estimation/Reference/reference.R, given by formulas; 201 to 400 took part in both waves.
suppressMessages(library(survey))
options(digits = 17)
n <- 600; i <- 1:n
r <- function(s) ((i * i * 37 + i * (7919 + s * 271) + s * 104729) %% 10007) / 10007
h <- (i * 7) %% 3
d <- data.frame(h = h, psu = h * 20 + (i * 11 + floor(i / 60)) %% 20, a = floor(r(1) * 4), b = floor(r(2) * 3), base = 3 + floor(r(3) * 5), g = floor(r(4) * 3))
d$y <- floor(pmin(0.999, r(5) * (0.8 + 0.2 * d$g) + 0.03 * d$a) * 5); d$y[r(6) > 0.94] <- NA
d$x <- round(20 + 3 * d$a + 2 * d$g + 10 * r(7) + 4 * (d$psu %% 5), 3); d$x[r(8) > 0.95] <- NA
later <- d[201:600, ]; later$yl <- (later$y * 3 + later$a) %% 5; later$xl <- later$x * 1.05 + (later$a - 1.5)
later$both <- 1:400 <= 200 & !is.na(later$y); later$bothx <- 1:400 <= 200 & !is.na(later$x)
later$dy <- ifelse(later$both, (later$yl == 2) - (later$y == 2), 0); later$dx <- ifelse(later$bothx, later$xl - later$x, 0)
out <- function(name, values) { v <- as.vector(unlist(values)); for (j in seq_along(v)) cat(name, ".", j, ",", format(v[j], digits = 17), "\n", sep = "") }
cat("name,value\n")
for (nm in c("elements", "clusters")) {
  des <- if (nm == "elements") svydesign(id = ~1, strata = ~h, weights = ~base, data = later) else svydesign(id = ~psu, strata = ~h, weights = ~base, data = later, nest = TRUE)
  for (v in c("y", "x")) {
    s <- if (v == "y") subset(des, both) else subset(des, bothx)
    t <- svyttest(as.formula(paste0("d", v, " ~ 0")), s)
    m <- svymean(as.formula(paste0("~d", v)), s)
    out(paste(nm, v, sep = "."), c(coef(m), SE(m), t$statistic, degf(s) - 1, 2 * pt(-abs(t$statistic), degf(s) - 1)))
  }
}
k <- later[later$both, ]; m <- table(factor(k$y == 2, c(FALSE, TRUE)), factor(k$yl == 2, c(FALSE, TRUE)))
mc <- mcnemar.test(m, correct = FALSE)
out("mcnemar", c(m[1, 2], m[2, 1], mc$statistic, mc$p.value, binom.test(m[1, 2], m[1, 2] + m[2, 1])$p.value))
out("mcnemar.small", c(mcnemar.test(matrix(c(5, 1, 7, 5), 2), correct = FALSE)$statistic, binom.test(1, 8)$p.value))
