# How often the test of all options of a multiple question rejects when the two groups do not differ: five correlated options,
# 40 clusters of 6 respondents, weights between 0.5 and 2. Prints the share of 400 samples with p under .05, of the second-order F,
# the first-order chi-square and the sum of the ordinary chi-squares.
#
#   Rscript omnibus-simulation.R
suppressMessages(library(survey))
source("omnibus.R")
set.seed(3)
sample_p <- function() {
  n <- 240; cluster <- rep(1:40, each = 6); shared <- rnorm(40)[cluster]; factor <- rnorm(n)
  Y <- sapply(c(-.8, -.3, 0, .4, -1.2), function(a) as.numeric(a + .6 * shared + .8 * factor + rnorm(n) > 0))
  g <- as.numeric(rnorm(40)[cluster] * .5 + rnorm(n) > 0)
  test <- omnibus(svydesign(id = ~cluster, weights = ~w, data = data.frame(cluster, w = runif(n, .5, 2))), Y, g)
  ordinary <- sum(sapply(1:5, function(j) suppressWarnings(chisq.test(Y[, j], g, correct = FALSE)$statistic)))
  c(second.order = test$p, first.order = test$chip, ordinary = pchisq(ordinary, 5, lower.tail = FALSE))
}
print(rowMeans(replicate(400, sample_p()) < .05))
