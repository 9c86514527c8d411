# All options of a multiple question together (Bilder and Loughin 2004): the sum of the options' Pearson statistics, corrected with the
# design covariance of all options' tables (svytotal of every cell); the survey package has no function for it. Y has a column of 0 and 1
# per option, g is 0 or 1; blanks leave a respondent out.
omnibus <- function(design, Y, g) {
  in_base <- rowSums(is.na(Y)) == 0 & !is.na(g)
  design$variables$in_base <- in_base; v <- subset(design, in_base)
  if (nrow(v$variables) < nrow(Y)) { Y <- Y[in_base, ]; g <- g[in_base]; in_base <- in_base[in_base] }
  Y[!in_base, ] <- 0; g[!in_base] <- 0
  n <- sum(in_base); nu <- degf(v); J <- ncol(Y)
  Z <- do.call(cbind, lapply(1:J, function(j) sapply(list(c(0, 0), c(1, 0), c(0, 1), c(1, 1)), function(x) in_base * (Y[, j] == x[1] & g == x[2]))))
  total <- svytotal(Z, v); V <- as.matrix(vcov(total)); p <- coef(total) / sum(coef(total)[1:4])
  C <- c(1, -1, -1, 1); A <- matrix(0, J, 4 * J); S <- X2 <- 0
  for (j in 1:J) {
    cell <- 4 * (j - 1) + 1:4; M <- matrix(p[cell], 2); E <- outer(rowSums(M), colSums(M)); X2 <- X2 + n * sum((M - E)^2 / E)
    A[j, cell] <- (C / p[cell]) %*% (diag(4) - p[cell] %o% rep(1, 4)) / sum(coef(total)[1:4]); S[j] <- sum(C^2 / p[cell]) / n
  }
  Delta <- (A %*% V %*% t(A)) / S; tr <- sum(diag(Delta)); d0 <- tr^2 / sum(diag(Delta %*% Delta))
  list(statistic = X2 / tr, df1 = d0, df2 = d0 * nu, p = pf(X2 / tr, d0, d0 * nu, lower.tail = FALSE), chi = X2 / (tr / J), chip = pchisq(X2 / (tr / J), J, lower.tail = FALSE))
}
