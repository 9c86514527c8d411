using static System.FormattableString;

namespace Serverless.Wording;

internal abstract partial class ProblemPageTexts
{
    internal sealed class Dutch : ProblemPageTexts
    {
        public override string TooMany => "Even wachten";

        public override string TooManyExplained =>
            "Via uw internetverbinding zijn in korte tijd te veel pagina’s opgevraagd.";

        public override string WaitFor(string time) => $"Wacht {time} en laad deze pagina dan opnieuw.";

        public override string Unavailable => "Deze pagina is nu niet bereikbaar";

        public override string UnavailableExplained => "Dat komt door een storing die vanzelf over kan gaan.";

        public override string Failed => "Er is iets misgegaan";

        public override string FailedExplained => "Deze pagina kon niet worden getoond. Dat ligt niet aan u.";

        public override string TryLater => "Laad deze pagina over een paar minuten opnieuw.";

        public override string ReportWith(string code) =>
            $"Blijft het misgaan? Meld het dan en noem daarbij deze code: {code}.";

        public override string NothingToSend => "Op deze pagina valt niets in te sturen";

        public override string NothingToSendExplained => "U kunt haar wel bekijken: open het adres opnieuw.";

        public override string Refused => "Dit adres kan zo niet worden geopend";

        public override string RefusedExplained =>
            "In het adres, of in wat uw browser meestuurde, staat iets wat hier niet hoort, zoals een sleutel. Adressen worden bewaard: laat een sleutel die erin staat intrekken.";

        public override string Seconds(int number) => Invariant($"{number} {(number == 1 ? "seconde" : "seconden")}");

        public override string Minutes(int number) => Invariant($"{number} {(number == 1 ? "minuut" : "minuten")}");

        public override string Hours(int number) => Invariant($"{number} uur");
    }
}
