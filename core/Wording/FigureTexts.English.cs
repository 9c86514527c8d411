using static System.FormattableString;

namespace Serverless.Wording;

internal abstract partial class FigureTexts
{
    internal sealed class English : FigureTexts
    {
        public override string TooFewRespondents => "too few respondents";

        public override string Protected => "withheld to protect respondents";

        public override string TooFew => "too few";

        public override string NotShown => "not shown";

        public override string NotAsked => "not asked";

        public override string NotAvailable => "not available";

        public override string Indicative => "indicative";

        public override string ByWeighting => "follows from the weighting";

        public override string ZeroOrOne => "nobody or everybody";

        public override string FewDegreesOfFreedom => "uncertain margin: few degrees of freedom";

        public override string SinglePsu => "a stratum with one unit only";

        public override string Complete => "everyone in the population answered";

        public override string NoMargin => "margin cannot be computed";

        public override string Rounded => "rounded to whole percents; number not shown";

        public override string OutsideRange => "not shown: negative weights put it outside the possible range";

        public override string Ratio => "ratio";

        public override string Mean => "mean";

        public override string MeanRank => "mean rank";

        public override string MeanRankNote =>
            "The mean rank is among those who gave it a place; 1 is the first place.";

        public override string Place(int place) => Invariant($"Place {place}");

        public override string NoPlace => "No place";

        public override string Top(int places) => Invariant($"top {places}");

        public override string ShareAtTop(int places) =>
            places == 1 ? "Share that put it first" : Invariant($"Share that put it in the top {places}");

        public override string StandardDeviation => "standard deviation";

        public override string Total => "total";

        public override string Median => "median";

        public override string FirstQuartile => "first quartile";

        public override string ThirdQuartile => "third quartile";

        public override string Percentile(int percent)
        {
            var ending = (percent % 10, percent / 10) switch
            {
                (_, 1) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            return Invariant($"{percent}{ending} percentile");
        }

        public override string AnswerTotal(string answer) => $"{answer} (number in the population)";

        public override string ShareOfResponse(string answer) => $"{answer} (share of the response)";

        public override string WeightedShareOfResponse(string answer) => $"{answer} (share of the response, weighted)";

        public override string Summary => "summary share";

        public override string Scale(string first, string last) => $"{first} to {last}";

        public override string ShareOf(string figure, string group, bool indicative) =>
            $"{figure}\u00A0of {group}{(indicative ? $" ({Indicative})" : "")}";

        public override string Interval(string level) => $"{level} interval";
    }
}
