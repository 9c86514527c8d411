namespace Serverless.Wording;

internal abstract partial class ExportTexts
{
    internal sealed class English : ExportTexts
    {
        public override string Weight => "Weight";

        public override string Ticked => "yes";

        public override string NotTicked => "no";

        public override string NotesSheet => "Notes";

        public override string Sheet => "Sheet";

        public override string AllFigures => "All figures";

        public override string Differences => "Differences";

        public override string Question => "Question";

        public override string Item => "Item";

        public override string TargetGroup => "Target group";

        public override string Answer => "Answer";

        public override string Value => "Value";

        public override string Lower => "Lower";

        public override string Upper => "Upper";

        public override string StandardError => "Standard error";

        public override string EffectiveN => "Effective n";

        public override string Earlier => "Earlier";

        public override string Difference => "Difference";

        public override string Significant => "Significant";

        public override string Effect => "Effect";

        public override string Remark => "Remark";

        public override string Yes => "yes";

        public override string AmongCommonAnswers(string answer) => $"{answer} (of the answers of both waves)";

        public override string AmongAnswersOfTrend(string answer) => $"{answer} (of the answers of all waves)";

        public override string Base => "Base";

        public override string AllRespondents => "all respondents";

        public override string YesNotHolding => "yes, but does not hold";

        public override string CorrectedP => "p (corrected)";

        public override string CrossedBy => "Crossed by";

        public override string Column => "Column";

        public override string LargerThan => "Higher than";

        public override string Code(string code) => code;

        public override string SharesNote =>
            "Shares are numbers between 0 and 1, formatted as percentages. An empty cell means that there is no figure or that it is not shown; the remark says why.";

        public override string ColumnsNote =>
            "Lower and upper: confidence interval. n: unweighted number of respondents with a valid answer. Difference: from the earlier wave; p is corrected for the answers of the question. Effect: Cohen’s h for shares, Hedges’ g for means. The sheet ‘All figures’ has a row per figure, those of earlier waves, subgroups and cross-tables included; the sheet ‘Differences’ has every comparison, those that hold after correction for all tests first.";

        public override string ColumnsOf(string sheet, string other) => $"Columns of ‘{sheet}’ and ‘{other}’";

        public override IReadOnlyList<string> TidyHeader =>
            [
                "record",
                "wave",
                "chapter",
                "table",
                "question",
                "item",
                "base",
                "group",
                "subgroup",
                "crossed_by",
                "column",
                "answer_code",
                "answer",
                "measure",
                "value",
                "standard_error",
                "lower",
                "upper",
                "n",
                "n_effective",
                "flags",
                "withheld",
                "higher_than",
                "compared_with",
                "compared_value",
                "compared_n",
                "difference",
                "difference_lower",
                "difference_upper",
                "p",
                "p_adjusted",
                "p_all_tests",
                "effect",
                "effect_kind",
                "significant",
                "holds",
                "not_tested",
                "linked_n",
                "linked_difference",
                "linked_p",
                "mcnemar_p",
            ];

        protected override IReadOnlyList<string> OfFigures =>
            [
                "Kind of row: figure, earlier, common, common-trend, subgroup, groups or crossed",
                "Id of the wave",
                "Id of the chapter",
                "Id of the table",
                "Wording of the question",
                "Item of a grid, or option of a ranking",
                "Who was asked; empty for everyone",
                "Target group",
                "Part of the group, or the rest of it",
                "Question the table is crossed by",
                "Answer to that question, with its letter",
                "Code of the answer",
                "Answer, or name of the measure with its unit or scale",
                "What is estimated: share, or the measure",
                "Share from 0 to 1, or number",
                "Standard error of the value",
                "Lower end of the confidence interval",
                "Upper end of the confidence interval",
                "Respondents with a valid answer, unweighted",
                "Effective number of respondents (Kish)",
                "What a reader must know about the figure",
                "Why the figure is not shown",
                "Groups or columns that are significantly lower",
                "What the figure is compared with",
                "Figure it is compared with",
                "Respondents behind the figure it is compared with",
                "Difference from the figure it is compared with",
                "Lower end of the confidence interval of the difference",
                "Upper end of the confidence interval of the difference",
                "p-value of the difference",
                "p-value, corrected within its family of tests",
                "p-value, corrected for all tests",
                "Size of the effect",
                "Measure of the effect",
                "Whether the difference is significant: 1 or 0",
                "Whether it holds after correction for all tests: 1 or 0",
                "Why the difference was not tested",
                "Respondents who took part in both waves",
                "Difference among those who took part in both waves",
                "p-value of that difference, corrected",
                "p-value of McNemar’s exact test",
            ];

        protected override IReadOnlyList<string> OfRelease =>
            [
                "Number of the release within its wave",
                "Day of publication; empty for a draft",
                "Permanent address of the tables",
            ];
    }
}
