using Serverless.Surveys;

namespace Serverless.Wording;

public abstract partial class Texts
{
    private sealed class Dutch : Texts
    {
        private static readonly NumberTexts Figured = new NumberTexts.Dutch();
        private static readonly GrammarTexts Rules = new GrammarTexts.Dutch(Figured);

        public override Language Language => Language.Dutch;

        public override string LanguageTag => "nl-NL";

        public override NumberTexts Numbers => Figured;

        public override DateTexts Dates { get; } = new DateTexts.Dutch();

        public override GrammarTexts Grammar => Rules;

        public override ProportionTexts Proportions { get; } = new ProportionTexts.Dutch();

        public override DeskTexts Desk => DeskTexts.Dutch;

        public override NoticeTexts Notices { get; } = new NoticeTexts.Dutch();

        internal override FigureTexts Figures { get; } = new FigureTexts.Dutch();

        internal override ChangeTexts Changes { get; } = new ChangeTexts.Dutch();

        internal override ChartTexts Charts { get; } = new ChartTexts.Dutch(Rules);

        internal override TableTexts Tables { get; } = new TableTexts.Dutch(Rules);

        internal override TablesReportTexts TablesReport { get; } = new TablesReportTexts.Dutch(Rules);

        internal override ReadingGuideTexts ReadingGuide { get; } = new ReadingGuideTexts.Dutch(Rules);

        internal override MethodologyTexts Methodology { get; } = new MethodologyTexts.Dutch(Rules);

        internal override ResponseTexts Response { get; } = new ResponseTexts.Dutch(Rules);

        internal override NonResponseTexts NonResponse { get; } = new NonResponseTexts.Dutch();

        internal override FactsheetTexts Factsheet { get; } = new FactsheetTexts.Dutch(Rules);

        internal override WithheldTexts Withheld { get; } = new WithheldTexts.Dutch(Rules);

        internal override ExportTexts Exports { get; } = new ExportTexts.Dutch();

        internal override BaseTexts Bases { get; } = new BaseTexts.Dutch(Figured);

        internal override ConditionTexts Conditions { get; } = new ConditionTexts.Dutch();

        internal override RemarkTexts Remarks { get; } = new RemarkTexts.Dutch(Rules, Figured);

        internal override NotTestedTexts NotTested { get; } = new NotTestedTexts.Dutch(Rules);

        internal override WeightingFailureTexts WeightingFailures { get; } = new WeightingFailureTexts.Dutch(Figured);

        internal override MethodTexts Methods { get; } = new MethodTexts.Dutch();

        internal override ReleaseTexts Release { get; } = new ReleaseTexts.Dutch(Rules);

        internal override AccessibilityTexts Accessibility { get; } = new AccessibilityTexts.Dutch();

        internal override PortalTexts Portal { get; } = new PortalTexts.Dutch();

        internal override ChangesPageTexts ChangesPage { get; } = new ChangesPageTexts.Dutch();

        internal override ProblemPageTexts ProblemPage { get; } = new ProblemPageTexts.Dutch();
    }
}
