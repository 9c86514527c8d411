using static System.FormattableString;

namespace Serverless.Wording;

internal abstract partial class FigureTexts
{
    internal sealed class Dutch : FigureTexts
    {
        public override string TooFewRespondents => "te weinig respondenten";

        public override string Protected => "niet getoond om respondenten te beschermen";

        public override string TooFew => "te weinig";

        public override string NotShown => "niet getoond";

        public override string NotAsked => "niet gevraagd";

        public override string NotAvailable => "niet beschikbaar";

        public override string Indicative => "indicatief";

        public override string ByWeighting => "volgt uit de weging";

        public override string ZeroOrOne => "niemand of iedereen";

        public override string FewDegreesOfFreedom => "onzekere marge: weinig vrijheidsgraden";

        public override string SinglePsu => "een stratum met maar één eenheid";

        public override string Complete => "iedereen in de populatie antwoordde";

        public override string NoMargin => "marge niet te berekenen";

        public override string Rounded => "afgerond op hele procenten; aantal niet getoond";

        public override string OutsideRange => "niet getoond: door negatieve gewichten buiten het mogelijke bereik";

        public override string Ratio => "verhouding";

        public override string Mean => "gemiddelde";

        public override string MeanRank => "gemiddelde rang";

        public override string MeanRankNote =>
            "De gemiddelde rang is die onder wie het een plaats gaf; 1 is de eerste plaats.";

        public override string Place(int place) => Invariant($"Plaats {place}");

        public override string NoPlace => "Geen plaats";

        public override string Top(int places) => Invariant($"top {places}");

        public override string ShareAtTop(int places) =>
            places == 1 ? "Aandeel dat dit op plaats 1 zette" : Invariant($"Aandeel dat dit in de top {places} zette");

        public override string StandardDeviation => "standaarddeviatie";

        public override string Total => "totaal";

        public override string Median => "mediaan";

        public override string FirstQuartile => "eerste kwartiel";

        public override string ThirdQuartile => "derde kwartiel";

        public override string Percentile(int percent) => Invariant($"{percent}e percentiel");

        public override string AnswerTotal(string answer) => $"{answer} (aantal in de populatie)";

        public override string ShareOfResponse(string answer) => $"{answer} (deel van de respons)";

        public override string WeightedShareOfResponse(string answer) => $"{answer} (deel van de respons, gewogen)";

        public override string Summary => "samengenomen";

        public override string Scale(string first, string last) => $"{first} tot en met {last}";

        public override string ShareOf(string figure, string group, bool indicative) =>
            $"{figure}\u00A0van\u00A0de {group}{(indicative ? $" ({Indicative})" : "")}";

        public override string Interval(string level) => $"{level}-interval";
    }
}
