# Reference values for numbers in the population, their changes, percentiles and shares of the response, from R's survey 4.1-1.
# Run:  Rscript totals.R > totals.csv
# The respondents are those of ../Estimation/Reference/reference.R, given by formulas; two waves are made as there.
suppressMessages(library(survey))
options(digits = 17)
n <- 600; i <- 1:n
r <- function(s) ((i * i * 37 + i * (7919 + s * 271) + s * 104729) %% 10007) / 10007
h <- (i * 7) %% 3
d <- data.frame(h = h, psu = h * 20 + (i * 11 + floor(i / 60)) %% 20, a = floor(r(1) * 4), b = floor(r(2) * 3), base = 3 + floor(r(3) * 5), g = floor(r(4) * 3))
d$y <- floor(pmin(0.999, r(5) * (0.8 + 0.2 * d$g) + 0.03 * d$a) * 5); d$y[r(6) > 0.94] <- NA
d$x <- round(20 + 3 * d$a + 2 * d$g + 10 * r(7) + 4 * (d$psu %% 5), 3); d$x[r(8) > 0.95] <- NA
d$oy <- !is.na(d$y); d$ox <- !is.na(d$x)
Nh <- c(900, 1500, 700); Mh <- c(40, 50, 30); d$Nh <- Nh[h + 1]; d$Mh <- Mh[h + 1]; d$dh <- d$Nh / as.vector(table(h))[h + 1]
d0 <- d; d0$y[!d0$oy] <- 0; d0$x[!d0$ox] <- 0
A <- data.frame(a = 0:3, Freq = c(700, 800, 900, 700))
pop <- c(`(Intercept)` = 3100, `factor(a)1` = 800, `factor(a)2` = 900, `factor(a)3` = 700, `factor(b)1` = 1300, `factor(b)2` = 800)
elements <- svydesign(id = ~1, strata = ~h, fpc = ~Nh, weights = ~dh, data = d0)
clusters <- svydesign(id = ~psu, strata = ~h, weights = ~base, data = d0, nest = TRUE)
designs <- list(elements = elements, post = postStratify(elements, ~a, A),
  raking = calibrate(elements, ~factor(a) + factor(b), pop, calfun = "raking", epsilon = 1e-12, maxit = 200), clusters = clusters)
out <- function(name, values) { v <- as.vector(unlist(values)); for (j in seq_along(v)) cat(name, ".", j, ",", format(v[j], digits = 17), "\n", sep = "") }
cat("name,value\n")
for (nm in names(designs)) {
  des <- designs[[nm]]
  put <- function(what, values) out(paste(nm, what, sep = "."), values)
  ok <- subset(des, oy)
  t <- svytotal(~factor(y), ok); put("number", coef(t)); put("se", SE(t)); put("interval", confint(t, df = degf(ok))[3, ])
  # Numbers in two groups of one sample, and their difference.
  des$variables$two0 <- as.numeric(des$variables$y == 2 & des$variables$g == 0); des$variables$two1 <- as.numeric(des$variables$y == 2 & des$variables$g == 1)
  t2 <- svytotal(~two0 + two1, subset(des, oy)); V <- vcov(t2); put("difference", c(diff(coef(t2)), sqrt(V[1, 1] + V[2, 2] - 2 * V[1, 2])))
  # The part of all respondents that an answer makes up: who did not answer counts as not giving it.
  des$variables$two <- as.numeric(des$variables$oy & des$variables$y == 2)
  p <- svymean(~two, des); put("response", c(mean(d$oy & d0$y == 2), coef(p), SE(p)))
  q <- svyquantile(~x, subset(des, ox), c(0.1, 0.9), ci = TRUE, interval.type = "mean", qrule = "math", df = degf(subset(des, ox)))
  put("quantile", t(q$x))
}
# Two independent waves, and two in which organisations return, weighted on different scales.
wave <- rbind(transform(d0[1:400, ], wave = 0, link = 1:400), transform(d0[201:600, ], wave = 1, link = 201:600))
wave$y[wave$wave == 1] <- (wave$y[wave$wave == 1] * 3 + wave$a[wave$wave == 1]) %% 5
wave$w <- wave$base * ifelse(wave$wave == 1, 1.25, 1)
change <- function(des) {
  des$variables$was <- as.numeric(des$variables$y == 2 & des$variables$wave == 0); des$variables$is <- as.numeric(des$variables$y == 2 & des$variables$wave == 1)
  des$variables$xwas <- with(des$variables, ifelse(wave == 0 & ox, x, 0)); des$variables$xis <- with(des$variables, ifelse(wave == 1 & ox, x, 0))
  t <- svytotal(~was + is, subset(des, oy)); V <- vcov(t); u <- svytotal(~xwas + xis, subset(des, ox)); U <- vcov(u)
  c(coef(t), diff(coef(t)), sqrt(V[1, 1] + V[2, 2] - 2 * V[1, 2]), diff(coef(u)), sqrt(U[1, 1] + U[2, 2] - 2 * U[1, 2]))
}
out("independent", change(svydesign(id = ~1, strata = ~interaction(h, wave), weights = ~w, data = wave)))
out("linked", change(svydesign(id = ~link, strata = ~h, weights = ~w, data = wave)))
