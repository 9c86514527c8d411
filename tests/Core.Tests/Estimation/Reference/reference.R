# Reference values for the tests of weighting, estimation and comparison, from R's survey package.
# Run:  Rscript reference.R > reference.csv      (Debian: r-base-core, r-cran-survey)
# The data are given by formulas, so that the tests make the same 600 respondents without a data file.
suppressMessages(library(survey))
options(digits = 17)
n <- 600; i <- 1:n
r <- function(s) ((i * i * 37 + i * (7919 + s * 271) + s * 104729) %% 10007) / 10007
h <- (i * 7) %% 3
d <- data.frame(h = h, psu = h * 20 + (i * 11 + floor(i / 60)) %% 20, a = floor(r(1) * 4), b = floor(r(2) * 3), base = 3 + floor(r(3) * 5), g = floor(r(4) * 3))
d$y <- floor(pmin(0.999, r(5) * (0.8 + 0.2 * d$g) + 0.03 * d$a) * 5); d$y[r(6) > 0.94] <- NA
d$x <- round(20 + 3 * d$a + 2 * d$g + 10 * r(7) + 4 * (d$psu %% 5), 3); d$x[r(8) > 0.95] <- NA
# A subset of a calibrated design keeps all rows with weight zero: missing answers need a value there, which the subset then leaves out.
d$oy <- !is.na(d$y); d$ox <- !is.na(d$x); d$y[!d$oy] <- 0; d$x[!d$ox] <- 0
d$z <- 40 + round(10 * r(9), 3)
# Two items that hang together with y, for a scale of three.
d$w1 <- floor(r(11) * 3 + d$y / 2); d$w2 <- floor(r(12) * 4 + d$y * 3 / 4)
Nh <- c(900, 1500, 700); Mh <- c(40, 50, 30); d$Nh <- Nh[h + 1]; d$Mh <- Mh[h + 1]; d$dh <- d$Nh / as.vector(table(h))[h + 1]
A <- data.frame(a = 0:3, Freq = c(700, 800, 900, 700)); B <- data.frame(b = 0:2, Freq = c(1000, 1300, 800))
totA <- A$Freq; totB <- B$Freq
pop <- c(`(Intercept)` = 3100, `factor(a)1` = 800, `factor(a)2` = 900, `factor(a)3` = 700, `factor(b)1` = 1300, `factor(b)2` = 800)
elements <- svydesign(id = ~1, strata = ~h, fpc = ~Nh, weights = ~dh, data = d)
clusters <- svydesign(id = ~psu, strata = ~h, weights = ~base, data = d, nest = TRUE)
clustersfpc <- svydesign(id = ~psu, strata = ~h, weights = ~base, fpc = ~Mh, data = d, nest = TRUE)
based <- svydesign(id = ~1, strata = ~h, weights = ~base, data = d)
cal <- function(design, fun, ...) calibrate(design, ~factor(a) + factor(b), pop, calfun = fun, epsilon = 1e-12, maxit = 200, ...)
plain <- svydesign(id = ~1, weights = rep(1, n), data = d)
designs <- list(elements = elements, post = postStratify(elements, ~a, A), raking = cal(elements, "raking"), linear = cal(elements, "linear"),
  logit = cal(elements, "logit", bounds = c(0.5, 2)), clusters = clusters, clustersfpc = clustersfpc, clusterlinear = cal(clustersfpc, "linear"),
  bounded = cal(elements, "linear", bounds = c(0.7, 1.3)), based = based, baseraking = cal(based, "raking"), basepost = postStratify(based, ~b, B))
out <- function(name, values) { v <- as.vector(unlist(values)); for (j in seq_along(v)) cat(name, ".", j, ",", format(v[j], digits = 17), "\n", sep = "") }
# Pearson's statistic of y by b against its asymptotic distribution: eigenvalues of Rao and Scott's Delta, then Kuonen's saddlepoint
# approximation as survey:::saddle has it, but with degrees of freedom that need not be whole, and Imhof's integral.
lambda <- function(design) {
  mm <- model.matrix(~interaction(factor(design$variables$y), factor(design$variables$b)) - 1); m <- svymean(mm, design); p <- coef(m)
  used <- weights(design) != 0; N <- sum(used); cells <- expand.grid(r = factor(1:5), c = factor(1:3))
  C <- qr.resid(qr(model.matrix(~r + c, cells)), model.matrix(~r * c, cells)[, -(1:7)])
  Delta <- solve(t(C) %*% (C / p) / N, t(C / p) %*% vcov(m) %*% (C / p)); P <- matrix(p, 5); E <- outer(rowSums(P), colSums(P))
  list(values = Re(eigen(Delta)$values), x = N * sum((P - E)^2 / E), d0 = sum(diag(Delta))^2 / sum(diag(Delta %*% Delta)))
}
saddlepoint <- function(x, l, df) {
  d <- max(l); l <- l / d; neg <- -x / df / d
  z <- uniroot(function(z) sum(l / (1 - 2 * z * l)) + df * neg / (1 - 2 * z * neg), c(0.5 / neg, 0.5) * 0.99999, tol = 1e-15)$root
  w <- sign(z) * sqrt(sum(log(1 - 2 * z * l)) + df * log(1 - 2 * z * neg))
  v <- z * sqrt(2 * (sum((l / (1 - 2 * z * l))^2) + df * (neg / (1 - 2 * z * neg))^2))
  pnorm(w + log(v / w) / w, lower.tail = FALSE)
}
imhof <- function(x, l, df) {
  f <- function(u) sapply(u, function(u) sin((sum(atan(l * u)) - df * atan(x / df * u)) / 2) / u / exp(sum(log(1 + (l * u)^2)) / 4 + df * log(1 + (x / df * u)^2) / 4))
  ends <- seq(0, 14 * sqrt(df) / x, length.out = 400)
  0.5 + sum(sapply(2:400, function(i) integrate(f, ends[i - 1], ends[i], rel.tol = 1e-12, abs.tol = 1e-15)$value)) / pi
}
cat("name,value\n")
for (nm in names(designs)) {
  des <- designs[[nm]]
  put <- function(what, values) out(paste(nm, what, sep = "."), values)
  put("weights", weights(des)[1:20])
  ok <- subset(des, oy)
  m <- svymean(~factor(y), ok, deff = "replace"); put("share", coef(m)); put("se", SE(m)); put("deff", deff(m)); put("cov", vcov(m)[1, ])
  put("df", degf(ok))
  for (k in 0:2) { s <- subset(ok, g == k); mk <- svymean(~factor(y), s); put(paste0("gshare", k), coef(mk)); put(paste0("gse", k), SE(mk)); put(paste0("gdf", k), degf(s)) }
  s <- subset(ok, g == 0)
  put("xlogit", confint(svyciprop(~I(y == 1), s, method = "xlogit", df = degf(s))))
  mx <- svymean(~x, subset(des, ox)); put("mean", c(coef(mx), SE(mx)))
  sx <- subset(des, ox & g == 1)
  my <- svymean(~x, sx, deff = "replace"); put("gmean", c(coef(my), SE(my), deff(my), confint(my, df = degf(sx))))
  tx <- svytotal(~x, sx); put("total", c(coef(tx), SE(tx)))
  rx <- svyratio(~x, ~z, sx); put("ratio", c(coef(rx), SE(rx)))
  q <- svyquantile(~x, sx, c(0.25, 0.5), ci = TRUE); put("quantile", t(q$x))
  both <- subset(des, oy); nu <- degf(both)
  f <- svychisq(~y + g, both, statistic = "F"); put("raoscott", c(f$statistic, f$parameter[1], pf(f$statistic, f$parameter[1], f$parameter[1] * nu, lower.tail = FALSE)))
  put("chisq", svychisq(~y + g, both, statistic = "Chisq")$p.value)
  s <- lambda(both); put("saddlepoint", saddlepoint(s$x, s$values, s$d0 * nu)); put("lincom", imhof(s$x, s$values, s$d0 * nu))
  if (nm %in% c("elements", "clusters", "based")) {
    r <- suppressWarnings(svychisq(~y + b, both, statistic = "saddlepoint")); stopifnot(abs(r$p.value / saddlepoint(s$x, s$values, s$d0 * nu) - 1) < 0.01)
    two <- subset(des, oy & g < 2); two$variables$y <- two$variables$y > 1; r <- svychisq(~y + g, two, statistic = "saddlepoint"); put("saddlepoint2x2", r$p.value)
  }
  w <- svychisq(~y + g, both, statistic = "Wald"); put("wald", c(w$statistic, pf(w$statistic, 8, nu, lower.tail = FALSE)))
  put("adjwald", c(w$statistic * (nu - 7) / nu, pf(w$statistic * (nu - 7) / nu, 8, nu - 7, lower.tail = FALSE)))
  two <- subset(des, oy & g < 2)
  # svyttest and svyranktest refuse subsets of calibrated designs; both are the svyglm below.
  tt <- svyglm(I(y == 2) ~ g, two); df <- degf(two) - 1; t <- coef(tt)[2] / SE(tt)[2]; put("ttest", c(coef(tt)[2], t, df, 2 * pt(-abs(t), df)))
  twox <- subset(des, ox & g < 2); tm <- svyglm(x ~ g, twox); df <- degf(twox) - 1; t <- coef(tm)[2] / SE(tm)[2]; put("tmean", c(coef(tm)[2], t, df, 2 * pt(-abs(t), df)))
  full <- weights(des)
  ranks <- function(v, use) { s <- rep(0, n); ii <- which(use)[order(v[use])]; s[ii] <- ave(cumsum(full[ii]) - full[ii] / 2, factor(v[ii])) / sum(full[ii]); s }
  des$variables$ry <- ranks(d$y, d$oy & d$g < 2); des$variables$rx <- ranks(d$x, d$ox & d$g < 2); des$variables$rk <- ranks(d$y, d$oy)
  rk <- svyglm(ry ~ g, subset(des, oy & g < 2)); df <- degf(two) - 1; t <- coef(rk)[2] / SE(rk)[2]; put("rank", c(coef(rk)[2], t, 2 * pt(-abs(t), df)))
  if (nm == "based") stopifnot(all.equal(as.vector(t), as.vector(svyranktest(y ~ g, two)$statistic), tolerance = 1e-8))
  rx2 <- svyglm(rx ~ g, subset(des, ox & g < 2)); put("rankx", c(coef(rx2)[2], coef(rx2)[2] / SE(rx2)[2]))
  # The same with other scores of the ranks.
  for (test in c("vdw", "median")) {
    score <- function(r) if (test == "vdw") ifelse(r > 0, qnorm(r), 0) else as.numeric(r > 0.5 + 1e-12)
    des$variables$sy <- score(des$variables$ry); des$variables$sx <- score(des$variables$rx); des$variables$sk <- score(des$variables$rk)
    s2 <- svyglm(sy ~ g, subset(des, oy & g < 2)); df <- degf(two) - 1; t <- coef(s2)[2] / SE(s2)[2]; put(test, c(coef(s2)[2], t, 2 * pt(-abs(t), df)))
    if (nm == "based") stopifnot(all.equal(as.vector(t), as.vector(svyranktest(y ~ g, two, test = if (test == "vdw") "vanderWaerden" else test)$statistic), tolerance = 1e-8))
    sx2 <- svyglm(sx ~ g, subset(des, ox & g < 2)); put(paste0(test, "x"), c(coef(sx2)[2], coef(sx2)[2] / SE(sx2)[2]))
    sk <- regTermTest(svyglm(sk ~ factor(g), subset(des, oy)), ~factor(g), df = degf(subset(des, oy)) - 2); put(paste0(test, "k"), c(sk$Ftest, sk$p))
  }
  # Standard deviations: the root of svyvar, by the delta method, with the interval on the scale of the logarithm.
  for (part in c("all", "one")) {
    sd <- if (part == "all") subset(des, ox) else sx
    v <- svyvar(~x, sd); s <- sqrt(coef(v)[[1]]); e <- sqrt(vcov(v)[1, 1]) / 2 / s
    put(paste0("sd", part), c(s, e, s * exp(c(-1, 1) * qt(0.975, degf(sd)) * e / s)))
  }
  # Cronbach's alpha; its standard error is that of the ratio of two mean squared deviations.
  scale <- subset(des, oy); alpha <- as.vector(svycralpha(~y + w1 + w2, scale))
  mm <- coef(svymean(~y + w1 + w2, scale)); dev <- sweep(as.matrix(des$variables[c("y", "w1", "w2")]), 2, mm)
  des$variables$apart <- rowSums(dev^2); des$variables$together <- rowSums(dev)^2
  q <- svyratio(~apart, ~together, subset(des, oy)); e <- 1.5 * SE(q)[[1]]; stopifnot(all.equal(alpha, 1.5 * (1 - coef(q)[[1]]), tolerance = 1e-10))
  put("alpha", c(alpha, e, 1 - (1 - alpha) * exp(c(1, -1) * qt(0.975, degf(scale)) * e / (1 - alpha))))
  if (nm == "based") { jk <- as.svrepdesign(scale, type = "JKn")
    f <- function(w, data) { m <- apply(data[c("y", "w1", "w2")], 2, weighted.mean, w); v <- sweep(as.matrix(data[c("y", "w1", "w2")]), 2, m)
      1.5 * (1 - sum(w * rowSums(v^2)) / sum(w * rowSums(v)^2)) }
    stopifnot(abs(SE(withReplicates(jk, f)) / e - 1) < 0.02) }
  kw <- regTermTest(svyglm(rk ~ factor(g), subset(des, oy)), ~factor(g), df = degf(subset(des, oy)) - 2); put("kruskal", c(kw$Ftest, kw$p))
  gm <- svyglm(x ~ factor(g), subset(des, ox)); rt <- regTermTest(gm, ~factor(g), df = degf(subset(des, ox)) - 2); put("groupwald", c(rt$Ftest, rt$ddf, rt$p))
  lt <- svyglm(I(y == 3) ~ g, both); put("trend", c(coef(lt)[2], SE(lt)[2]))
  lo <- svyglm(I(y == 3) ~ g, both, family = quasibinomial, epsilon = 1e-14, maxit = 100); put("logistic", c(coef(lo)[2], SE(lo)[2]))
}
# Intervals of a share: R's beta is Korn and Graubard's without a ceiling; xlogit has the degrees of freedom of the design.
for (nm in c("based", "clusters")) { des <- subset(designs[[nm]], oy)
  for (k in 0:4) { des$variables$is <- as.numeric(des$variables$y == k); for (how in c("beta", "xlogit", "mean", "asin")) {
    ci <- attr(svyciprop(~is, des, method = how, df = degf(des)), "ci"); out(paste("interval", nm, how, k, sep = "."), ci) }
    # svyciprop's likelihood interval reads a spline through a profile; here is the root itself.
    m <- svymean(~is, des); p <- coef(m)[[1]]; ne <- p * (1 - p) / vcov(m)[1, 1]; t2 <- qt(0.975, degf(des))^2
    g <- function(q) 2 * ne * (p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))) - t2
    ci <- c(uniroot(g, c(1e-9, p), tol = 1e-15)$root, uniroot(g, c(p, 1 - 1e-9), tol = 1e-15)$root); out(paste("interval", nm, "likelihood", k, sep = "."), ci)
    stopifnot(max(abs(ci - attr(svyciprop(~is, des, method = "likelihood", df = degf(des)), "ci"))) < 2e-4) } }
# Quantiles by every rule and interval. Answers that are equal go in order of their weights.
for (nm in c("based", "clusters")) { des <- designs[[nm]]; sx <- subset(des[order(weights(des)), ], ox & g == 1)
  for (rule in paste0("hf", c(1, 2, 4:9))) for (how in if (rule %in% c("hf1", "hf7")) c("mean", "xlogit", "beta", "asin") else "mean") {
    q <- svyquantile(~x, sx, c(0.1, 0.25, 0.5, 0.8), ci = TRUE, qrule = rule, interval.type = how); out(paste("quantiles", nm, rule, how, sep = "."), t(q$x)) } }
# Degrees of freedom of the whole design, for a part of it and for those who answered.
for (nm in c("clusters", "clusterlinear")) { des <- designs[[nm]]; some <- subset(des, oy & a == 1 & psu %% 20 < 6)
  ci <- attr(svyciprop(~I(y == 1), some, method = "xlogit", df = degf(des)), "ci"); out(paste("wholedesign.interval", nm, sep = "."), ci)
  f <- svychisq(~y + g, subset(des, oy & psu %% 20 < 6)); out(paste("wholedesign.raoscott", nm, sep = "."), c(f$statistic, pf(f$statistic, f$parameter[1], f$parameter[1] * degf(des), lower.tail = FALSE)))
  # Of a calibrated design R counts all rows by itself.
  if (nm == "clusterlinear") stopifnot(all.equal(f$parameter[[2]], f$parameter[[1]] * degf(des))) }
# Lonely sampling units: stratum 2 has one cluster left.
lonely <- subset(d, h < 2 | psu == 43)
for (rule in c("remove", "certainty", "average", "adjust")) {
  options(survey.lonely.psu = rule)
  l <- svydesign(id = ~psu, strata = ~h, weights = ~base, data = lonely, nest = TRUE)
  m <- svymean(~factor(y), subset(l, oy)); out(paste0("lonely.", rule), SE(m))
}
options(survey.lonely.psu = "fail")
tr <- trimWeights(designs$baseraking, upper = 3 * median(weights(designs$baseraking)), lower = median(weights(designs$baseraking)) * 0.55, strict = TRUE)
out("trim.weights", weights(tr)[1:20])
# Two waves in which organisations return: the organisation is the sampling unit.
wave <- rbind(transform(d[1:400, ], wave = 0, link = 1:400), transform(d[201:600, ], wave = 1, link = 201:600))
wave$y[wave$wave == 1] <- (wave$y[wave$wave == 1] * 3 + wave$a[wave$wave == 1]) %% 5
linked <- svydesign(id = ~link, strata = ~h, weights = ~base, data = wave)
tl <- svyttest(I(y == 2) ~ wave, subset(linked, oy)); out("linked.ttest", c(tl$estimate, tl$statistic, degf(subset(linked, oy)) - 1))
# The same respondents return, but clusters were drawn: the cluster is the sampling unit, in both waves.
stopifnot(all(unique(wave$psu) %in% d$psu[201:400]))
panel <- svydesign(id = ~psu, strata = ~h, weights = ~base, data = wave, nest = TRUE)
tp <- svyttest(I(y == 2) ~ wave, subset(panel, oy)); out("panel.ttest", c(tp$estimate, tp$statistic, degf(subset(panel, oy)) - 1))
apart <- svydesign(id = ~1, strata = ~interaction(h, wave), weights = ~base, data = wave)
ta <- svyttest(I(y == 2) ~ wave, subset(apart, oy)); out("independent.ttest", c(ta$estimate, ta$statistic, degf(subset(apart, oy)) - 1))
# Distributions and corrections.
out("tail.f", c(pf(60, 3.2, 812.7, lower.tail = FALSE), pf(0.3, 1, 5, lower.tail = FALSE), pf(9, 2.5, 1e5, lower.tail = FALSE)))
out("tail.t", c(pt(12, 300, lower.tail = FALSE), pt(-1, 3, lower.tail = FALSE), pt(30, 20, lower.tail = FALSE)))
out("tail.chisq", c(pchisq(150, 12, lower.tail = FALSE), pchisq(0.5, 1, lower.tail = FALSE), pchisq(1500, 1000, lower.tail = FALSE)))
out("quantile.t", c(qt(0.975, 1), qt(0.975, 2), qt(0.975, 7), qt(0.95, 688), qt(0.995, 1e6)))
out("quantile.beta", c(qbeta(0.025, 3, 97), qbeta(0.975, 4, 96), qbeta(0.025, 0.3, 40.7), qbeta(0.975, 1.3, 39.7), qbeta(0.975, 480.2, 11.5), qbeta(0.025, 700, 1)))
p <- c(0.01, 0.04, 0.03, 0.005, 0.5)
out("adjust.holm", p.adjust(p, "holm")); out("adjust.bonferroni", p.adjust(p, "bonferroni")); out("adjust.bh", p.adjust(p, "BH"))
