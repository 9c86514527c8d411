# Reference values for calibration to totals of numbers and for trimming without calibrating again, from R's survey 4.1-1.
# Run:  Rscript numeric-margins.R > numeric-margins.csv
# The respondents are those of ../Estimation/Reference/reference.R, given by formulas.
suppressMessages(library(survey))
options(digits = 17)
n <- 600; i <- 1:n
r <- function(s) ((i * i * 37 + i * (7919 + s * 271) + s * 104729) %% 10007) / 10007
h <- (i * 7) %% 3
d <- data.frame(h = h, psu = h * 20 + (i * 11 + floor(i / 60)) %% 20, a = floor(r(1) * 4), b = floor(r(2) * 3), base = 3 + floor(r(3) * 5), g = floor(r(4) * 3))
d$y <- floor(pmin(0.999, r(5) * (0.8 + 0.2 * d$g) + 0.03 * d$a) * 5); d$y[r(6) > 0.94] <- NA
d$x <- round(20 + 3 * d$a + 2 * d$g + 10 * r(7) + 4 * (d$psu %% 5), 3); d$x[r(8) > 0.95] <- NA
d$oy <- !is.na(d$y); d$ox <- !is.na(d$x); d$y[!d$oy] <- 0; d$x[!d$ox] <- 0
d$z <- 40 + round(10 * r(9), 3)
d$v <- round(d$x + d$z * r(10), 2)
Nh <- c(900, 1500, 700); Mh <- c(40, 50, 30); d$Nh <- Nh[h + 1]; d$Mh <- Mh[h + 1]; d$dh <- d$Nh / as.vector(table(h))[h + 1]
elements <- svydesign(id = ~1, strata = ~h, fpc = ~Nh, weights = ~dh, data = d)
clusters <- svydesign(id = ~psu, strata = ~h, weights = ~base, fpc = ~Mh, data = d, nest = TRUE)
T <- c(z = 3100 * 45.4, v = 3100 * 53)
A <- c(`(Intercept)` = 3100, `factor(a)1` = 800, `factor(a)2` = 900, `factor(a)3` = 700)
alone <- function(design, fun, ...) calibrate(design, ~z + v, c(A[1], T), calfun = fun, epsilon = 1e-12, maxit = 200, ...)
beside <- function(design, fun, ...) calibrate(design, ~factor(a) + z, c(A, T[1]), calfun = fun, epsilon = 1e-12, maxit = 200, ...)
# Some lack a value of a: of it the population's shares are reproduced among the others, beside the size and the total of z.
known <- as.numeric((i * 13) %% 17 != 0)
P <- c(700, 800, 900, 700) / 3100
for (k in 1:3) d[[paste0("a", k)]] <- known * ((d$a == k) - P[k + 1])
elements <- update(elements, a1 = d$a1, a2 = d$a2, a3 = d$a3); clusters <- update(clusters, a1 = d$a1, a2 = d$a2, a3 = d$a3)
blanks <- function(design, fun, ...) calibrate(design, ~a1 + a2 + a3 + z, c(A[1], a1 = 0, a2 = 0, a3 = 0, T[1]), calfun = fun, epsilon = 1e-12, maxit = 200, ...)
designs <- list(
  blankslinear = blanks(elements, "linear"), blanksraking = blanks(elements, "raking"), blankslogit = blanks(elements, "logit", bounds = c(0.5, 2)),
  clusterblanks = blanks(clusters, "raking"),
  linear = beside(elements, "linear"), raking = beside(elements, "raking"), logit = beside(elements, "logit", bounds = c(0.5, 2)),
  clusterraking = beside(clusters, "raking"), alonelinear = alone(elements, "linear"), aloneraking = alone(elements, "raking"),
  alonelogit = alone(elements, "logit", bounds = c(0.4, 2.5)))
out <- function(name, values) { v <- as.vector(unlist(values)); for (j in seq_along(v)) cat(name, ".", j, ",", format(v[j], digits = 17), "\n", sep = "") }
cat("name,value\n")
for (nm in names(designs)) {
  des <- designs[[nm]]
  put <- function(what, values) out(paste(nm, what, sep = "."), values)
  put("weights", weights(des)[1:20])
  m <- svymean(~factor(y), subset(des, oy)); put("share", coef(m)); put("se", SE(m))
  mx <- svymean(~x, subset(des, ox & g == 1)); put("mean", c(coef(mx), SE(mx)))
  tx <- svytotal(~x, subset(des, ox)); put("total", c(coef(tx), SE(tx)))
  two <- subset(des, ox & g < 2); tm <- svyglm(x ~ g, two); put("difference", c(coef(tm)[2], SE(tm)[2]))
}
# Trimmed after raking, not calibrated again. R goes on taking the margins into account; without them the variance is that
# of the trimmed weights as they are.
raked <- calibrate(clusters, ~factor(a) + factor(b), c(A, `factor(b)1` = 1300, `factor(b)2` = 800), calfun = "raking", epsilon = 1e-12, maxit = 200)
middle <- median(weights(raked))
tr <- trimWeights(raked, upper = 1.5 * middle, lower = 0.6 * middle, strict = TRUE)
d$trimmed <- weights(tr)
asis <- svydesign(id = ~psu, strata = ~h, weights = ~trimmed, fpc = ~Mh, data = d, nest = TRUE)
out("trimmed.weights", d$trimmed[1:20])
m <- svymean(~factor(y), subset(asis, oy)); out("trimmed.share", coef(m)); out("trimmed.se", SE(m))
