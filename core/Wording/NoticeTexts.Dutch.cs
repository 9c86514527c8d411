using static System.FormattableString;

namespace Serverless.Wording;

public abstract partial class NoticeTexts
{
    internal sealed class Dutch : NoticeTexts
    {
        public override string Author => "Redactie van de cijfers";

        public override string FeedOfAll => "Nieuwe cijfers";

        public override string FeedOf(string survey) => $"Nieuwe cijfers van {survey}";

        public override string CalendarOfAll => "Publicatiekalender";

        public override string CalendarOf(string survey) => $"Publicatiekalender van {survey}";

        public override string Named(string survey, string wave) => $"{survey}, meting {wave}";

        public override string PublishedTitle(string name) => $"{name}: cijfers gepubliceerd";

        public override string Published(string name, int number) =>
            Invariant($"De cijfers van {name} zijn gepubliceerd (uitgave {number}).");

        public override string CorrectedTitle(string name) => $"{name}: gecorrigeerde cijfers";

        public override string WithdrawnTitle(string name) => $"{name}: cijfers ingetrokken";

        public override string Kind(bool isWithdrawn, bool isCorrected)
        {
            if (isWithdrawn)
                return "ingetrokken";
            return isCorrected ? "gecorrigeerd" : "gepubliceerd";
        }

        public override string AppearsTitle(string name) => $"{name}: cijfers verschijnen";

        public override string AppearedTitle(string name) => $"{name}: cijfers verschenen";

        protected override string CorrectedBy(string name, int number) =>
            Invariant($"Uitgave {number} van {name} vervangt de vorige.");

        protected override string WithdrawnAs(string name, int number) =>
            Invariant($"Uitgave {number} van {name} is ingetrokken.");

        protected override string Reason => "Reden";
    }
}
