namespace Serverless.Wording;

internal abstract partial class TableTexts
{
    internal sealed class English(GrammarTexts grammar) : TableTexts(grammar)
    {
        public override string Continued => "continued";

        public override string Answer => "Answer";

        public override string Difference => "Difference";

        public override string Effect => "Effect";

        public override string Gained => "Gained";

        public override string Lost => "Lost";

        public override string McNemar => "McNemar";

        public override string SameRespondents => "The same respondents in both waves";

        public override string SameRespondentsSummary => "Change among those who took part in both waves.";

        public override string SameRespondentsNote =>
            "Gained and lost: those who gave the answer only now, or only then, unweighted. Difference: mean of everyone’s own change, weighted; p is corrected for the number of answers. McNemar: p of the exact test, unweighted.";

        public override string ShareOfResponse => "% of response";

        public override string WeightedShareOfResponse => "weighted %";

        public override string NumberInPopulation => "number in population";

        public override string ShareOfResponseNote =>
            "Share of the response: out of all respondents in the group, including those who were not asked or did not answer.";

        public override string CountsSummary(string topic) => $"{topic}: numbers and share of the response.";

        public override string PercentilesSummary(string topic) => $"{topic}: percentiles by group.";

        public override string StandardDeviationsSummary(string topic) => $"{topic}: standard deviations.";

        public override string CronbachAlpha(string groups) =>
            $"Cronbach’s alpha of the items together, among those who answered all of them: {groups}.";

        public override string AlphaOfGroup(string group, string alpha, string? interval, string respondents) =>
            $"{group} {alpha} ({(interval is null ? "" : $"{interval}; ")}n\u00A0=\u00A0{respondents})";

        public override string PerYear => "Per year";

        public override string ShortInterval(string level) => $"{level} int.";

        public override string PercentagesByGroup(string topic) => $"{topic}: percentages by target group.";

        public override string PercentagesWithInterval(string topic) =>
            $"{topic}: percentages with interval by target group.";

        public override string MeansByGroup(string topic) => $"{topic}: mean and quartiles by target group.";

        public override string RatioByGroup(string topic) => $"{topic}: ratio by target group.";

        public override string PercentagesByItem(string topic, string group) =>
            $"{topic}, {group}: percentages by item.";

        public override string TrendSummary(bool tested) =>
            $"Percentages and means by wave{(tested ? ", with the mean change per year" : "")}.";

        public override string ComparisonSummary => "Differences with interval, p-value and effect size.";

        public override string Percentages => "Percentages";

        public override string PercentagesOverInterval(string level) => $"Percentages, with the {level} interval below";

        public override string Base(string @base) => $"Base: {@base}.";

        public override string BaseWithNumbers(string? @base, string numbers) =>
            $"Base: {@base ?? "all respondents"} ({numbers}).";

        public override string BaseOfAll => "Base: all respondents.";

        public override string MoreThanOneAnswer => "More than one answer possible.";

        public override string WholeDistribution(bool multiple, string earlier, bool corrected, string tests) =>
            $"{(multiple ? "All answers together" : "Whole distribution")} compared with {earlier}{(corrected ? "" : " (p not corrected for the number of tests)")}: {tests}.";

        public override string CramersV(string value) => $"(Cramér’s V {value})";

        public override string NotTested(string group, string earlier, string reason) =>
            $"{group}, comparison with {earlier}: {reason}";

        public override string CommonAnswersElsewhere(string group) =>
            $"{group}: the answers offered in both waves are compared with each other, among the differences from the earlier wave.";

        public override string AmongCommonAnswers(string answers) =>
            $"Percentages of those who gave an answer offered in both waves: {answers}.";

        public override string AmongAnswersOfTrend(string answers) =>
            $"Percentages of those who gave an answer offered in all these waves: {answers}.";

        public override string TrendNote =>
            "Per year: slope of the straight line through the waves, in percentage points or in the unit of the mean, with the p-value of the test that it is zero.";

        public override string ComparisonNote =>
            "Difference in percentage points, or in the unit of the mean. p and the interval are corrected for the number of answers. p, all tests: corrected for all tests in this report, by a milder rule (false discovery rate), so it can be the smaller of the two. Effect: Cohen’s h for shares, Hedges’ g for means.";

        public override string IntervalDisagrees =>
            "†: the test and the interval are computed in different ways and only just disagree here; the test decides.";

        public override string PAllTests => "p, all tests";

        public override string WholeQuestionNote =>
            "Grey: no difference shown; the answer is listed because the whole question tells a different story from any one answer.";

        public override string ChangeMeaning(string? when, bool higher, bool holds) =>
            $"significantly {(higher ? "higher" : "lower")}{(when is null ? "" : $" than {when}")}{(holds ? "" : ", but this does not hold")}";

        public override string LetterMeaning(string letters) => $"higher than {letters}";

        public override string LetterLegend => "Letter: significantly higher than in the group with that letter.";

        public override string ArrowLegend(string when) =>
            $"▲ or ▼: significantly higher or lower than {when}, also after correction for all tests in this report.";

        public override string OpenArrowLegend(string when) =>
            $"△ or ▽: significantly higher or lower than {when}, but not after correction for all tests in this report.";

        public override string HoldingLegend =>
            "▲ or ▼: significantly higher or lower, also after correction for all tests in this report.";

        public override string NotHoldingLegend =>
            "△ or ▽: significantly higher or lower, but not after correction for all tests in this report.";

        public override string IndicativeLegend => "*: indicative.";

        public override string OutsideRangeLegend => "Not shown: weights below zero give no usable figure here.";

        public override string TooFewLegend(int minimum, bool recognisable) =>
            $"Too few: fewer than {Grammar.Counted(minimum, "respondent", "respondents")}{(recognisable ? ", or too few to protect everyone’s answers" : "")}.";

        public override string NotShownLegend => "Not shown: to protect respondents.";
    }
}
