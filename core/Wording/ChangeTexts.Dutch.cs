namespace Serverless.Wording;

internal abstract partial class ChangeTexts
{
    internal sealed class Dutch : ChangeTexts
    {
        public override string NotComparedWith(string earlier) => $"niet vergeleken met {earlier}";

        public override string SidesNotCompared(string first, string second) => $"{first} en {second} niet vergeleken";

        public override string NotComparedWithAny => "niet vergeleken met een eerdere meting";

        public override string ShownSince(bool share, bool higher, string when, string before, string after) =>
            $"{Than(share, higher, when)} (van {before} naar {after})";

        public override string Than(bool share, bool higher, string when) => $"{Direction(share, higher)} dan {when}";

        public override string ThanAmong(bool share, bool higher, string first, string second) =>
            $"{Direction(share, higher)} bij {first} dan bij {second}";

        public override string ShownBetween(
            bool share,
            bool higher,
            string first,
            string second,
            string firstFigure,
            string secondFigure
        ) => $"{ThanAmong(share, higher, first, second)} ({firstFigure} tegenover {secondFigure})";

        public override string NotShownFrom(string earlier) => $"verschil met {earlier} niet aangetoond";

        public override string NotShownBetween(string first, string second) =>
            $"verschil tussen {first} en {second} niet aangetoond";

        public override string NotShown => "verschil niet aangetoond";

        public override string NoneShown => "Er zijn geen verschillen aangetoond.";

        public override string Both(string first, string second) => $"{first} en {second}";

        public override string Equivalent => "een eventueel verschil is kleiner dan 5 procentpunt";

        public override string AmongCommonAnswers(string difference) =>
            $"van wie een antwoord gaf dat in beide metingen mogelijk was: {difference}";

        public override string Since(string amount, string earlier) => $"{amount} sinds {earlier}";

        public override string Points(string amount, bool one) => $"{amount} procentpunt";

        public override string AtWave(string title) => $"bij ‘{title}’";

        public override string InYear(string year) => $"in {year}";

        public override string Significant => "significant";

        public override string LargestFrom(string earlier) => $"Grootste verschillen met {earlier}";

        public override string LargestShownFrom(string earlier) => $"Grootste aangetoonde verschillen met {earlier}";

        public override string LargestShownBetween(string first, string second) =>
            $"Grootste aangetoonde verschillen tussen {first} en {second}";

        public override string Compared(string first, string second) => $"{first} vergeleken met {second}";

        /// <summary>Of shares there is more or less, of marks and means a higher or lower one.</summary>
        private static string Direction(bool share, bool higher) =>
            (share, higher) switch
            {
                (true, true) => "meer",
                (true, false) => "minder",
                (false, true) => "hoger",
                (false, false) => "lager",
            };
    }
}
