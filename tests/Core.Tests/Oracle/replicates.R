# Makes the reference cases in the folders replicates-*: response files with replicate weights, and what R's survey package
# makes of them (expected.csv, as oracle.R describes it).
#
#   Rscript replicates.R     needs R and its package survey; versions are in VERSIONS
#
# jkn         stratified jackknife of clusters, rscales per replicate
# brr         balanced half-samples of two clusters per stratum
# fay         the same by Fay's method, squares around the estimate
# bootstrap   Rao and Wu's n - 1 bootstrap, two waves
#
# Replicate weights are written as whole weights. Shares, means, ratios and differences are computed per replicate; degrees
# of freedom are the rank of the replicate weights less 1.

suppressMessages(library(survey))
options(survey.lonely.psu = "fail", digits = 17)

replicates <- function(name, kind, seed) {
  set.seed(seed)
  expected <- NULL
  expect <- function(where, quantity, value, tolerance) {
    stopifnot(length(value) == 1, is.finite(value))
    expected <<- rbind(expected, data.frame(where, quantity, value = sprintf("%.17g", as.numeric(value)),
                                            tolerance = format(tolerance)))
  }
  waves <- if (kind == "bootstrap") c("a", "b") else "w"
  wave <- function(shift) {
    strata <- if (kind %in% c("brr", "fay")) 7 else 4
    per <- if (kind %in% c("brr", "fay")) rep(2, strata) else sample(3:6, strata, TRUE)
    frame <- data.frame(h = rep(seq_len(strata), per), c = sequence(per), effect = rnorm(sum(per), 0, .5))
    d <- frame[rep(seq_len(nrow(frame)), sample(3:9, nrow(frame), TRUE)), ]
    n <- nrow(d)
    d$respondent <- seq_len(n); d$w <- round(runif(n, 2, 9), 3)
    d$sex <- sample(1:2, n, TRUE)
    d$y <- 1 + (rnorm(n) + d$effect + shift > .3) + (rnorm(n) + d$effect > 1); d$y[sample(n, 4)] <- NA
    d$x <- round(20 + 5 * rnorm(n) + 4 * d$effect + shift, 3); d$z <- round(5 + runif(n) + d$x / 10, 3)
    d$o1 <- rbinom(n, 1, plogis(d$effect)); d$o2 <- rbinom(n, 1, plogis(d$o1 - .5 + d$effect))
    rownames(d) <- NULL
    base <- svydesign(id = ~c, strata = ~h, weights = ~w, nest = TRUE, data = d)
    rep <- switch(kind, jkn = as.svrepdesign(base, type = "JKn"), brr = as.svrepdesign(base, type = "BRR"),
                  fay = as.svrepdesign(base, type = "Fay", fay.rho = .3), bootstrap = as.svrepdesign(base, type = "bootstrap", replicates = 30))
    weights <- round(weights(rep, "analysis"), 6)
    colnames(weights) <- sprintf("rw%02d", seq_len(ncol(weights)))
    list(data = cbind(d, weights), weights = weights, rscales = rep$rscales)
  }
  made <- lapply(seq_along(waves), function(i) wave((i - 1) * .4)); names(made) <- waves
  design_of <- function(m) switch(kind,
    jkn = svrepdesign(repweights = m$weights, weights = m$data$w, data = m$data, type = "JKn", rscales = m$rscales, combined.weights = TRUE),
    brr = svrepdesign(repweights = m$weights, weights = m$data$w, data = m$data, type = "BRR", combined.weights = TRUE),
    fay = svrepdesign(repweights = m$weights, weights = m$data$w, data = m$data, type = "Fay", rho = .3, mse = TRUE, combined.weights = TRUE),
    bootstrap = svrepdesign(repweights = m$weights, weights = m$data$w, data = m$data, type = "bootstrap", combined.weights = TRUE))
  now <- made[[length(made)]]
  design <- design_of(now); df <- degf(design)
  figure <- function(cell, m) { expect(cell, "value", coef(m), 1e-9); expect(cell, "standardError", SE(m), 1e-8) }
  answered <- subset(design, !is.na(y))
  for (k in 1:3) { answered$variables$given <- as.numeric(answered$variables$y == k); figure(paste0("cell/y/units/", k), svymean(~given, answered)) }
  figure("cell/x/units/mean", svymean(~x, design))
  figure("cell/x/units/total", svytotal(~x, design))
  figure("cell/rate/units/mean", svyratio(~x, ~z, design))
  expect("cell/x/units/mean", "degreesOfFreedom", df, 1e-9)
  expect("cell/x/units/mean", "lower", coef(svymean(~x, design)) - qt(.975, df) * SE(svymean(~x, design)), 1e-8)
  for (o in c("o1", "o2")) figure(paste0("cell/o/units/", o), svymean(as.formula(paste0("~", o)), design))
  change <- function(where, m, df) {
    t <- as.numeric(coef(m) / SE(m))
    expect(where, "difference", coef(m), 1e-9); expect(where, "standardError", SE(m), 1e-8)
    expect(where, "statistic", t, 1e-8); expect(where, "p", 2 * pt(-abs(t), df), 1e-6)
  }
  if (kind != "bootstrap") {
    # A domain in which a replicate has nobody would be without it; sexes are in every cluster's half.
    change("row/subgroup/women/x/units/mean", svycontrast(svyby(~x, ~sex, design, svymean, covmat = TRUE), c(-1, 1)), df - 1)
    answered$variables$given <- as.numeric(answered$variables$y == 1)
    change("row/subgroup/women/y/units/1", svycontrast(svyby(~given, ~sex, answered, svymean, covmat = TRUE), c(-1, 1)), df - 1)
    for (statistic in c("F", "Chisq", "Wald", "adjWald")) {
      test <- svychisq(~y + sex, answered, statistic = statistic)
      where <- paste0("comparison/subgroup/women/y/units", switch(statistic, F = "", Chisq = "!test-rao-scott-chi-square", Wald = "!test-wald", adjWald = "!test-adjusted-wald"))
      # Of the first-order test R gives Pearson's statistic, corrected in p alone.
      if (statistic != "Chisq") expect(where, "statistic", test$statistic, 1e-8)
      if (statistic == "F") for (q in 1:2) expect(where, paste0("df", q), test$parameter[q], 1e-8)
      expect(where, "p", test$p.value, 1e-6)
    }
  } else {
    before <- design_of(made$a)
    both <- function(formula, b, a) {
      m <- list(svymean(formula, b), svymean(formula, a))
      list(d = as.numeric(coef(m[[1]]) - coef(m[[2]])), se = sqrt(as.numeric(SE(m[[1]]))^2 + as.numeric(SE(m[[2]]))^2))
    }
    x <- both(~x, design, before); df2 <- degf(design) + degf(before)
    expect("row/waves/x/units/mean", "difference", x$d, 1e-9); expect("row/waves/x/units/mean", "standardError", x$se, 1e-8)
    expect("row/waves/x/units/mean", "statistic", x$d / x$se, 1e-8)
    expect("row/waves/x/units/mean", "p", 2 * pt(-abs(x$d / x$se), df2 - 1), 1e-6)
    answered <- subset(design, !is.na(y)); earlier <- subset(before, !is.na(y))
    answered$variables$given <- as.numeric(answered$variables$y == 1); earlier$variables$given <- as.numeric(earlier$variables$y == 1)
    y <- both(~given, answered, earlier)
    expect("row/waves/y/units/1", "difference", y$d, 1e-9); expect("row/waves/y/units/1", "standardError", y$se, 1e-8)
  }

  answers <- function(codes) paste0("[", paste0('{"code":"', codes, '","label":"answer ', codes, '"}', collapse = ","), "]")
  count <- ncol(now$weights)
  settings <- switch(kind, jkn = paste0('"method":"jkn","scales":[', paste(sprintf("%.17g", now$rscales), collapse = ","), "]"),
                     brr = '"method":"brr"', fay = '"method":"fay","rho":0.3,"aroundEstimate":true', bootstrap = '"method":"bootstrap"')
  described <- function(w, i) paste0('{"id":"', w, '","title":"', w, '","fieldworkStart":"202', i, '-01-01","fieldworkEnd":"202', i, '-03-01"', if (i > 1) ',"comparedWith":"a"', "}")
  dir.create(name, showWarnings = FALSE)
  writeLines(paste0('{"survey":"replicates","title":"Replicates","waves":[', paste(mapply(described, waves, seq_along(waves)), collapse = ","), '],
"groups":[{"id":"units","label":"units","design":{"kind":"sample"},"columns":{"baseWeight":"w"},
"replicateWeights":{"first":"rw01","last":"', sprintf("rw%02d", count), '",', settings, '}}],
"chapters":[{"id":"c","title":"Chapter"}],
"questions":[{"id":"sex","type":"single","text":"sex","answers":', answers(1:2), '},{"id":"y","type":"single","chapter":"c","text":"y","answers":', answers(1:3), '},
{"id":"o","type":"multiple","chapter":"c","text":"o","answers":', answers(c("o1", "o2")), '},
{"id":"x","type":"numeric","chapter":"c","text":"x"},{"id":"z","type":"numeric","chapter":"c","text":"z"}],
"ratios":[{"id":"rate","label":"rate","chapter":"c","numerator":"x","denominator":"z"}],
"subgroups":[{"id":"women","label":"women","complementLabel":"men","when":{"question":"sex","is":["2"]}}],
"settings":{"minimumBase":0,"smallCell":0}}'), file.path(name, "codebook.json"))
  for (w in waves) {
    folder <- file.path(name, w, "units")
    dir.create(folder, recursive = TRUE, showWarnings = FALSE)
    d <- made[[w]]$data
    names(d)[names(d) %in% c("o1", "o2")] <- c("o.o1", "o.o2")
    write.csv(d[setdiff(names(d), c("h", "c", "effect"))], file.path(folder, "responses.csv"), row.names = FALSE, quote = FALSE, na = "")
  }
  write.csv(expected, file.path(name, "expected.csv"), row.names = FALSE, quote = FALSE)
}

if (sys.nframe() == 0)
  for (kind in c("jkn", "brr", "fay", "bootstrap")) replicates(paste0("replicates-", kind), kind, 1127)
