namespace Serverless.Wording;

internal abstract partial class ChangeTexts
{
    internal sealed class English : ChangeTexts
    {
        public override string NotComparedWith(string earlier) => $"not compared with {earlier}";

        public override string SidesNotCompared(string first, string second) => $"{first} and {second} not compared";

        public override string NotComparedWithAny => "not compared with an earlier wave";

        public override string ShownSince(bool share, bool higher, string when, string before, string after) =>
            $"{Than(share, higher, when)} (from {before} to {after})";

        public override string Than(bool share, bool higher, string when) => $"{Direction(share, higher)} than {when}";

        public override string ThanAmong(bool share, bool higher, string first, string second) =>
            $"{Direction(share, higher)} among {first} than among {second}";

        public override string ShownBetween(
            bool share,
            bool higher,
            string first,
            string second,
            string firstFigure,
            string secondFigure
        ) => $"{ThanAmong(share, higher, first, second)} ({firstFigure} compared with {secondFigure})";

        public override string NotShownFrom(string earlier) => $"no difference shown from {earlier}";

        public override string NotShownBetween(string first, string second) =>
            $"no difference shown between {first} and {second}";

        public override string NotShown => "no difference shown";

        public override string NoneShown => "No differences were shown.";

        public override string Both(string first, string second) => $"{first} and {second}";

        public override string Equivalent => "any difference is smaller than 5 percentage points";

        public override string AmongCommonAnswers(string difference) =>
            $"of those who gave an answer offered in both waves: {difference}";

        public override string Since(string amount, string earlier) => $"{amount} since {earlier}";

        public override string Points(string amount, bool one) => $"{amount} percentage {(one ? "point" : "points")}";

        public override string AtWave(string title) => $"at ‘{title}’";

        public override string InYear(string year) => $"in {year}";

        public override string Significant => "significant";

        public override string LargestFrom(string earlier) => $"Largest differences from {earlier}";

        public override string LargestShownFrom(string earlier) => $"Largest differences shown from {earlier}";

        public override string LargestShownBetween(string first, string second) =>
            $"Largest differences shown between {first} and {second}";

        public override string Compared(string first, string second) => $"{first} compared with {second}";

        /// <summary>Of shares there are more or fewer, of marks and means a higher or lower one.</summary>
        private static string Direction(bool share, bool higher) =>
            (share, higher) switch
            {
                (true, true) => "more",
                (true, false) => "fewer",
                (false, true) => "higher",
                (false, false) => "lower",
            };
    }
}
