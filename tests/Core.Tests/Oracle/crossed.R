# Makes the reference case in the folder crossed: a stratified sample with unequal weights, of which an ordinal question and a
# number with ties are crossed by a question with three answers and told apart by a subgroup; and what R's survey package
# makes of it (expected.csv, as oracle.R describes it): totals by column, every test of the columns together, rank tests
# over two and three parts, means and percentiles by column.
#
#   Rscript crossed.R        needs R and its package survey; versions are in VERSIONS

suppressMessages(library(survey))
options(survey.lonely.psu = "fail", digits = 17)
set.seed(2611)

n <- c(110, 140); N <- c(900, 2100)
units <- data.frame(respondent = seq_len(sum(n)), h = rep(1:2, n), size = sample(1:3, sum(n), TRUE, c(.5, .3, .2)))
units$kind <- sample(c(1:3, NA), sum(n), TRUE, c(.4, .3, .25, .05))
units$view <- pmin(4, pmax(1, round(rnorm(sum(n), 2.4 + .25 * (units$kind %in% 3) + .15 * units$size, 1))))
units$view[sample(sum(n), 14)] <- NA
units$pupils <- round(rgamma(sum(n), 2 + units$size, .02), -1)
units$pupils[sample(sum(n), 9)] <- NA

expected <- NULL
expect <- function(where, quantity, value, tolerance) {
  stopifnot(length(value) == 1, is.finite(value))
  expected <<- rbind(expected, data.frame(where, quantity, value = sprintf("%.17g", as.numeric(value)),
                                          tolerance = format(tolerance)))
}
units$N <- N[units$h]
design <- svydesign(id = ~1, strata = ~h, fpc = ~N, data = units)

# Totals and percentiles per column.
for (k in 1:3) {
  for (answer in 1:4) {
    given <- as.numeric(units$kind %in% k & units$view %in% answer)
    total <- svytotal(~given, update(design, given = given))
    cell <- paste0("crossed/view/units~kind=", k, "/total:", answer)
    expect(cell, "value", coef(total), 1e-9)
    expect(cell, "standardError", SE(total), 1e-8)
  }
  inside <- units$kind %in% k & !is.na(units$pupils)
  total <- svytotal(~given, update(design, given = ifelse(inside, units$pupils, 0)))
  cell <- paste0("crossed/pupils/units~kind=", k, "/total")
  expect(cell, "value", coef(total), 1e-9)
  expect(cell, "standardError", SE(total), 1e-8)
  part <- subset(design, inside)
  mean <- svymean(~pupils, part)
  cell <- paste0("crossed/pupils/units~kind=", k, "/mean")
  expect(cell, "value", coef(mean), 1e-9)
  expect(cell, "standardError", SE(mean), 1e-8)
  for (p in c(.1, .9)) {
    quantile <- svyquantile(~pupils, part, p, interval.type = "mean", qrule = "math")
    expect(paste0("crossed/pupils/units~kind=", k, "/q", p), "value", coef(quantile), 1e-9)
  }
}

# Tests of all columns together. Degrees of freedom are of who is in the table.
table <- subset(design, !is.na(view) & !is.na(kind))
within <- !is.na(units$view) & !is.na(units$kind)
df <- sum(within) - length(unique(units$h[within]))
chisq <- svychisq(~view + kind, table, statistic = "F")
where <- "columns/view/units"
d0 <- chisq$parameter[1]
expect(where, "statistic", chisq$statistic, 1e-8)
expect(where, "df1", d0, 1e-8)
expect(where, "p", pf(chisq$statistic, d0, d0 * df, lower.tail = FALSE), 1e-6)
wald <- svychisq(~view + kind, table, statistic = "Wald")
expect("columns/view/units!test-wald", "statistic", wald$statistic, 1e-7)
first <- svychisq(~view + kind, table, statistic = "Chisq")
expect("columns/view/units!test-rao-scott-chi-square", "p", first$p.value, 1e-6)

# R 4.1 has the names of statistic and parameter of the test of several parts the other way round.
ranks <- function(where, formula, design) {
  found <- svyranktest(formula, design)
  if (names(found$statistic) == "t") {
    expect(where, "statistic", found$statistic, 1e-8)
  } else {
    expect(where, "statistic", found$parameter / found$statistic, 1e-7)
    expect(where, "df1", found$statistic, 1e-9)
    expect(where, "df2", found$ddf, 1e-9)
  }
  expect(where, "p", found$p.value, 1e-6)
}
ranks("columns/view/units!rank", view ~ factor(kind), table)
ranks("columns/pupils/units!rank", pupils ~ factor(kind), subset(design, !is.na(pupils) & !is.na(kind)))
design <- update(design, third = kind == 3)
ranks("rank/subgroup/third/pupils/units", pupils ~ third, subset(design, !is.na(pupils) & !is.na(kind)))
ranks("rank/subgroup/third/view/units", view ~ third, subset(design, !is.na(view) & !is.na(kind)))

dir.create("crossed", showWarnings = FALSE)
answers <- function(codes) paste0('"answers":[', paste0('{"code":"', codes, '","label":"answer ', codes, '"}', collapse = ","), "]")
writeLines(paste0('{"survey":"crossed","title":"Crossed",
"waves":[{"id":"w","title":"only","fieldworkStart":"2020-01-01","fieldworkEnd":"2020-03-01"}],
"groups":[{"id":"units","label":"units","design":{"kind":"sample","strata":"h"}}],
"chapters":[{"id":"c","title":"Chapter"}],
"questions":[{"id":"h","type":"single","text":"h",', answers(1:2), '},
{"id":"kind","type":"single","text":"kind",', answers(1:3), '},
{"id":"view","type":"single","chapter":"c","text":"What is your view?","ordinal":true,"showTotals":true,', answers(1:4), '},
{"id":"pupils","type":"numeric","chapter":"c","text":"How many pupils?","showMean":true,"showTotals":true,"percentiles":[10,90]}],
"subgroups":[{"id":"third","label":"third","complementLabel":"rest","when":{"question":"kind","is":["3"]}}],
"crossTables":[{"by":"kind"}]}'), "crossed/codebook.json")
dir.create("crossed/w/units", recursive = TRUE, showWarnings = FALSE)
write.csv(units[c("respondent", "h", "kind", "view", "pupils")], "crossed/w/units/responses.csv", row.names = FALSE, quote = FALSE, na = "")
write.csv(data.frame(variable = "h", category = 1:2, population = N), "crossed/w/units/population.csv", row.names = FALSE, quote = FALSE)
write.csv(expected, "crossed/expected.csv", row.names = FALSE, quote = FALSE)
