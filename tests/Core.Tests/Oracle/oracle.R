# Makes the reference cases in this folder: survey folders (codebook, population, responses) with the values that
# R's survey package computes from the same data (expected.csv).
#
#   Rscript oracle.R         needs R and its package survey; versions are written to VERSIONS
#
# expected.csv has one value a row: where it stands in the results document (a cell, a comparison or a row of one),
# which quantity it is, the value with 17 digits, and the relative tolerance it must be met with.

suppressMessages(library(survey))
options(survey.lonely.psu = "fail", digits = 17)

number <- function(x) sprintf("%.17g", x)
expected <- NULL
expect <- function(where, quantity, value, tolerance) {
  stopifnot(length(value) == 1, is.finite(value))
  expected <<- rbind(expected, data.frame(where, quantity, value = number(as.numeric(value)), tolerance = format(tolerance)))
}
EST <- 1e-9; SE <- 1e-8; RAKED <- 1e-6; P <- 1e-6

write_case <- function(name, codebook, files) {
  dir.create(name, showWarnings = FALSE)
  writeLines(codebook, file.path(name, "codebook.json"))
  for (path in names(files)) {
    file <- file.path(name, path)
    dir.create(dirname(file), recursive = TRUE, showWarnings = FALSE)
    write.csv(files[[path]], file, row.names = FALSE, quote = FALSE, na = "")
  }
  write.csv(expected, file.path(name, "expected.csv"), row.names = FALSE, quote = FALSE)
  expected <<- NULL
}

population <- function(...) {
  rows <- list(...)
  do.call(rbind, lapply(rows, function(r) data.frame(variable = r[[1]], category = r[[2]], population = r[[3]],
                                                     clusters = if (length(r) > 3) r[[4]] else NA)))
}

# A share of every category of a factor, with its standard error.
expect_shares <- function(table, group, design, variable, codes, tolerance_est = EST, tolerance_se = SE) {
  f <- as.formula(paste0("~", variable))
  m <- svymean(f, design, na.rm = TRUE)
  for (i in seq_along(codes)) {
    cell <- paste("cell", table, group, codes[i], sep = "/")
    expect(cell, "value", coef(m)[i], tolerance_est)
    expect(cell, "standardError", SE(m)[i], tolerance_se)
  }
}

expect_mean <- function(table, group, design, variable, tolerance_est = EST, tolerance_se = SE, interval = TRUE, numeric = TRUE) {
  f <- as.formula(paste0("~", variable))
  m <- svymean(f, design, na.rm = TRUE)
  cell <- paste("cell", table, group, "mean", sep = "/")
  expect(cell, "value", coef(m), tolerance_est)
  expect(cell, "standardError", SE(m), tolerance_se)
  total <- svytotal(f, design, na.rm = TRUE); whole <- paste("cell", table, group, "total", sep = "/")
  if (numeric) { expect(whole, "value", coef(total), tolerance_est); expect(whole, "standardError", SE(total), tolerance_se) }
  if (interval) {
    ci <- confint(m, df = degf(design))
    expect(cell, "degreesOfFreedom", degf(design), EST)
    expect(cell, "lower", ci[1], tolerance_se)
    expect(cell, "upper", ci[2], tolerance_se)
  }
}

source("omnibus.R")
expect_omnibus <- function(where, test, tolerance) {
  for (q in c("statistic", "df1", "df2")) expect(where, q, test[[q]], tolerance)
  expect(where, "p", test$p, 10 * tolerance)
  expect(paste0(where, "!test-multiple-response-chi-square"), "statistic", test$chi, tolerance)
  expect(paste0(where, "!test-multiple-response-chi-square"), "p", test$chip, 10 * tolerance)
}

text <- function(...) paste0(..., collapse = "\n")
answers <- function(codes) paste0("[", paste0('{"code":"', codes, '","label":"answer ', codes, '","score":', seq_along(codes), '}', collapse = ","), "]")

# ---- nhanes: clusters within strata, base weights, blanks, a domain -------------------------------------------------
data(nhanes)
d <- data.frame(respondent = seq_len(nrow(nhanes)), stratum = nhanes$SDMVSTRA, psu = nhanes$SDMVPSU, weight = nhanes$WTMEC2YR,
                chol = nhanes$HI_CHOL, race = nhanes$race, age = as.integer(nhanes$agecat), gender = nhanes$RIAGENDR)
des <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = d)
valid <- subset(des, !is.na(chol))
expect_shares("chol", "people", des, "factor(chol)", c("0", "1"))
expect_shares("race", "people", des, "factor(race)", as.character(1:4))
expect_shares("age", "people", des, "factor(age)", as.character(1:4))
test <- svychisq(~chol + gender, valid, statistic = "F")
for (q in c("statistic", "df1", "df2", "p"))
  expect("comparison/subgroup/women/chol/people", q,
         switch(q, statistic = test$statistic, df1 = test$parameter[1], df2 = test$parameter[2], p = test$p.value), P)
by <- svyby(~I(as.numeric(chol == 1)), ~gender, valid, svymean, covmat = TRUE)
diff <- svycontrast(by, c(-1, 1))
expect("row/subgroup/women/chol/people/1", "difference", coef(diff), EST)
expect("row/subgroup/women/chol/people/1", "standardError", SE(diff), SE)
women <- subset(valid, gender == 2)
expect("row/subgroup/women/chol/people/1", "b", coef(svymean(~chol, women)), EST)
expect("row/subgroup/women/chol/people/1", "bStandardError", SE(svymean(~chol, women)), SE)
write_case("nhanes", text('{"survey":"nhanes","title":"Cholesterol (nhanes)",
"waves":[{"id":"2010","title":"2009-2010","fieldworkStart":"2009-01-01","fieldworkEnd":"2010-12-31"}],
"groups":[{"id":"people","label":"people","design":{"kind":"sample","strata":"stratum","finitePopulationCorrection":false},
"columns":{"cluster":"psu","baseWeight":"weight"}}],
"chapters":[{"id":"c","title":"Chapter"}],
"questions":[
{"id":"race","type":"single","chapter":"c","text":"Race","answers":', answers(1:4), '},
{"id":"age","type":"single","chapter":"c","text":"Age","ordinal":true,"answers":', answers(1:4), '},
{"id":"gender","type":"single","chapter":"c","text":"Gender","answers":', answers(1:2), '},
{"id":"chol","type":"single","chapter":"c","text":"High cholesterol","answers":', answers(0:1), '}],
"subgroups":[{"id":"women","label":"women","complementLabel":"men","when":{"question":"gender","is":["2"]}}]}'),
  list("2010/people/population.csv" = population(list("total", "", round(sum(d$weight)))), "2010/people/responses.csv" = d))

# ---- small designs: strata with fpc, clusters in strata, unequal weights, clusters with fpc --------------------------
data(hospital); data(scd); data(election); data(mu284)
small <- function(name, group_json, questions, pop, responses)
  write_case(name, text('{"survey":"', name, '","title":"', name, '",
"waves":[{"id":"w","title":"w","fieldworkStart":"2004-01-01","fieldworkEnd":"2004-12-31"}],
"groups":[', group_json, '],"chapters":[{"id":"c","title":"Chapter"}],
"questions":[', questions, '],"settings":{"minimumBase":0,"smallCell":0}}'),
    list("w/units/population.csv" = pop, "w/units/responses.csv" = responses))
numeric_question <- function(ids) paste0('{"id":"', ids, '","type":"numeric","chapter":"c","text":"', ids, '","showMean":true}', collapse = ",")

h <- data.frame(respondent = hospital$hospno, level = hospital$oblevel, births = hospital$births)
des <- svydesign(id = ~1, strata = ~oblevel, fpc = ~tothosp, data = hospital)
expect_mean("births", "units", des, "births")
sizes <- unique(hospital[, c("oblevel", "tothosp")])
small("hospital", '{"id":"units","label":"hospitals","design":{"kind":"sample","strata":"level"}}',
  paste0('{"id":"level","type":"single","text":"Level","answers":', answers(1:3), '},', numeric_question("births")),
  data.frame(variable = "level", category = sizes$oblevel, population = sizes$tothosp, clusters = NA), h)

s <- data.frame(respondent = 1:6, esa = scd$ESA, ambulance = scd$ambulance, w = 1, arrests = scd$arrests, alive = scd$alive)
des <- svydesign(id = ~ambulance, strata = ~ESA, prob = ~1, nest = TRUE, data = scd)
expect_mean("arrests", "units", des, "arrests"); expect_mean("alive", "units", des, "alive")
small("scd", '{"id":"units","label":"services","design":{"kind":"sample","strata":"esa","finitePopulationCorrection":false},"columns":{"cluster":"ambulance","baseWeight":"w"}}',
  numeric_question(c("arrests", "alive")), population(list("total", "", 6)), s)

e <- data.frame(respondent = seq_len(nrow(election_pps)), w = number(election_pps$wt), bush = election_pps$Bush, kerry = election_pps$Kerry, nader = election_pps$Nader)
des <- svydesign(id = ~1, weights = ~wt, data = election_pps)
for (v in c("Bush", "Kerry", "Nader")) expect_mean(tolower(v), "units", des, v)
small("election", '{"id":"units","label":"counties","design":{"kind":"sample","finitePopulationCorrection":false},"columns":{"baseWeight":"w"}}',
  numeric_question(c("bush", "kerry", "nader")), population(list("total", "", 4600)), e)

m <- data.frame(respondent = seq_len(nrow(mu284)), town = mu284$id1, w = number(mu284$n1 / 5 * mu284$n2 / 3), y = mu284$y1)
mu284$w <- mu284$n1 / 5 * mu284$n2 / 3
des <- svydesign(id = ~id1, fpc = ~n1, weights = ~w, data = mu284)
expect_mean("y", "units", des, "y1")
small("mu284", '{"id":"units","label":"municipalities","design":{"kind":"sample"},"columns":{"cluster":"town","baseWeight":"w"}}',
  numeric_question("y"), population(list("total", "", 284, 50)), m)

# ---- synthetic waves: strata with fpc, four ways of weighting, subgroup and wave comparisons -------------------------
set.seed(20190301)
make_wave <- function(shift, n) {
  N <- c(600, 1400)
  x <- do.call(rbind, lapply(1:2, function(s) data.frame(h = s, size = sample(1:2, N[s], TRUE, c(.6, .4)), region = sample(1:3, N[s], TRUE))))
  x$kc <- as.integer(runif(nrow(x)) < .3) + 1
  x$phase <- pmin(5, pmax(1, round(3 + shift + .4 * (x$kc == 2) + .3 * x$size + rnorm(nrow(x), 0, 1.1))))
  x$grade <- pmin(10, pmax(1, round(6.6 + shift + .4 * (x$kc == 2) + rnorm(nrow(x), 0, 1.3))))
  x$goal.a <- as.integer(runif(nrow(x)) < .4 + .1 * x$size + shift / 4)
  x$goal.b <- as.integer(runif(nrow(x)) < .2)
  p <- list(h = table(x$h), size = table(x$size), region = table(x$region), cell = table(x$size, x$region))
  take <- c(sample(which(x$h == 1), n[1]), sample(which(x$h == 2), n[2]))
  r <- x[take, ]; r$respondent <- seq_len(nrow(r)); r$N <- N[r$h]
  r$hours <- r$respondent %% 7 + r$phase; r$hours[r$respondent %% 11 == 0] <- NA
  r$vision <- r$phase; r$vision[runif(nrow(r)) < .1] <- NA
  list(p = p, r = r)
}
waves <- list(a = make_wave(0, c(90, 160)), b = make_wave(.35, c(110, 170)))
# Figures of one wave carry the finite population correction, changes between waves do not unless the codebook says so.
base <- function(w, fpc = TRUE) {
  r <- waves[[w]]$r; r$d <- r$N / as.numeric(table(r$h)[r$h])
  if (fpc) svydesign(id = ~1, strata = ~h, fpc = ~N, data = r) else svydesign(id = ~1, strata = ~h, weights = ~d, data = r)
}
# Waves and groups are pooled on weights of mean 1 in each, so that the scale of a sample does not decide how much it counts.
mean_one <- function(d) d * length(d) / sum(d)
totals <- function(w, v) { p <- waves[[w]]$p[[v]]; data.frame(as.integer(names(p)), as.numeric(p)) }
margin <- function(w, v) setNames(totals(w, v), c(v, "Freq"))
# calibrate(calfun = "raking") and not rake(): the weights are the same, but rake() projects with equal weights where base
# weights differ, so its variances are not those of the calibration estimator (Deville, Sarndal and Sautory 1993).
raked <- function(w, fpc = TRUE) calib(w, "raking", fpc = fpc)
post <- function(w, fpc = TRUE) { cells <- as.data.frame(waves[[w]]$p$cell); names(cells) <- c("size", "region", "Freq")
  cells$size <- as.integer(as.character(cells$size)); cells$region <- as.integer(as.character(cells$region)); postStratify(base(w, fpc), ~size + region, cells) }
calib <- function(w, fun, bounds = c(-Inf, Inf), fpc = TRUE) {
  s <- margin(w, "size")$Freq; g <- margin(w, "region")$Freq
  calibrate(base(w, fpc), ~factor(size) + factor(region), c(`(Intercept)` = sum(s), `factor(size)2` = s[2], `factor(region)2` = g[2], `factor(region)3` = g[3]),
            calfun = fun, bounds = bounds, epsilon = 1e-12, maxit = 200) }
designs <- list(plain = base, always = base, post = post, rake = raked, linear = function(w, fpc = TRUE) calib(w, "linear", fpc = fpc),
                logit = function(w, fpc = TRUE) calib(w, "logit", c(.5, 2), fpc))
for (g in names(designs)) {
  tol <- if (g %in% c("plain", "always", "post")) c(EST, SE) else c(RAKED, RAKED)
  b <- designs[[g]]("b"); change_a <- designs[[g]]("a", fpc = g == "always"); change_b <- designs[[g]]("b", fpc = g == "always")
  expect_shares("phase", g, b, "factor(phase)", 1:5, tol[1], tol[2])
  expect_shares("vision", g, b, "factor(vision)", 1:5, tol[1], tol[2])
  expect_mean("grade", g, b, "grade", tol[1], tol[2])
  for (o in c("a", "b")) { mm <- svymean(as.formula(paste0("~goal.", o)), b)
    expect(paste("cell", "goal", g, o, sep = "/"), "value", coef(mm), tol[1]); expect(paste("cell", "goal", g, o, sep = "/"), "standardError", SE(mm), tol[2]) }
  test <- svychisq(~phase + kc, b, statistic = "F"); where <- paste0("comparison/subgroup/kc/phase/", g)
  expect(where, "statistic", test$statistic, max(P, tol[2])); expect(where, "df1", test$parameter[1], max(P, tol[2]))
  expect(where, "df2", test$parameter[2], max(P, tol[2])); expect(where, "p", test$p.value, 10 * max(P, tol[2]))
  expect(where, "biasCorrectedV", { n <- nrow(b$variables); phi <- max(0, sum((svytable(~phase + kc, b, Ntotal = 1) - outer(svytable(~phase, b, Ntotal = 1), svytable(~kc, b, Ntotal = 1)))^2 /
    outer(svytable(~phase, b, Ntotal = 1), svytable(~kc, b, Ntotal = 1))) - 4 / (n - 1)); sqrt(phi / (min(5 - 16 / (n - 1), 2 - 1 / (n - 1)) - 1)) }, 10 * tol[2])
  # Equivalence: two one-sided t tests of the difference in one answer within 5 points.
  change <- svyttest(I(as.numeric(phase == 4)) ~ factor(kc), b); df <- degf(b) - 1; change <- list(b = change$estimate, se = change$estimate / change$statistic)
  row <- paste0("row/subgroup/kc/phase/", g, "/4")
  expect(row, "lowerP", pt((change$b + .05) / change$se, df, lower.tail = FALSE), 10 * max(P, tol[2]))
  expect(row, "upperP", pt((.05 - change$b) / change$se, df, lower.tail = FALSE), 10 * max(P, tol[2]))
  # Options of a multiple question together.
  goals <- as.matrix(b$variables[, c("goal.a", "goal.b")])
  expect_omnibus(paste0("comparison/subgroup/kc/goal/", g), omnibus(b, goals, as.numeric(b$variables$kc == 2)), max(P, tol[2]))
  tt <- svyttest(grade ~ factor(kc), b); where <- paste0("row/subgroup/kc/grade/", g, "/mean")
  expect(where, "difference", tt$estimate, tol[1]); expect(where, "statistic", tt$statistic, tol[2])
  expect(where, "df1", tt$parameter, EST); expect(where, "p", tt$p.value, 10 * max(P, tol[2]))
  # The ratio of two totals, of everyone, of a subgroup and its complement, and since the earlier wave.
  ratio <- function(d) svyratio(~grade, ~hours, d, na.rm = TRUE)
  cell <- paste0("cell/load/", g, "/mean"); both <- subset(b, !is.na(hours)); r <- ratio(both)
  expect(cell, "value", coef(r), tol[1]); expect(cell, "standardError", SE(r), tol[2])
  ci <- confint(r, df = degf(both)); expect(cell, "lower", ci[1], tol[2]); expect(cell, "upper", ci[2], tol[2]); expect(cell, "degreesOfFreedom", degf(both), EST)
  # svyby gives no covariance of ratios, so the difference is linearised by hand: its influence, summed by svytotal.
  in_kc <- ratio(subset(both, kc == 2)); out_kc <- ratio(subset(both, kc == 1))
  v <- b$variables; x <- sapply(1:2, function(k) sum((weights(b) * v$hours)[v$kc == k], na.rm = TRUE))
  z <- ifelse(v$kc == 2, (v$grade - coef(in_kc) * v$hours) / x[2], -(v$grade - coef(out_kc) * v$hours) / x[1]); z[is.na(z)] <- 0
  b$variables$z <- z
  where <- paste0("row/subgroup/kc/load/", g, "/mean")
  expect(where, "b", coef(in_kc), tol[1]); expect(where, "bStandardError", SE(in_kc), tol[2])
  expect(where, "difference", coef(in_kc) - coef(out_kc), 10 * tol[1]); expect(where, "standardError", SE(svytotal(~z, b)), tol[2])
  ra <- ratio(change_a); rb <- ratio(change_b); where <- paste0("row/waves/load/", g, "/mean")
  expect(where, "difference", coef(r) - coef(ra), 10 * tol[1]); expect(where, "standardError", sqrt(SE(ra)^2 + SE(rb)^2), tol[2])
  rank <- svyranktest(phase ~ kc, b); where <- paste0("rank/subgroup/kc/phase/", g)
  expect(where, "statistic", rank$statistic, max(P, tol[2])); expect(where, "df1", rank$parameter, EST); expect(where, "p", rank$p.value, 10 * max(P, tol[2]))
  ma <- svymean(~grade, change_a); mb <- svymean(~grade, change_b); where <- paste0("row/waves/grade/", g, "/mean")
  expect(where, "difference", coef(mb) - coef(ma), 10 * tol[1])
  expect(where, "standardError", sqrt(SE(ma)^2 + SE(mb)^2), tol[2])
  pa <- svymean(~I(as.numeric(phase == 4)), change_a); pb <- svymean(~I(as.numeric(phase == 4)), change_b); where <- paste0("row/waves/phase/", g, "/4")
  expect(where, "difference", coef(pb) - coef(pa), 10 * tol[1])
  expect(where, "standardError", sqrt(SE(pa)^2 + SE(pb)^2), tol[2])
}
# Waves stacked, the wave a level of the strata; weighted within waves.
stack <- rbind(cbind(waves$a$r, wave = 1, d = mean_one(weights(base("a")))), cbind(waves$b$r, wave = 2, d = mean_one(weights(base("b")))))
plain <- svydesign(id = ~1, strata = ~interaction(h, wave), weights = ~d, data = stack)
test <- svychisq(~phase + wave, plain, statistic = "F")
where <- "comparison/waves/phase/plain"
expect(where, "statistic", test$statistic, P); expect(where, "df1", test$parameter[1], P); expect(where, "df2", test$parameter[2], P); expect(where, "p", test$p.value, 10 * P)

expect_omnibus("comparison/waves/goal/plain", omnibus(plain, as.matrix(stack[, c("goal.a", "goal.b")]), stack$wave - 1), P)

group <- function(id, method, extra = "", design = "") paste0('{"id":"', id, '","label":"', id, '","design":{"kind":"sample","strata":"h"', design, '},"weighting":{"method":"', method, '"', extra, '}}')
margins <- ',"margins":["size","region"]'
case_files <- list()
for (w in names(waves)) for (g in names(designs)) {
  pop <- rbind(data.frame(variable = "h", category = 1:2, population = c(600, 1400)))
  if (g == "post") { cells <- as.data.frame(waves[[w]]$p$cell)
    pop <- rbind(pop, data.frame(variable = "size*region", category = paste(cells$Var1, cells$Var2, sep = "*"), population = cells$Freq)) }
  else if (!g %in% c("plain", "always")) for (v in c("size", "region")) pop <- rbind(pop, data.frame(variable = v, category = totals(w, v)[, 1], population = totals(w, v)[, 2]))
  case_files[[paste0(w, "/", g, "/population.csv")]] <- pop
  case_files[[paste0(w, "/", g, "/responses.csv")]] <- waves[[w]]$r[, c("respondent", "h", "size", "region", "kc", "phase", "vision", "grade", "hours", "goal.a", "goal.b")]
}
single <- function(id, codes, chapter = TRUE, extra = "") paste0('{"id":"', id, '","type":"single",', if (chapter) '"chapter":"c",' else "", '"text":"', id, '","answers":', answers(codes), extra, '}')
write_case("synthetic", text('{"survey":"synthetic","title":"Synthetic waves",
"waves":[{"id":"a","title":"first","fieldworkStart":"2016-01-01","fieldworkEnd":"2016-03-01"},
{"id":"b","title":"second","fieldworkStart":"2019-01-01","fieldworkEnd":"2019-03-01","comparedWith":"a"}],
"groups":[', paste(group("plain", "none"), group("always", "none", design = ',"finitePopulationCorrection":true'), group("post", "post-stratification", ',"margins":["size*region"]'), group("rake", "raking", margins),
                   group("linear", "linear", margins), group("logit", "logit", paste0(margins, ',"bounds":{"lower":0.5,"upper":2}')), sep = ","), '],
"chapters":[{"id":"c","title":"Chapter"}],
"questions":[', paste(single("h", 1:2, FALSE), single("size", 1:2, FALSE), single("region", 1:3, FALSE), single("kc", 1:2, FALSE),
  single("phase", 1:5, TRUE, ',"ordinal":true'), single("vision", 1:5, TRUE, ',"ordinal":true'),
  '{"id":"grade","type":"numeric","chapter":"c","text":"grade","showMean":true,"minimum":1,"maximum":10}',
  '{"id":"hours","type":"numeric","chapter":"c","text":"hours"}',
  '{"id":"goal","type":"multiple","chapter":"c","text":"goal","answers":[{"code":"a","label":"answer a"},{"code":"b","label":"answer b"}]}', sep = ",\n"), '],
"subgroups":[{"id":"kc","label":"kindcentra","complementLabel":"others","when":{"question":"kc","is":["2"]}}],
"ratios":[{"id":"load","label":"grade per hour","chapter":"c","numerator":"grade","denominator":"hours"}]}'), case_files)

# ---- three waves: slopes over the years ------------------------------------------------------------------------------
waves <- list(a = make_wave(0, c(70, 90)), b = make_wave(.2, c(90, 110)), c = make_wave(.3, c(80, 100)))
days <- as.numeric(as.Date(c("2013-02-01", "2016-01-01", "2020-03-01")) - as.Date("2013-02-01"))
stack <- do.call(rbind, lapply(1:3, function(w) cbind(waves[[w]]$r, wave = w, year = days[w] / 365.25, d = mean_one(weights(base(w))))))
des <- svydesign(id = ~1, strata = ~interaction(h, wave), weights = ~d, data = stack)
expect_slope <- function(where, model, names, df) {
  s <- summary(model, df.resid = df)$coefficients[2, ]
  expect(where, names[1], s[1], SE); expect(where, names[2], s[2], SE)
  expect(where, names[3], s[3], SE); expect(where, names[4], 2 * pt(-abs(s[3]), df), 10 * P)
}
linear <- c("slope", "slopeStandardError", "linearT", "linearP")
for (k in 2:5) {
  des$variables$yes <- as.numeric(stack$phase == k); where <- paste0("trend/phase/units/", k)
  expect_slope(where, svyglm(yes ~ year, des), linear, degf(des) - 1)
  expect_slope(where, svyglm(yes ~ year, des, family = quasibinomial, epsilon = 1e-14, maxit = 100), c("logOdds", "logOddsStandardError", "logisticT", "logisticP"), degf(des) - 1)
}
expect_slope("trend/grade/units/mean", svyglm(grade ~ year, des), linear, degf(des) - 1)
for (o in c("a", "b")) expect_slope(paste0("trend/goal/units/", o), svyglm(as.formula(paste0("goal.", o, " ~ year")), des), linear, degf(des) - 1)
test <- svychisq(~phase + wave, des, statistic = "F")
for (q in c("statistic", "df1", "df2", "p"))
  expect("trend/phase/units", q, switch(q, statistic = test$statistic, df1 = test$parameter[1], df2 = test$parameter[2], p = test$p.value), 10 * P)
case_files <- list()
for (w in names(waves)) {
  case_files[[paste0(w, "/units/population.csv")]] <- data.frame(variable = "h", category = 1:2, population = c(600, 1400))
  case_files[[paste0(w, "/units/responses.csv")]] <- waves[[w]]$r[, c("respondent", "h", "phase", "grade", "goal.a", "goal.b")]
}
write_case("trend", text('{"survey":"trend","title":"Three waves",
"waves":[{"id":"a","title":"first","fieldworkStart":"2013-02-01","fieldworkEnd":"2013-03-01"},
{"id":"b","title":"second","fieldworkStart":"2016-01-01","fieldworkEnd":"2016-03-01","comparedWith":"a"},
{"id":"c","title":"third","fieldworkStart":"2020-03-01","fieldworkEnd":"2020-04-01","comparedWith":"b"}],
"groups":[', group("units", "none"), '],"chapters":[{"id":"c","title":"Chapter"}],
"questions":[', paste(single("h", 1:2, FALSE), single("phase", 1:5, TRUE, ',"ordinal":true'),
  '{"id":"grade","type":"numeric","chapter":"c","text":"grade","showMean":true,"minimum":1,"maximum":10}',
  '{"id":"goal","type":"multiple","chapter":"c","text":"goal","answers":[{"code":"a","label":"answer a"},{"code":"b","label":"answer b"}]}', sep = ",\n"), ']}'), case_files)

source("corners.R")
writeLines(c(R.version.string, paste("survey", packageVersion("survey"))), "VERSIONS")
