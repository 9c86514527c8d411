namespace Serverless.Wording;

internal abstract partial class FactsheetTexts
{
    internal sealed class English(GrammarTexts grammar) : FactsheetTexts(grammar)
    {
        public override string Subject => "Factsheet with the main findings";

        public override string Kind => "Factsheet";

        public override string Participation(string groups, string? fieldwork, BoundedCount respondents) =>
            $"Findings of a survey among {groups}. {Taking(fieldwork, Grammar.Counted(respondents, "respondent", "respondents") + " took")}";

        public override string TakingPart(string? fieldwork, BoundedCount respondents) =>
            Taking(fieldwork, Grammar.Counted(respondents, "respondent\u00A0took", "respondents\u00A0took"));

        private string Taking(string? fieldwork, string respondents) =>
            fieldwork is null ? $"{Grammar.Capitalised(respondents)} part." : $"{fieldwork}; {respondents} part.";

        public override string TargetGroups(int groups) => Grammar.Counted(groups, "target group", "target groups");

        public override string CommissionedBy(string commissioner) => $"Commissioned by {commissioner}";

        public override string Methodology => "Method";

        public override string InBrief => "In brief";

        public override string ChangedSince(string earlier) => $"Changed since {earlier}";

        public override string NoneDiffers(int tested, string earlier) =>
            tested == 1
                ? $"One figure was tested; no difference from {earlier} was shown."
                : $"No difference from {earlier} was shown for any of the {Grammar.Number(tested)} figures tested.";

        public override string OnlyOneTestedDiffers(string earlier) =>
            $"The one figure tested differs significantly from {earlier}.";

        public override string SomeDiffer(int tested, int differing, int holding, string earlier) =>
            $"{Grammar.Counted(tested, "figure was", "figures were")} compared with {earlier}: {Grammar.Counted(differing, "difference", "differences")}, {Holding(differing, holding)} after correction for all tests.";

        private string Holding(int differing, int holding)
        {
            if (holding == 0)
                return differing == 1 ? "which does not hold" : "none of which holds";
            if (differing == 1)
                return "which holds";
            return $"of which {Grammar.Counted(holding, "holds", "hold")}";
        }

        public override string OfThoseWhoAnswered => "of those who answered";

        public override string LargestFollow(int shown, bool areLargest) =>
            (areLargest, shown == 1) switch
            {
                (true, true) => "The largest difference that holds:",
                (true, false) => "The largest differences that hold:",
                (false, _) => "The largest of those not shown elsewhere in this factsheet:",
            };

        public override string LargestChange(string earlier) => $"Largest change since {earlier}";

        public override string LargestDifference => "Largest difference";

        public override string NothingChanged(string earlier) => $"No change has been shown since {earlier}.";

        public override string FiguresInText(string bases) => $"In the text: {bases}.";

        public override string Asked(string? @base, string numbers) =>
            $"{@base ?? "all respondents"} (n\u00A0=\u00A0{numbers})";

        public override string Moved(string group, bool up, string before, string after) =>
            $"Among {group} {(up ? "up" : "down")} from {before} to {after}";

        public override string OfWhom(string numbers, string? @base) =>
            @base is null ? numbers : $"{numbers}; base: {@base}";

        public override string BetweenGroups => "Differences between groups";

        public override string LargestBetweenGroups => "Largest differences that hold";

        public override string GroupsDiffer(int tested, int holding) =>
            tested == 1
                ? $"One difference between groups was tested; it {(holding == 0 ? "does not hold" : "holds")} after correction for all tests."
                : $"{Grammar.Number(tested)} differences between groups were tested; {(holding == 0 ? "none holds" : Grammar.Counted(holding, "holds", "hold"))} after correction for all tests.";

        public override string Highest => "Highest";

        public override string Lowest => "Lowest";

        public override string ResponseOfGroups(string groups, bool withRates) =>
            $"Respondents per group{(withRates ? ", with the response rate" : "")}: {groups}. The tables report has more on that.";

        public override string Others => "Other findings";

        public override string Findings => "Findings";

        public override string OthersExplained(bool hasIndicative) =>
            $"Percentage of those who answered, or the mean, followed in small type by the number of respondents (n).{(hasIndicative ? " * indicative." : "")}";

        public override string MoreInTablesReport(int figures) =>
            figures == 1
                ? "One more finding is in the tables report."
                : $"{Grammar.Number(figures)} more findings are in the tables report.";

        public override string MeanOnScale(string mean, string minimum, string maximum) =>
            $"{mean}, scale {minimum}–{maximum}";

        public override string Figure => "Finding";

        public override string Group => "Group";

        public override string AttachmentName => "figures.csv";

        public override string AttachmentDescription => "All figures of this wave";
    }
}
