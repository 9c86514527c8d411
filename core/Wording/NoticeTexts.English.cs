using static System.FormattableString;

namespace Serverless.Wording;

public abstract partial class NoticeTexts
{
    internal sealed class English : NoticeTexts
    {
        public override string Author => "Editors of the figures";

        public override string FeedOfAll => "New figures";

        public override string FeedOf(string survey) => $"New figures of {survey}";

        public override string CalendarOfAll => "Release calendar";

        public override string CalendarOf(string survey) => $"Release calendar of {survey}";

        public override string Named(string survey, string wave) => $"{survey}, wave {wave}";

        public override string PublishedTitle(string name) => $"{name}: figures published";

        public override string Published(string name, int number) =>
            Invariant($"The figures of {name} are published (release {number}).");

        public override string CorrectedTitle(string name) => $"{name}: corrected figures";

        public override string WithdrawnTitle(string name) => $"{name}: figures withdrawn";

        public override string Kind(bool isWithdrawn, bool isCorrected)
        {
            if (isWithdrawn)
                return "withdrawn";
            return isCorrected ? "corrected" : "published";
        }

        public override string AppearsTitle(string name) => $"{name}: figures appear";

        public override string AppearedTitle(string name) => $"{name}: figures appeared";

        protected override string CorrectedBy(string name, int number) =>
            Invariant($"Release {number} of {name} replaces the one before.");

        protected override string WithdrawnAs(string name, int number) =>
            Invariant($"Release {number} of {name} is withdrawn.");

        protected override string Reason => "Reason";
    }
}
