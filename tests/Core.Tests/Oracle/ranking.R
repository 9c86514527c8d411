# Makes the reference case in the folder ranking: two waves in which options were put in order, and what R's survey
# package makes of the places they were given (expected.csv, as oracle.R describes it).
#
#   Rscript ranking.R        needs R and its package survey; versions are in VERSIONS
#
# The base of a share is who gave any option a place; the mean rank of an option is over those of them who gave it one.
# The difference between the waves is that of two domains of one design whose strata are those of both waves; degrees of freedom are those of who is in the
# base, as svyttest takes them.

suppressMessages(library(survey))
options(survey.lonely.psu = "fail", digits = 17)
set.seed(2024)

codes <- c("a", "b", "c", "d", "e")
places <- 4

wave <- function(n, worth) {
  d <- data.frame(respondent = seq_len(n), h = sample(1:3, n, TRUE), w = round(runif(n, 1, 4), 3))
  ranks <- t(sapply(seq_len(n), function(i) {
    place <- rank(-(worth + rnorm(length(codes))))
    place[place > sample(0:places, 1, prob = c(1, 2, 3, 3, 9))] <- NA
    place
  }))
  colnames(ranks) <- paste0("goal.", codes)
  cbind(d, ranks)
}
files <- list(a = wave(160, c(1.2, .8, .4, 0, -.5)), b = wave(190, c(.7, 1.1, .4, .2, -.5)))

expected <- NULL
expect <- function(where, quantity, value, tolerance) {
  stopifnot(length(value) == 1, is.finite(value))
  expected <<- rbind(expected, data.frame(where, quantity, value = sprintf("%.17g", as.numeric(value)),
                                          tolerance = format(tolerance)))
}
figure <- function(cell, m, degrees, interval) {
  expect(cell, "value", coef(m), 1e-9)
  expect(cell, "standardError", SE(m), 1e-8)
  if (interval) {
    expect(cell, "lower", confint(m, df = degrees)[1], 1e-8)
    expect(cell, "upper", confint(m, df = degrees)[2], 1e-8)
  }
}

both <- do.call(rbind, lapply(names(files), function(wave) cbind(files[[wave]], wave = wave)))
both$stratum <- paste(both$wave, both$h)
both$answered <- rowSums(!is.na(both[paste0("goal.", codes)])) > 0
for (code in codes) {
  place <- both[[paste0("goal.", code)]]
  both$place <- place
  both$first <- as.numeric(!is.na(place) & place == 1)
  both$top <- as.numeric(!is.na(place) & place <= 3)
  both$none <- as.numeric(is.na(place))
  design <- svydesign(id = ~1, strata = ~stratum, weights = ~w, data = both)
  asked <- subset(design, answered)
  ranked <- subset(design, !is.na(place))
  now <- svydesign(id = ~1, strata = ~h, weights = ~w, data = subset(both, wave == "b"))
  table <- paste0("cell/goal.", code, "/units/")
  figure(paste0(table, "1"), svymean(~first, subset(now, answered)), degf(now), FALSE)
  figure(paste0(table, "summary"), svymean(~top, subset(now, answered)), degf(now), FALSE)
  figure(paste0(table, "not-ranked"), svymean(~none, subset(now, answered)), degf(now), FALSE)
  figure(paste0(table, "mean"), svymean(~place, subset(now, !is.na(place))), degf(subset(now, !is.na(place))), TRUE)
  change <- function(row, formula, of) {
    difference <- svycontrast(svyby(formula, ~wave, of, svymean, covmat = TRUE), c(-1, 1))
    t <- as.numeric(coef(difference) / SE(difference))
    row <- paste0("row/waves/goal.", code, "/units/", row)
    expect(row, "difference", coef(difference), 1e-9)
    expect(row, "standardError", SE(difference), 1e-8)
    expect(row, "statistic", t, 1e-8)
    expect(row, "p", 2 * pt(-abs(t), degf(of) - 1), 1e-6)
  }
  change("1", ~first, asked); change("summary", ~top, asked); change("mean", ~place, ranked)
  test <- svyttest(place ~ wave, ranked)
  stopifnot(abs(as.numeric(test$parameter) - (degf(ranked) - 1)) < 1e-9)
}

dir.create("ranking", showWarnings = FALSE)
writeLines(paste0('{"survey":"ranking","title":"Ranking",
"waves":[{"id":"a","title":"first","fieldworkStart":"2020-01-01","fieldworkEnd":"2020-03-01"},
{"id":"b","title":"second","fieldworkStart":"2023-01-01","fieldworkEnd":"2023-03-01","comparedWith":"a"}],
"groups":[{"id":"units","label":"units","design":{"kind":"sample","strata":"h","finitePopulationCorrection":false},
"columns":{"baseWeight":"w"}}],
"chapters":[{"id":"c","title":"Chapter"}],
"questions":[{"id":"h","type":"single","text":"h","answers":[{"code":"1","label":"one"},{"code":"2","label":"two"},{"code":"3","label":"three"}]},
{"id":"goal","type":"ranking","chapter":"c","text":"Which goals matter most?","places":', places, ',
"answers":[', paste0('{"code":"', codes, '","label":"goal ', codes, '"}', collapse = ","), ']}]}'), "ranking/codebook.json")
for (wave in names(files)) {
  dir.create(file.path("ranking", wave, "units"), recursive = TRUE, showWarnings = FALSE)
  write.csv(files[[wave]], file.path("ranking", wave, "units", "responses.csv"), row.names = FALSE, quote = FALSE, na = "")
}
write.csv(expected, "ranking/expected.csv", row.names = FALSE, quote = FALSE)
