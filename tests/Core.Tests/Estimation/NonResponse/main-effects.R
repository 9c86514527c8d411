# Makes main-effects.csv: R-indicators and partial R-indicators of a simple random sample, worked out per person invited
# from glm's propensities, coefficients' covariance and the formulas of Shlomo, Skinner and Schouten (2012) and the RISQ
# manual 2.1 (de Heij, Schouten and Shlomo 2015), with base R alone.
#
#   Rscript main-effects.R      R 4.2.2
#
# The model with all interactions, "two", must give what RISQ's own functions gave for the same counts, in
# representativeness.csv: the script stops where it does not.

options(digits = 17)
expected <- NULL
expect <- function(name, values)
  expected <<- rbind(expected, data.frame(name = paste0(name, ".", seq_along(values)), value = sprintf("%.17g", values)))

indicators <- function(name, people, formula, variables, population) {
  n <- nrow(people); N <- population; d <- rep(N / n, n)
  fit <- glm(formula, binomial, people, epsilon = 1e-15, maxit = 100)
  # glm leaves the covariance at the weights of its last step but one.
  p <- fitted(fit); x <- model.matrix(fit); sigma <- solve(crossprod(x, p * (1 - p) * x))
  stopifnot(max(abs(sigma / vcov(fit) - 1)) < 1e-5)
  z <- p * (1 - p) * x
  total <- function(y) N^2 * (1 - n / N) * var(y) / n      # variance of a total under simple random sampling
  mean <- sum(d * p) / N
  s2 <- sum(d * (p - mean)^2) / (N - 1)
  bias <- (sum(d * rowSums((z %*% sigma) * z)) - total(p) / N) / N
  adjustment <- if (bias < s2) 1 - bias / s2 else 0
  zbar <- colSums(d * z) / N
  a <- colSums(d * (p - mean) * z) / N
  q <- crossprod(z, d * z) / N - outer(zbar, zbar)
  s2n <- sum(d * (p - mean)^2) / N
  v <- (4 * drop(t(a) %*% sigma %*% a) + 2 * sum(diag(q %*% sigma %*% q %*% sigma)) + total((p - mean)^2) / N^2) / s2n
  se <- sqrt(v)
  expect(name, c(mean, 1 - 2 * sqrt(s2), 1 - 2 * sqrt(s2 * adjustment), se))
  for (variable in variables) {
    k <- people[[variable]]; others <- interaction(people[setdiff(variables, variable)], drop = TRUE)
    within <- function(y) y - ave(d * y, others, FUN = sum) / ave(d, others, FUN = sum)
    e <- within(p); zw <- apply(z, 2, within)
    categories <- lapply(levels(k), function(category) {
      inside <- as.numeric(k == category); size <- sum(d * inside)
      rho <- sum(d * inside * p) / size
      unconditional <- sign(rho - mean) * sqrt(size / N) * abs(rho - mean)
      unconditional.se <- sqrt(size / N * (total(inside * p) * (1 / size - 1 / N)^2 + total((1 - inside) * p) / N^2))
      spread <- sum(d * inside * e^2)
      a <- colSums(d * inside * e * zw); q <- crossprod(zw, d * inside * zw)
      v <- (4 * drop(t(a) %*% sigma %*% a) + 2 * sum(diag(q %*% sigma %*% q %*% sigma)) + total(inside * e^2)) / 4 / (N * spread)
      c(unconditional, unconditional.se, sqrt(spread / N), sqrt(v))
    })
    m <- do.call(rbind, categories)
    pu <- sqrt(sum(m[, 1]^2)); pc <- sqrt(sum(m[, 3]^2))
    expect(paste0(name, ".", variable), c(pu, pu * sqrt(adjustment), pc, pc * sqrt(adjustment)))
    expect(paste0(name, ".", variable, ".category"), m[, 1])
    expect(paste0(name, ".", variable, ".categoryse"), m[, 2])
    expect(paste0(name, ".", variable, ".conditional"), m[, 3])
    expect(paste0(name, ".", variable, ".conditionalse"), m[, 4])
  }
}

people <- function(cells, invited, responded) {
  rows <- rep(seq_along(invited), invited)
  data.frame(cells[rows, , drop = FALSE], y = unlist(mapply(function(n, r) rep(1:0, c(r, n - r)), invited, responded, SIMPLIFY = FALSE)))
}

two <- people(data.frame(a = factor(rep(1:3, 2)), b = factor(rep(1:2, each = 3))),
              c(120, 200, 80, 150, 90, 160), c(60, 70, 48, 60, 54, 40))
indicators("check", two, y ~ a * b, c("a", "b"), 2500)
risq <- read.csv("representativeness.csv")
risq <- setNames(risq$value, risq$name)
mine <- setNames(as.numeric(expected$value), expected$name)
for (name in c("1", "2", "3", "4", paste0(rep(c("a", "b"), c(3, 2)), ".category.", c(1:3, 1:2)),
               paste0(rep(c("a", "b"), c(3, 2)), ".categoryse.", c(1:3, 1:2)),
               paste0(rep(c("a", "b"), c(3, 2)), ".conditional.", c(1:3, 1:2)),
               paste0(rep(c("a", "b"), c(3, 2)), ".conditionalse.", c(1:3, 1:2))))
  stopifnot(abs(mine[[paste0("check.", name)]] / risq[[paste0("two.", name)]] - 1) < 1e-8)

expected <- NULL
indicators("two", two, y ~ a + b, c("a", "b"), 2500)
# Three variables, some combinations of which nobody was invited of, few of others.
three <- people(expand.grid(a = factor(1:3), b = factor(1:2), c = factor(1:4)),
                c(12, 40, 31, 5, 0, 22, 60, 18, 44, 9, 27, 3, 35, 50, 0, 14, 21, 33, 8, 41, 26, 17, 30, 2),
                c(7, 22, 10, 2, 0, 13, 31, 6, 30, 4, 19, 1, 12, 28, 0, 9, 8, 20, 5, 17, 18, 6, 21, 1))
indicators("three", three, y ~ a + b + c, c("a", "b", "c"), 4000)
write.csv(expected, "main-effects.csv", row.names = FALSE, quote = FALSE)
