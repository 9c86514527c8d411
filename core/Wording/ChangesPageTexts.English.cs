namespace Serverless.Wording;

internal abstract partial class ChangesPageTexts
{
    internal sealed class English : ChangesPageTexts
    {
        public override string Title => "What changed";

        public override string Of(string release, string title) =>
            $"Every figure and sentence of {title} that differs in {release} from the one before.";

        public override string IsFirst(string release) =>
            $"There is no earlier release of this wave to compare {release} with.";

        public override string ComparedWith(string release, string before) =>
            $"{release} beside {before}: every figure and sentence that differs.";

        public override string CausedBy(string causes) => $"Cause: {causes}.";

        public override string Counts(string figures, string conclusions, string sentences) =>
            $"Changed: figures {figures}, conclusions {conclusions}, sentences {sentences}.";

        public override string Nothing =>
            "No figure, conclusion or sentence differs. Only how the pages look may be different.";

        public override string ReleaseBefore(string release) => $"See {release}";

        public override string Sentences => "Sentences";

        public override string Conclusions => "Conclusions";

        public override string Figures => "Figures";

        public override string OtherFigures => "Other figures";

        public override string Before => "Before";

        public override string Now => "Now";

        public override string WasNotThere => "not in the report";

        public override string NotPublished => "not published";

        public override string Question => "Question";

        public override string Answer => "Answer";

        public override string OfWhom => "Of whom";

        public override string Compared => "Compared";

        public override string Cause => "Cause";

        public override string Shown => "difference shown";

        public override string NotShown => "no difference shown";

        public override string NotTested => "not tested";

        public override string AsJson => "This list for programs (JSON)";

        public override string Since(string before) => $"What changed since {before}";
    }
}
