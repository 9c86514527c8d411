namespace Serverless.Wording;

internal abstract partial class MethodTexts
{
    internal sealed class English : MethodTexts
    {
        public override string Share =>
            "Weighted share; standard error by Taylor linearisation under the sampling design and the weighting.";

        public override string Mean =>
            "Weighted mean; standard error by Taylor linearisation under the sampling design and the weighting.";

        public override string Ratio =>
            "Ratio of two weighted totals; standard error by Taylor linearisation under the sampling design and the weighting.";

        public override string UnweightedRatio =>
            "Ratio of two unweighted totals of a self-selected group, without sampling error.";

        public override string Total =>
            "Estimated population total; standard error by Taylor linearisation under the sampling design and the weighting.";

        public override string WeightedTotal =>
            "Weighted sum: answer × weight, added up over respondents. Not a population total: the weights do not add up to anything near a population size. Standard error by Taylor linearisation.";

        public override string ResponseRates =>
            "Response, cooperation, refusal and contact rates from the fieldwork outcomes; those whose eligibility is unknown are counted in the proportion in which the others are eligible.";

        public override string GoodnessOfFit =>
            "Chi-square test of the unweighted response against the distribution in the population.";

        public override string Representativeness =>
            "R-indicator: 1 minus twice the spread of the propensities to respond from a logistic regression on those invited, adjusted for spread due to chance; partial indicators by variable and category.";

        public override string ShareOfResponse =>
            "Unweighted share of all respondents in the group, including those who were not asked or did not answer.";

        public override string WeightedShareOfResponse =>
            "Weighted share of all respondents in the group, including those who were not asked or did not answer; standard error by Taylor linearisation for the sampling design and the weighting.";

        public override string Quantile => "Weighted quantile.";

        public override string UnweightedShare => "Unweighted share of a self-selected group, without sampling error.";

        public override string UnweightedMean => "Unweighted mean of a self-selected group, without sampling error.";

        public override string UnweightedQuantile => "Unweighted quantile of a self-selected group.";

        public override string IntervalWilson => "Wilson interval on the effective sample size.";

        public override string IntervalKornGraubard =>
            "Korn-Graubard interval: Clopper-Pearson on the effective sample size, for small bases and shares near 0 or 100%.";

        public override string IntervalLogit => "Interval on the logit scale.";

        public override string IntervalBeta =>
            "Beta interval: Clopper-Pearson on the effective sample size, also where that is larger than the number of respondents.";

        public override string IntervalArcsine => "Interval on the scale of the arcsine of the square root.";

        public override string IntervalLikelihood => "Likelihood-ratio interval on the effective sample size.";

        public override string IntervalT => "Estimate ± t × standard error.";

        public override string IntervalLogarithmic =>
            "Symmetric, with t, on the scale of the logarithm; for Cronbach’s alpha, of 1 − alpha.";

        public override string StandardDeviation =>
            "Weighted standard deviation, the root of the weighted variance with divisor n − 1; standard error by Taylor linearisation under the sampling design and the weighting.";

        public override string UnweightedStandardDeviation =>
            "Unweighted standard deviation of a self-selected group, without sampling error.";

        public override string CronbachAlpha =>
            "Cronbach’s alpha of those who answered every item, weighted; standard error by Taylor linearisation under the sampling design and the weighting.";

        public override string UnweightedCronbachAlpha =>
            "Unweighted Cronbach’s alpha of a self-selected group, without sampling error.";

        public override string IntervalWoodruff => "Woodruff interval.";

        public override string Simultaneous =>
            "Interval of a difference at the level that the correction for the other answers implies (for Holm’s: its step): it excludes zero when the difference is significant.";

        public override string ReplicateWeights =>
            "Standard errors of groups with replicate weights in the response file: every figure is computed again with each set of replicate weights, and the variance is the sum of the squared deviations times the factors of the method by which the weights were made.";

        public override string CorrectionOfLevels =>
            "Finite population correction for figures of one wave; not for changes between waves, which are about a process and not only about who was there on those two occasions.";

        public override string CorrectionAlways =>
            "Finite population correction for figures of one wave and for changes: those hold for these very populations.";

        public override string RaoScottF => "Rao-Scott test with second-order correction, as F.";

        public override string RaoScottChiSquare => "Rao-Scott test with first-order correction.";

        public override string RaoScottSaddlepoint =>
            "Rao-Scott test on the asymptotic distribution, by saddlepoint approximation.";

        public override string MultipleResponseF =>
            "Test of all options of a multiple-response question together: sum of their statistics with second-order correction for their covariance, as F.";

        public override string MultipleResponseChiSquare => "The same sum with first-order correction.";

        public override string Wald => "Wald test of independence.";

        public override string AdjustedWald => "Wald test of independence, adjusted for few degrees of freedom.";

        public override string DesignT => "t test of the difference, with its design-based standard error.";

        public override string PairedT =>
            "Paired t test: the mean of everyone’s own change among those who took part in both waves, weighted with the weights of this wave, over its standard error for the sampling design.";

        public override string McNemar =>
            "McNemar’s test, unweighted: those who gained the answer against those who lost it; also as an exact (binomial) test.";

        public override string GroupWald => "Wald test of equal means, as F.";

        public override string RankT => "Design-based rank test for ordered answers and numbers.";

        public override string RankF => "Design-based Kruskal-Wallis rank test for ordered answers and numbers.";

        public override string RankTInFileOrder =>
            "Rank test with ties averaged in the order of the file, as R does (svyranktest).";

        public override string RankFInFileOrder =>
            "Kruskal-Wallis rank test with ties averaged in the order of the file, as R does (svyranktest).";

        public override string VanDerWaerden =>
            "Design-based rank test with normal scores (van der Waerden) for ordered answers and numbers.";

        public override string VanDerWaerdenInFileOrder =>
            "Rank test with normal scores (van der Waerden) with ties averaged in the order of the file, as R does (svyranktest).";

        public override string MedianTest =>
            "Design-based median test (share above the median of all) for ordered answers and numbers.";

        public override string MedianTestInFileOrder =>
            "Median test with ties averaged in the order of the file, as R does (svyranktest).";

        public override string LinearTrend => "Slope of a weighted linear regression on time.";

        public override string LogisticTrend => "Slope of a weighted logistic regression on time.";

        public override string Equivalence => "Two one-sided tests of equivalence within 5 percentage points.";

        public override string SpssPearson =>
            "Pearson chi-square as SPSS gives it on weights with mean 1; for comparison only.";

        public override string SpssPearsonRounded => "As SPSS, on rounded cell counts; for comparison only.";

        public override string SpssT => "Student’s t as SPSS gives it on weights with mean 1; for comparison only.";

        public override string SpssWelch => "Welch’s t as SPSS gives it on weights with mean 1; for comparison only.";

        public override string BenjaminiHochberg =>
            "Benjamini-Hochberg correction over all differences tested in the wave.";

        public override string Bonferroni => "Bonferroni correction over the answers of one table in one comparison.";

        public override string FalseDiscoveries =>
            "Benjamini-Hochberg correction over the answers of one table in one comparison.";

        public override string Uncorrected => "No correction for the number of tests: each is judged by itself.";

        public override string Holm => "Holm correction over the answers of one table in one comparison.";
    }
}
