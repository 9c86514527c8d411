using Serverless.Surveys;

namespace Serverless.Wording;

public abstract partial class Texts
{
    private sealed class English : Texts
    {
        private static readonly NumberTexts Figured = new NumberTexts.English();
        private static readonly GrammarTexts Rules = new GrammarTexts.English(Figured);

        public override Language Language => Language.English;

        public override string LanguageTag => "en-GB";

        public override NumberTexts Numbers => Figured;

        public override DateTexts Dates { get; } = new DateTexts.English();

        public override GrammarTexts Grammar => Rules;

        public override ProportionTexts Proportions { get; } = new ProportionTexts.English();

        public override DeskTexts Desk => DeskTexts.English;

        public override NoticeTexts Notices { get; } = new NoticeTexts.English();

        internal override FigureTexts Figures { get; } = new FigureTexts.English();

        internal override ChangeTexts Changes { get; } = new ChangeTexts.English();

        internal override ChartTexts Charts { get; } = new ChartTexts.English(Rules);

        internal override TableTexts Tables { get; } = new TableTexts.English(Rules);

        internal override TablesReportTexts TablesReport { get; } = new TablesReportTexts.English(Rules);

        internal override ReadingGuideTexts ReadingGuide { get; } = new ReadingGuideTexts.English(Rules);

        internal override MethodologyTexts Methodology { get; } = new MethodologyTexts.English(Rules);

        internal override ResponseTexts Response { get; } = new ResponseTexts.English(Rules);

        internal override NonResponseTexts NonResponse { get; } = new NonResponseTexts.English();

        internal override FactsheetTexts Factsheet { get; } = new FactsheetTexts.English(Rules);

        internal override WithheldTexts Withheld { get; } = new WithheldTexts.English(Rules);

        internal override ExportTexts Exports { get; } = new ExportTexts.English();

        internal override BaseTexts Bases { get; } = new BaseTexts.English(Figured);

        internal override ConditionTexts Conditions { get; } = new ConditionTexts.English();

        internal override RemarkTexts Remarks { get; } = new RemarkTexts.English(Rules, Figured);

        internal override NotTestedTexts NotTested { get; } = new NotTestedTexts.English(Rules);

        internal override WeightingFailureTexts WeightingFailures { get; } = new WeightingFailureTexts.English(Figured);

        internal override MethodTexts Methods { get; } = new MethodTexts.English();

        internal override ReleaseTexts Release { get; } = new ReleaseTexts.English(Rules);

        internal override AccessibilityTexts Accessibility { get; } = new AccessibilityTexts.English();

        internal override PortalTexts Portal { get; } = new PortalTexts.English();

        internal override ChangesPageTexts ChangesPage { get; } = new ChangesPageTexts.English();

        internal override ProblemPageTexts ProblemPage { get; } = new ProblemPageTexts.English();
    }
}
