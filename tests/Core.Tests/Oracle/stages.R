# Makes the reference cases in the folders stages-*: samples drawn in two stages and with unequal probabilities, with what
# R's survey package makes of them (expected.csv, as oracle.R describes it).
#
#   Rscript stages.R         needs R and its package survey; versions are in VERSIONS
#
# two         clusters in strata, members within clusters, both without replacement; raked to two margins
# sub         clusters, units within clusters of which everyone answers; no strata
# brewer      members drawn with unequal probabilities in strata, one stratum taken whole (pps = "brewer")
# both        clusters drawn with unequal probabilities, members within them; linear calibration
#
# A domain is taken as a ratio of totals over everyone, so that nobody leaves the design: under pps = "brewer" a subset
# would give the units it leaves out the correction of the first. Clusters are numbered from 11: R takes corrections in order of
# appearance and totals in alphabetical order, so that from 1 to 10 they would not be of the same clusters.

suppressMessages(library(survey))
options(survey.lonely.psu = "fail", digits = 17)
options(survey.adjust.domain.lonely = FALSE)

stages <- function(name, kind, seed, clusters = 14, strata = if (kind == "sub") 1 else 3) {
  set.seed(seed)
  expected <- NULL
  expect <- function(where, quantity, value, tolerance) {
    stopifnot(length(value) == 1, is.finite(value))
    expected <<- rbind(expected, data.frame(where, quantity, value = sprintf("%.17g", as.numeric(value)),
                                            tolerance = format(tolerance)))
  }
  # The frame: clusters with sizes in strata.
  n <- sample(3:max(4, clusters %/% 2), strata, TRUE)
  frame <- do.call(rbind, lapply(seq_len(strata), function(h) data.frame(
    h = h, c = 10 + seq_len(n[h]), N = n[h] + sample(2:30, 1), M = sample(4:40, n[h], TRUE), effect = rnorm(n[h], 0, .6))))
  frame$pi <- pmin(1, frame$M / sum(frame$M) * nrow(frame) * runif(1, .1, .4))
  if (kind == "brewer") {
    d <- data.frame(h = sample(seq_len(strata), 120, TRUE), pi = round(runif(120, .05, .9), 6), effect = 0)
    if (strata > 1) d$pi[d$h == strata] <- 1
  } else {
    d <- do.call(rbind, lapply(seq_len(nrow(frame)), function(i) {
      m <- sample(2:min(12, frame$M[i]), 1)
      cbind(frame[rep(i, m), ], member = seq_len(m), m = m)
    }))
    d$pi <- round(d$pi, 6)
  }
  if (kind == "sub") {
    d$sub <- ave(d$member, d$h, d$c, FUN = function(x) { s <- sample(seq_len(max(2, length(x) %/% 3)), length(x), TRUE); s[1:2] <- 1:2; s })
    d$M <- pmax(d$M, ave(d$sub, d$h, d$c, FUN = max)) + 1
  }
  n <- nrow(d)
  d$respondent <- seq_len(n)
  d$age <- sample(1:3, n, TRUE); d$sex <- sample(1:2, n, TRUE)
  d$y <- 1 + (rnorm(n) + d$effect + d$age / 3 > .4) + (rnorm(n) + d$effect > 1)
  d$y[sample(n, 5)] <- NA
  d$x <- round(20 + 5 * rnorm(n) + 4 * d$effect, 3)
  d$f2 <- d$M
  design <- switch(kind,
    two = svydesign(id = ~c + respondent, strata = ~h, fpc = ~N + M, nest = TRUE, data = d),
    sub = svydesign(id = ~c + sub, fpc = ~N + M, nest = TRUE, data = d),
    brewer = svydesign(id = ~1, strata = ~h, fpc = ~pi, pps = "brewer", data = d),
    both = svydesign(id = ~c + respondent, strata = ~h, fpc = ~pi + I(m / M), pps = "brewer", nest = TRUE, data = d))
  w <- weights(design)
  tolerance <- 1e-8
  margin <- function(v) round(sum(w) * prop.table(tapply(w, d[[v]], sum) * runif(length(unique(d[[v]])), .8, 1.2)))
  population <- NULL; weighting <- ""
  if (kind %in% c("two", "both")) {
    age <- margin("age"); sex <- margin("sex"); sex[2] <- sum(age) - sex[1]
    method <- if (kind == "two") "raking" else "linear"
    d$age <- factor(d$age); d$sex <- factor(d$sex)
    design$variables$age <- factor(design$variables$age); design$variables$sex <- factor(design$variables$sex)
    design <- calibrate(design, ~age + sex, c("(Intercept)" = sum(age), age2 = age[[2]], age3 = age[[3]], sex2 = sex[[2]]),
                        calfun = method, epsilon = 1e-12, maxit = 200)
    population <- rbind(data.frame(variable = "age", category = 1:3, population = as.vector(age), clusters = NA),
                        data.frame(variable = "sex", category = 1:2, population = as.vector(sex), clusters = NA))
    weighting <- paste0('"weighting":{"method":"', method, '","margins":["age","sex"]},')
    tolerance <- 1e-6
  }
  sizes <- unique(if (kind == "brewer") d["h"] else d[c("h", "N")])
  sizes <- sizes[order(sizes$h), , drop = FALSE]
  if (kind == "two") {
    population <- rbind(data.frame(variable = "h", category = sizes$h, population = round(sum(age) / strata), clusters = sizes$N), population)
    population$population[1] <- sum(age) - sum(population$population[seq_len(strata)][-1])
  } else if (kind == "sub")
    population <- data.frame(variable = "total", category = "", population = round(sum(w)), clusters = sizes$N)
  else if (kind == "brewer") population <- data.frame(variable = "total", category = "", population = round(sum(w)), clusters = NA)

  answered <- as.numeric(!is.na(design$variables$y)); y <- design$variables$y
  ratio <- function(numerator, denominator) {
    design$variables$numerator <- ifelse(denominator > 0, numerator, 0); design$variables$denominator <- denominator
    svyratio(~numerator, ~denominator, design)
  }
  figure <- function(cell, m) {
    expect(cell, "value", coef(m), max(1e-9, tolerance / 10)); expect(cell, "standardError", SE(m), tolerance)
  }
  for (k in 1:3) if (any(y == k, na.rm = TRUE)) figure(paste0("cell/y/units/", k), ratio(as.numeric(y == k), answered))
  figure("cell/x/units/mean", svymean(~x, design))
  if (kind %in% c("two", "sub")) {
    expect("cell/x/units/total", "value", coef(svytotal(~x, design)), max(1e-9, tolerance / 10))
    expect("cell/x/units/total", "standardError", SE(svytotal(~x, design)), tolerance)
  }
  # Women less men, in the share of the first answer and in the mean of x.
  sex <- as.numeric(as.character(design$variables$sex))
  difference <- function(numerator, base) {
    design$variables$n1 <- ifelse(base * (sex == 1) > 0, numerator, 0); design$variables$d1 <- base * (sex == 1)
    design$variables$n2 <- ifelse(base * (sex == 2) > 0, numerator, 0); design$variables$d2 <- base * (sex == 2)
    totals <- svytotal(~n1 + d1 + n2 + d2, design)
    svycontrast(totals, quote(n2 / d2 - n1 / d1))
  }
  row <- function(where, m) {
    expect(where, "difference", coef(m), max(1e-9, tolerance / 10)); expect(where, "standardError", SE(m), tolerance)
  }
  row("row/subgroup/women/y/units/1", difference(as.numeric(y == 1), answered))
  row("row/subgroup/women/x/units/mean", difference(design$variables$x, rep(1, n)))

  answers <- function(codes) paste0("[", paste0('{"code":"', codes, '","label":"answer ', codes, '"}', collapse = ","), "]")
  columns <- switch(kind,
    two = '"cluster":"c","clusterSize":"M"', sub = '"cluster":"c","subcluster":"sub","clusterSize":"M"',
    brewer = '"inclusionProbability":"pi"', both = '"cluster":"c","clusterSize":"M","inclusionProbability":"pi"')
  dir.create(file.path(name, "w", "units"), recursive = TRUE, showWarnings = FALSE)
  writeLines(paste0('{"survey":"stages","title":"Stages",
"waves":[{"id":"w","title":"w","fieldworkStart":"2020-01-01","fieldworkEnd":"2020-03-01"}],
"groups":[{"id":"units","label":"units","design":{"kind":"sample"', if (kind != "sub") ',"strata":"h"', ',"finitePopulationCorrection":true},
', weighting, '"columns":{', columns, '}}],
"chapters":[{"id":"c","title":"Chapter"}],
"questions":[{"id":"age","type":"single","text":"age","answers":', answers(1:3), '},{"id":"sex","type":"single","text":"sex","answers":', answers(1:2), '},
{"id":"y","type":"single","chapter":"c","text":"y","answers":', answers(1:3), '},{"id":"x","type":"numeric","chapter":"c","text":"x"}],
"subgroups":[{"id":"women","label":"women","complementLabel":"men","when":{"question":"sex","is":["2"]}}],
"settings":{"minimumBase":0,"smallCell":0}}'), file.path(name, "codebook.json"))
  write.csv(population, file.path(name, "w", "units", "population.csv"), row.names = FALSE, quote = FALSE, na = "")
  kept <- c("respondent", switch(kind, two = c("h", "c", "M"), sub = c("c", "sub", "M"), brewer = c("h", "pi"), both = c("h", "c", "M", "pi")), "age", "sex", "y", "x")
  write.csv(d[kept], file.path(name, "w", "units", "responses.csv"), row.names = FALSE, quote = FALSE, na = "")
  write.csv(expected, file.path(name, "expected.csv"), row.names = FALSE, quote = FALSE)
}

if (sys.nframe() == 0)
  for (kind in c("two", "sub", "brewer", "both")) stages(paste0("stages-", kind), kind, 1126)
