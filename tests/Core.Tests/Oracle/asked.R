# Makes the reference case in the folder asked: a stratified sample of clusters with unequal weights, calibrated linearly
# within bounds, of which the codebook asks for standard deviations, Cronbach's alpha and rank tests with normal scores; and
# what R's survey package makes of it (expected.csv, as oracle.R describes it).
#
#   Rscript asked.R        needs R and its package survey; versions are in VERSIONS

suppressMessages(library(survey))
options(survey.lonely.psu = "fail", digits = 17)
set.seed(2711)

n <- 320
units <- data.frame(respondent = seq_len(n), class = sort(sample(1:40, n, TRUE)))
units$h <- 1 + units$class %% 2
units$weight <- round(runif(n, 2, 9), 2)
units$size <- sample(1:3, n, TRUE, c(.45, .35, .2))
units$region <- sample(1:4, n, TRUE)
effect <- rnorm(40, 0, .5)[units$class]
trait <- rnorm(n) + effect + .3 * units$size
point <- function(shift) pmin(5, pmax(1, round(3 + .9 * trait + shift + rnorm(n, 0, .7))))
units$a <- point(0); units$b <- point(-.4); units$c <- point(.5)
units$a[sample(n, 11)] <- NA; units$b[sample(n, 8)] <- NA; units$c[sample(n, 9)] <- NA
units$years <- round(20 + 8 * trait + rexp(n, .1))
units$years[sample(n, 12)] <- NA

expected <- NULL
expect <- function(where, quantity, value, tolerance) {
  stopifnot(length(value) == 1, is.finite(value))
  expected <<- rbind(expected, data.frame(where, quantity, value = sprintf("%.17g", as.numeric(value)),
                                          tolerance = format(tolerance)))
}

sizes <- c(935, 576, 318); regions <- c(555, 388, 507, 379)
population <- c(sum(sizes), sizes[-1], regions[-1])
names(population) <- c("(Intercept)", paste0("factor(size)", 2:3), paste0("factor(region)", 2:4))
bounds <- c(.75, 1.28)
based <- svydesign(id = ~class, strata = ~h, weights = ~weight, data = units, nest = TRUE)
design <- calibrate(based, ~factor(size) + factor(region), population, calfun = "linear", bounds = bounds,
                    epsilon = 1e-13, maxit = 500)
ratio <- weights(design) / units$weight
stopifnot(any(ratio < bounds[1] + 1e-9), any(ratio > bounds[2] - 1e-9))

# Means with the calibrated weights, and standard deviations: the root of svyvar by the delta method.
spread <- function(cell, item) {
  part <- subset(design, !is.na(units[[item]]))
  formula <- reformulate(item)
  mean <- svymean(formula, part)
  expect(paste0(cell, "/mean"), "value", coef(mean), 1e-9)
  expect(paste0(cell, "/mean"), "standardError", SE(mean), 1e-8)
  variance <- svyvar(formula, part)
  deviation <- sqrt(coef(variance)[[1]])
  error <- sqrt(vcov(variance)[1, 1]) / 2 / deviation
  ends <- deviation * exp(c(-1, 1) * qt(.975, degf(part)) * error / deviation)
  expect(paste0(cell, "/sd"), "value", deviation, 1e-9)
  expect(paste0(cell, "/sd"), "standardError", error, 1e-8)
  expect(paste0(cell, "/sd"), "lower", ends[1], 1e-8)
  expect(paste0(cell, "/sd"), "upper", ends[2], 1e-8)
}
# A subset of a calibrated design keeps its rows, which need a value there.
filled <- function(x) ifelse(is.na(x), 0, x)
design <- update(design, a = filled(a), b = filled(b), c = filled(c), years = filled(years))
for (item in c("a", "b", "c")) spread(paste0("cell/scale.", item, "/units"), item)
spread("cell/years/units", "years")

# Cronbach's alpha of who scored every item; its standard error is that of the ratio of two mean squared deviations.
complete <- !is.na(units$a) & !is.na(units$b) & !is.na(units$c)
scale <- subset(design, complete)
alpha <- as.vector(svycralpha(~a + b + c, scale))
deviations <- sweep(as.matrix(design$variables[c("a", "b", "c")]), 2, coef(svymean(~a + b + c, scale)))
design <- update(design, apart = rowSums(deviations^2), together = rowSums(deviations)^2)
error <- 1.5 * SE(svyratio(~apart, ~together, subset(design, complete)))[[1]]
expect("alpha/scale/units", "value", alpha, 1e-9)
expect("alpha/scale/units", "standardError", error, 1e-8)
ends <- 1 - (1 - alpha) * exp(c(1, -1) * qt(.975, degf(scale)) * error / (1 - alpha))
expect("alpha/scale/units", "lower", ends[1], 1e-8)
expect("alpha/scale/units", "upper", ends[2], 1e-8)

# Normal scores of the ranks, between the subgroup and the rest: svyranktest refuses calibrated designs, which is this.
weight <- weights(design)
for (item in c("a", "years")) {
  used <- which(!is.na(units[[item]]))
  order <- used[order(units[[item]][used])]
  score <- numeric(n)
  score[order] <- qnorm(ave(cumsum(weight[order]) - weight[order] / 2, factor(units[[item]][order])) / sum(weight[order]))
  design$variables$score <- score; design$variables$large <- as.numeric(units$size == 3)
  part <- subset(design, !is.na(units[[item]]))
  model <- svyglm(score ~ large, part)
  t <- coef(model)[[2]] / SE(model)[[2]]
  where <- paste0("rank/subgroup/large/", if (item == "a") "scale.a" else item, "/units")
  expect(where, "statistic", t, 1e-7)
  expect(where, "p", 2 * pt(-abs(t), degf(part) - 1), 1e-7)
}

dir.create("asked/w/units", recursive = TRUE, showWarnings = FALSE)
answers <- function(k, scored = FALSE) paste0('[', paste0('{"code":"', 1:k, '","label":"answer ', 1:k, '"',
  if (scored) paste0(',"score":', 1:k) else "", '}', collapse = ","), ']')
cat('{"survey":"asked","title":"Asked",
"waves":[{"id":"w","title":"only","fieldworkStart":"2020-01-01","fieldworkEnd":"2020-03-01"}],
"groups":[{"id":"units","label":"units","design":{"kind":"sample","strata":"h","finitePopulationCorrection":false},
"columns":{"cluster":"class","baseWeight":"weight"},
"weighting":{"method":"linear","margins":["size","region"],"bounds":{"lower":', bounds[1], ',"upper":', bounds[2], '}}}],
"chapters":[{"id":"c","title":"Chapter"}],
"questions":[{"id":"h","type":"single","text":"h","answers":', answers(2), '},
{"id":"size","type":"single","text":"size","answers":', answers(3), '},
{"id":"region","type":"single","text":"region","answers":', answers(4), '},
{"id":"scale","type":"grid","chapter":"c","text":"How far do you agree?","ordinal":true,"showMean":true,"showStandardDeviation":true,"showReliability":true,
"items":[{"id":"a","label":"item a"},{"id":"b","label":"item b"},{"id":"c","label":"item c"}],"answers":', answers(5, TRUE), '},
{"id":"years","type":"numeric","chapter":"c","text":"How many years?","showStandardDeviation":true}],
"subgroups":[{"id":"large","label":"large","complementLabel":"rest","when":{"question":"size","is":["3"]}}],
"settings":{"rankScores":"van-der-waerden"}}
', sep = "", file = "asked/codebook.json")
writeLines(c("variable,category,population", paste0("h,", 1:2, ",", c(914, 915)), paste0("size,", 1:3, ",", sizes),
  paste0("region,", 1:4, ",", regions)), "asked/w/units/population.csv")
table <- with(units, data.frame(respondent, class, h, weight, size, region, scale.a = a, scale.b = b, scale.c = c, years))
write.csv(table, "asked/w/units/responses.csv", row.names = FALSE, na = "", quote = FALSE)
write.csv(expected, "asked/expected.csv", row.names = FALSE, quote = FALSE)
