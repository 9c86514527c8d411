# Corners of the method, run by oracle.R: weights on different scales, strata of one sampling unit under different rules,
# a stratum observed whole whose weights depend on others, and blanks on the margins.
set.seed(20261126)
expect_f <- function(where, test, nu, tolerance = P) {
  d0 <- as.numeric(test$parameter[1]); f <- as.numeric(test$statistic)
  expect(where, "statistic", f, tolerance); expect(where, "df1", d0, tolerance); expect(where, "df2", d0 * nu, tolerance)
  expect(where, "p", pf(f, d0, d0 * nu, lower.tail = FALSE), 10 * tolerance)
}
# Cramer's V of shares weighted as the design is.
cramers_v <- function(design, row, column) {
  p <- svytable(as.formula(paste0("~", row, "+", column)), design, Ntotal = 1); e <- outer(rowSums(p), colSums(p))
  sqrt(sum((p - e)^2 / e) / (min(dim(p)) - 1))
}
one_wave <- '"waves":[{"id":"w","title":"w","fieldworkStart":"2010-01-01","fieldworkEnd":"2010-12-31"}]'
open_settings <- '"settings":{"minimumBase":0,"smallCell":0,"minimumBaseForTests":2}'
case_json <- function(name, waves, groups, questions, extra = "") text('{"survey":"', name, '","title":"', name, '",', waves, ',
"groups":[', paste(groups, collapse = ","), '],"chapters":[{"id":"c","title":"Chapter"}],
"questions":[', paste(questions, collapse = ",\n"), '],', extra, open_settings, '}')

# ---- scales: one wave of a group, and all of another group, weighted on scales of their own -----------------------------
respondents <- function(n, scale, shift) data.frame(respondent = seq_len(n), bw = round(runif(n, .5, 3), 2) * scale,
  y = sample(1:3, n, TRUE, c(.3 + shift, .4, .3 - shift)), x = round(rnorm(n, 5 + 4 * shift), 1))
scales <- list(g = list(a = 1, b = 1024, c = 1), k = list(a = 7.5, b = 7.5, c = 7.5))
people <- lapply(scales, function(s) mapply(respondents, c(80, 110, 95), s, c(0, .04, .1), SIMPLIFY = FALSE))
days <- as.numeric(as.Date(c("2010-01-01", "2011-01-01", "2012-01-01")) - as.Date("2010-01-01"))
pool <- function(parts) do.call(rbind, lapply(seq_along(parts), function(i) cbind(parts[[i]], part = i, w = mean_one(parts[[i]]$bw))))
pooled <- function(d) svydesign(id = ~1, strata = ~part, weights = ~w, data = d)
for (g in names(scales)) {
  stack <- pool(people[[g]]); stack$year <- days[stack$part] / 365.25; des <- pooled(stack); df <- degf(des) - 1
  expect_f(paste0("trend/y/", g), svychisq(~y + part, des, statistic = "F"), degf(des))
  for (k in 1:3) { des$variables$yes <- as.numeric(stack$y == k); where <- paste("trend/y", g, k, sep = "/")
    expect_slope(where, svyglm(yes ~ year, des), linear, df)
    expect_slope(where, svyglm(yes ~ year, des, family = quasibinomial, epsilon = 1e-14, maxit = 100), c("logOdds", "logOddsStandardError", "logisticT", "logisticP"), df) }
  expect_slope(paste0("trend/x/", g, "/mean"), svyglm(x ~ year, des), linear, df)
  des <- pooled(pool(people[[g]][2:3])); where <- paste0("comparison/waves/y/", g)
  expect_f(where, svychisq(~y + part, des, statistic = "F"), degf(des)); expect(where, "cramersV", cramers_v(des, "y", "part"), EST)
}
des <- pooled(pool(list(people$g[[3]], people$k[[3]]))); where <- "comparison/groups/y/g/k"
expect_f(where, svychisq(~y + part, des, statistic = "F"), degf(des)); expect(where, "cramersV", cramers_v(des, "y", "part"), EST)
group_json <- function(id, design, weighting = "", columns = ',"columns":{"baseWeight":"bw"}')
  paste0('{"id":"', id, '","label":"group ', id, '","design":{"kind":"sample"', design, '}', weighting, columns, '}')
files <- list()
for (g in names(scales)) for (w in 1:3) files[[paste0(c("a", "b", "c")[w], "/", g, "/responses.csv")]] <- transform(people[[g]][[w]], bw = number(bw))
x_question <- '{"id":"x","type":"numeric","chapter":"c","text":"x","showMean":true}'
write_case("scales", case_json("scales", '"waves":[{"id":"a","title":"a","fieldworkStart":"2010-01-01","fieldworkEnd":"2010-12-31"},
{"id":"b","title":"b","fieldworkStart":"2011-01-01","fieldworkEnd":"2011-12-31","comparedWith":"a"},
{"id":"c","title":"c","fieldworkStart":"2012-01-01","fieldworkEnd":"2012-12-31","comparedWith":"b"}]',
  sapply(names(scales), group_json, ',"finitePopulationCorrection":false'), c(single("y", 1:3), x_question)), files)

# ---- lonely: groups whose strata of one unit are treated by different rules -------------------------------------------
rules <- c(none = "fail", adjust = "adjust", average = "average", remove = "remove")
sample_of <- function(rule) { strata <- rep(c("p", "q", "r"), c(14, 11, if (rule == "fail") 9 else 1))
  data.frame(respondent = seq_along(strata), s = strata, bw = round(runif(length(strata), 1, 4), 2), x = round(rnorm(length(strata), 4 + match(rule, rules) / 5), 2)) }
lonely <- lapply(rules, sample_of)
means <- lapply(names(rules), function(g) { options(survey.lonely.psu = rules[[g]]); m <- svymean(~x, svydesign(id = ~1, strata = ~s, weights = ~bw, data = lonely[[g]])); c(coef(m), SE(m)) })
options(survey.lonely.psu = "fail"); names(means) <- names(rules)
for (g in names(rules)) expect(paste0("cell/x/", g, "/mean"), "standardError", means[[g]][2], SE)
for (i in 1:3) for (j in (i + 1):4) { a <- means[[i]]; b <- means[[j]]; where <- paste("row/groups/x", names(rules)[i], names(rules)[j], "mean", sep = "/")
  expect(where, "difference", b[1] - a[1], 10 * EST); expect(where, "standardError", sqrt(a[2]^2 + b[2]^2), SE) }
write_case("lonely", case_json("lonely", one_wave,
  sapply(names(rules), function(g) group_json(g, paste0(',"strata":"s","finitePopulationCorrection":false', if (g != "none") paste0(',"lonelyPsu":"', g, '"')))), x_question),
  setNames(lonely, paste0("w/", names(rules), "/responses.csv")))

# ---- whole: everyone of one stratum answered, but raking makes its weights depend on the others -----------------------
x <- data.frame(s = rep(c("a", "b"), c(16, 44)), reg = sample(c("n", "z"), 60, TRUE), y = sample(1:2, 60, TRUE, c(.45, .55)), v = sample(1:9, 60, TRUE))
x$respondent <- seq_len(60); x$N <- c(a = 16, b = 144)[x$s]; x$d <- x$N / as.numeric(table(x$s)[x$s])
des <- svydesign(id = ~1, strata = ~s, weights = ~d, fpc = ~N, data = x)
des <- calibrate(des, ~s + reg, c(`(Intercept)` = 160, sb = 144, regz = 95), calfun = "raking", epsilon = 1e-12, maxit = 500)
stopifnot(sd(weights(des)[x$s == "a"]) > .05)
inside <- subset(des, s == "a"); m <- svymean(~I(as.numeric(y == 1)), inside); mv <- svymean(~v, inside)
where <- "row/subgroup/whole/y/g/1"; expect(where, "b", coef(m), RAKED); expect(where, "bStandardError", SE(m), RAKED)
des$variables <- transform(des$variables, in1 = (s == "a") * (y == 1), inn = as.numeric(s == "a"), out1 = (s != "a") * (y == 1), outn = as.numeric(s != "a"))
d <- svycontrast(svytotal(~in1 + inn + out1 + outn, des), quote(in1 / inn - out1 / outn))
expect(where, "difference", coef(d), RAKED); expect(where, "standardError", SE(d), RAKED)
where <- "row/subgroup/whole/v/g/mean"; expect(where, "b", coef(mv), RAKED); expect(where, "bStandardError", SE(mv), RAKED)
des$variables$sf <- as.numeric(x$s == "a"); test <- svychisq(~y + sf, des, statistic = "F"); expect_f("comparison/subgroup/whole/y/g", test, degf(des), 10 * P)
write_case("whole", case_json("whole", one_wave, group_json("g", ',"strata":"s"', ',"weighting":{"method":"raking","margins":["s","reg"]}', ""),
  c(single("s", c("a", "b")), single("reg", c("n", "z")), single("y", 1:2), '{"id":"v","type":"numeric","chapter":"c","text":"v","showMean":true}'),
  '"subgroups":[{"id":"whole","label":"whole","complementLabel":"rest","when":{"question":"s","is":["a"]}}],'),
  list("w/g/population.csv" = data.frame(variable = c("s", "s", "reg", "reg"), category = c("a", "b", "n", "z"), population = c(16, 144, 65, 95)),
       "w/g/responses.csv" = x[, c("respondent", "s", "reg", "y", "v")]))

# ---- partial: raking that leaves respondents with a blank on a margin as they are -------------------------------------
n <- 240; pop <- list(a = c(a = 700, b = 500), b = c(x = 300, y = 400, z = 500)); size <- 1200
x <- data.frame(respondent = seq_len(n), a = sample(c("a", "b"), n, TRUE, c(.4, .6)), b = sample(c("x", "y", "z"), n, TRUE), stringsAsFactors = FALSE)
x$y <- pmin(3, pmax(1, round(2 + .5 * (x$a == "b") - .3 * (x$b == "x") + rnorm(n, 0, .8)))); x$v <- round(5 + x$y + rnorm(n), 1)
x$a[sample(n, 14)] <- NA; x$b[sample(n, 12)] <- NA
w <- rep(size / n, n)
for (cycle in 1:100) { before <- w
  for (m in names(pop)) { known <- which(!is.na(x[[m]])); s <- sum(w[known]); share <- pop[[m]] / sum(pop[[m]])
    for (k in names(share)) { i <- which(x[[m]] == k); w[i] <- w[i] * s * share[[k]] / sum(w[i]) } }
  if (max(abs(w / before - 1)) < 1e-13) break }
stopifnot(cycle < 20); w <- w * size / sum(w)
# The weights reproduce shares among those known, and the total: residuals are taken on 1 and (x - share) of who has a value.
z <- do.call(cbind, c(list(rep(1, n)), lapply(names(pop), function(m) { share <- pop[[m]] / sum(pop[[m]])
  sapply(names(share)[-1], function(k) ifelse(is.na(x[[m]]), 0, (x[[m]] == k) - share[[k]])) })))
linearised <- function(u) { x$r <- w * lm.wfit(z, u, rep(size / n, n))$residuals; x$N <- size
  as.numeric(SE(svytotal(~r, svydesign(id = ~1, weights = rep(1, n), fpc = ~N, data = x)))) }
for (k in 1:3) { p <- sum(w * (x$y == k)) / size; cell <- paste0("cell/y/g/", k)
  expect(cell, "value", p, RAKED); expect(cell, "standardError", linearised(((x$y == k) - p) / size), RAKED) }
m <- sum(w * x$v) / size; expect("cell/v/g/mean", "value", m, RAKED); expect("cell/v/g/mean", "standardError", linearised((x$v - m) / size), RAKED)
write_case("partial", case_json("partial", one_wave, group_json("g", "", ',"weighting":{"method":"raking","margins":["a","b"],"missingMargin":"factor-one"}', ""),
  c(single("a", c("a", "b")), single("b", c("x", "y", "z")), single("y", 1:3), '{"id":"v","type":"numeric","chapter":"c","text":"v","showMean":true}')),
  list("w/g/population.csv" = data.frame(variable = rep(names(pop), lengths(pop)), category = unlist(lapply(pop, names)), population = unlist(pop)), "w/g/responses.csv" = x))
