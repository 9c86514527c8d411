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

        public override string CrossedBy => "Crossed by";

        public override string Column => "Column";

        public override string LargerThan => "Higher than";

        public override string SharesNote =>
            "Shares are numbers between 0 and 1, formatted as percentages. An empty cell means that there is no figure or that it is not shown; the remark says why.";

        public override string ColumnsNote =>
            "Lower and upper: confidence interval. n: unweighted number of respondents with a valid answer. Difference: from the earlier wave; p is corrected for the number of tests. Effect: Cohen's h for shares, Hedges' g for means.";

        public override IReadOnlyList<string> CsvHeader =>
            [
                "chapter",
                "table",
                "question",
                "item",
                "group",
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
                "earlier_wave",
                "earlier_value",
                "difference",
                "p_adjusted",
                "significant",
            ];
    }
}
