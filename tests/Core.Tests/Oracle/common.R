# Makes the reference cases in the folders common and common-trend: a scale that got an answer between two waves and lost
# another, compared among the answers that both waves offered, and one over three waves, followed among the answers that
# all of them offered; and what R's survey package makes of these domains (expected.csv, as oracle.R describes it).
#
#   Rscript common.R         needs R and its package survey; versions are in VERSIONS
#
# Waves are samples of their own, with strata and base weights of their own; what pools them has weights of mean 1 in each,
# over everyone in the sample. Who gave an answer that only one wave offered stays in the design, outside the domain.

suppressMessages(library(survey))
options(survey.lonely.psu = "fail", digits = 17)
set.seed(1130)

wave <- function(n, answers, shares) data.frame(
  respondent = seq_len(n), h = sample(1:4, n, TRUE), w = round(runif(n, 1, 5), 3),
  view = sample(c(answers, NA), n, TRUE, c(shares, .06)))
files <- list(a = wave(170, 0:4, c(.1, .2, .25, .3, .15)), b = wave(210, 1:5, c(.15, .3, .25, .12, .18)))
common <- 1:4

expected <- NULL
expect <- function(where, quantity, value, tolerance) {
  stopifnot(length(value) == 1, is.finite(value))
  expected <<- rbind(expected, data.frame(where, quantity, value = sprintf("%.17g", as.numeric(value)),
                                          tolerance = format(tolerance)))
}

both <- do.call(rbind, lapply(names(files), function(wave) cbind(files[[wave]], wave = wave)))
both$stratum <- paste(both$wave, both$h)
both$w1 <- both$w / ave(both$w, both$wave)
both$view[!both$view %in% common] <- NA
both$score <- both$view
design <- subset(svydesign(id = ~1, strata = ~stratum, weights = ~w1, data = both), !is.na(view))
side <- function(name) subset(svydesign(id = ~1, strata = ~h, weights = ~w, data = subset(both, wave == name)), !is.na(view))

figure <- function(cell, m) {
  expect(cell, "value", coef(m), 1e-9)
  expect(cell, "standardError", SE(m), 1e-8)
}
row <- function(answer, formula) {
  for (name in names(files)) {
    cell <- paste0("side/view/units", if (name == "a") "@a", ":common/", answer)
    figure(cell, svymean(formula, side(name)))
  }
  difference <- svycontrast(svyby(formula, ~wave, design, svymean, covmat = TRUE), c(-1, 1))
  t <- as.numeric(coef(difference) / SE(difference))
  where <- paste0("row/common/view/units/", answer)
  expect(where, "difference", coef(difference), 1e-9)
  expect(where, "standardError", SE(difference), 1e-8)
  expect(where, "statistic", t, 1e-8)
  expect(where, "p", 2 * pt(-abs(t), degf(design) - 1), 1e-6)
}
for (answer in common) {
  design$variables$given <- as.numeric(design$variables$view == answer)
  both$given <- as.numeric(both$view == answer)
  row(answer, ~given)
}
design$variables$given <- as.numeric(design$variables$view >= 4); both$given <- as.numeric(both$view >= 4)
row("summary", ~given)
row("mean", ~score)

test <- svychisq(~view + wave, design, statistic = "F")
where <- "comparison/common/view/units"
expect(where, "statistic", test$statistic, 1e-8)
expect(where, "df1", test$parameter[1], 1e-8)
expect(where, "df2", test$parameter[2], 1e-8)
expect(where, "p", test$p.value, 1e-6)
shares <- prop.table(svytable(~view + wave, design))
independent <- outer(rowSums(shares), colSums(shares))
expect(where, "cramersV", sqrt(sum((shares - independent)^2 / independent)), 1e-8)

dir.create("common", showWarnings = FALSE)
offered <- function(code, waves) paste0('{"code":"', code, '","label":"answer ', code, '","score":', code,
                                        if (code >= 4) ',"inSummary":true', waves, "}")
waves <- c(',"waves":["a"]', rep("", 4), ',"waves":["b"]')
writeLines(paste0('{"survey":"common","title":"Answers in common",
"waves":[{"id":"a","title":"first","fieldworkStart":"2020-01-01","fieldworkEnd":"2020-03-01"},
{"id":"b","title":"second","fieldworkStart":"2023-01-01","fieldworkEnd":"2023-03-01","comparedWith":"a"}],
"groups":[{"id":"units","label":"units","design":{"kind":"sample","strata":"h","finitePopulationCorrection":false},
"columns":{"baseWeight":"w"}}],
"chapters":[{"id":"c","title":"Chapter"}],
"questions":[{"id":"h","type":"single","text":"h","answers":[{"code":"1","label":"one"},{"code":"2","label":"two"},{"code":"3","label":"three"},{"code":"4","label":"four"}]},
{"id":"view","type":"single","chapter":"c","text":"What is your view?","ordinal":true,"showMean":true,"comparison":"rescale",
"answers":[', paste(mapply(offered, 0:5, waves), collapse = ","), ']}]}'), "common/codebook.json")
for (name in names(files)) {
  dir.create(file.path("common", name, "units"), recursive = TRUE, showWarnings = FALSE)
  write.csv(files[[name]], file.path("common", name, "units", "responses.csv"), row.names = FALSE, quote = FALSE, na = "")
}
write.csv(expected, "common/expected.csv", row.names = FALSE, quote = FALSE)

# Three waves, of which the first and the last each offered one answer more: slopes as oracle.R has them.
set.seed(3011)
files <- c(files, list(c = wave(190, 1:5, c(.2, .22, .25, .18, .15))))
times <- c(a = 0, b = as.numeric(as.Date("2023-01-01") - as.Date("2020-01-01")) / 365.25,
           c = as.numeric(as.Date("2024-07-01") - as.Date("2020-01-01")) / 365.25)
expected <- NULL
all <- do.call(rbind, lapply(names(files), function(wave) cbind(files[[wave]], wave = wave, year = times[[wave]])))
all$stratum <- paste(all$wave, all$h)
all$w1 <- all$w / ave(all$w, all$wave)
all$view[!all$view %in% common] <- NA
design <- subset(svydesign(id = ~1, strata = ~stratum, weights = ~w1, data = all), !is.na(view))
slope <- function(where, model, quantities) {
  estimate <- coef(summary(model))["year", ]
  expect(where, quantities[1], estimate[1], 1e-8)
  expect(where, quantities[2], estimate[2], 1e-7)
  expect(where, quantities[3], estimate[3], 1e-7)
  expect(where, quantities[4], 2 * pt(-abs(estimate[3]), degf(design) - 1), 1e-6)
}
linear <- c("slope", "slopeStandardError", "linearT", "linearP")
logistic <- c("logOdds", "logOddsStandardError", "logisticT", "logisticP")
where <- "common-trend/view/units"
for (answer in c(common, "summary")) {
  given <- if (answer == "summary") design$variables$view >= 4 else design$variables$view == answer
  design$variables$given <- as.numeric(given)
  slope(paste0(where, "/", answer), svyglm(given ~ year, design), linear)
  slope(paste0(where, "/", answer), svyglm(given ~ year, design, family = quasibinomial(), control = list(epsilon = 1e-14)), logistic)
  for (name in names(files)) {
    cell <- paste0("point/view/units", if (name != "c") paste0("@", name), ":common-trend/", answer)
    one <- svydesign(id = ~1, strata = ~h, weights = ~w, data = subset(all, wave == name))
    one$variables$given <- as.numeric(if (answer == "summary") one$variables$view >= 4 else one$variables$view == answer)
    figure(cell, svymean(~given, subset(one, !is.na(view))))
  }
}
slope(paste0(where, "/mean"), svyglm(view ~ year, design), linear)
test <- svychisq(~view + wave, design, statistic = "F")
expect(where, "statistic", test$statistic, 1e-8)
expect(where, "df1", test$parameter[1], 1e-8)
expect(where, "df2", test$parameter[2], 1e-8)
expect(where, "p", test$p.value, 1e-6)

dir.create("common-trend", showWarnings = FALSE)
codebook <- readLines("common/codebook.json")
codebook <- sub('"comparedWith":"a"}],', '"comparedWith":"a"},
{"id":"c","title":"third","fieldworkStart":"2024-07-01","fieldworkEnd":"2024-09-01","comparedWith":"b"}],', codebook, fixed = TRUE)
codebook <- sub('"waves":["b"]}', '"waves":["b","c"]}', codebook, fixed = TRUE)
writeLines(codebook, "common-trend/codebook.json")
for (name in names(files)) {
  dir.create(file.path("common-trend", name, "units"), recursive = TRUE, showWarnings = FALSE)
  write.csv(files[[name]], file.path("common-trend", name, "units", "responses.csv"), row.names = FALSE, quote = FALSE, na = "")
}
write.csv(expected, "common-trend/expected.csv", row.names = FALSE, quote = FALSE)
