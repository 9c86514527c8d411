namespace Serverless.Wording;

internal abstract partial class TablesReportTexts
{
    internal sealed class English(GrammarTexts grammar) : TablesReportTexts(grammar)
    {
        public override string Kind => "Tables report";

        public override string Subject => "All figures by question and target group";

        public override string PageOf => "page {page} of {pages}";

        public override string Contents => "Contents";

        public override string Guide => "How to read the tables";

        public override string Chapter(string number) => $"Chapter {number}";

        public override string Profiles => "Profile by target group";

        public override string ProfileSummary(string group) => $"One figure from every question for {group}.";

        public override string ComparisonWith(string earlier) => $"Comparison with {earlier}";

        public override string OnlyDifferences =>
            "Only significant differences are listed: those that hold come first, with the largest effect at the top. Where one answer by itself would tell another story, all answers to the question are listed. All comparisons, including those where no difference was shown, are in the workbook (xlsx) and the CSV file that accompany this report.";

        public override string DifferencesShown(int tested, int significant, int holding)
        {
            if (tested == 0)
                return "There was nothing to compare.";
            var compared = Grammar.Counted(tested, "figure was compared", "figures were compared");
            if (significant == 0)
                return $"No differences shown; {compared}.";
            if (significant == 1)
                return $"1 difference, which {(holding == 1 ? "holds" : "does not hold")} after correction for all tests in this report; {compared}.";
            var hold = holding == 0 ? "none holds" : Grammar.Counted(holding, "holds", "hold");
            return $"{Grammar.Number(significant)} differences, of which {hold} after correction for all tests in this report; {compared}.";
        }

        public override string NotCompared(int questions, string reason) =>
            $"{reason} This applies to {Grammar.Counted(questions, "question", "questions")}.";

        public override string Sides(string first, string second) => $"{first} and {second}";

        public override string CrossTables => "Cross-tables";

        public override string By(string by) => $"By {by}";

        public override string CrossingsWithheld(string groups) =>
            $"There are no cross-tables for {groups}: respondents could be recognised in them.";

        public override string CrossSummary(string topic, string by) => $"{topic}, by {by}.";

        public override string ColumnLetters => "Letter: significantly higher than in the column with that letter.";

        public override string ColumnsTogether(string test) => $"Columns together: {test}.";

        public override string Development => "Trend across the waves";

        public override string Response => "Response and weighting";

        public override string Methods => "Methods";

        public override string CommissionedBy(string commissioner) => $"Commissioned by {commissioner}.";

        public override string Lead(string groups) => $"All findings by question for {groups}.";
    }
}
