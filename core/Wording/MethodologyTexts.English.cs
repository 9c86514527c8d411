namespace Serverless.Wording;

internal abstract partial class MethodologyTexts
{
    internal sealed class English(GrammarTexts grammar) : MethodologyTexts(grammar)
    {
        public override string WhoAndWhenHead => "Who and when.";

        public override string WhoAndWhen(string? fieldwork, BoundedCount respondents) =>
            $"{(fieldwork is null ? "" : $"{fieldwork}. ")}In total {Grammar.Counted(respondents, "respondent", "respondents")} took part.";

        public override string WeightingHead => "Weighting.";

        public override string NotWeighted => "Answers were not weighted: all respondents count equally.";

        public override string WeightedTo(string groups) =>
            $"Answers were weighted to the known distribution of the population: {groups}.";

        public override string GroupWeightedBy(string group, string variables) => $"{group} (by {variables})";

        public override string TotalOf(string number) => $"the total of ‘{number}’";

        public override string NotWeightedGroups(string groups) => $"Not weighted to population figures: {groups}.";

        public override string WeightedPercentages => "Percentages are weighted; numbers of respondents (n) are not.";

        public override string Rounding =>
            "Because of rounding, percentages may not add up to 100 and a difference may seem one point off.";

        public override string MarginsHead => "Margins.";

        public override string Intervals(string level, string without, bool areElsewhere) =>
            $"Each figure{(without.Length == 0 ? "" : $", except those for {without},")} has a {level} confidence interval{(areElsewhere ? "; the tables report gives them all" : "")}.";

        public override string MarginInTable(string half) =>
            $"The margin beside the response is for a percentage around {half}, in percentage points.";

        public override string SignificanceHead => "Differences.";

        public override string Significance(string alpha, bool corrected, string minimum) =>
            $"‘More’, ‘fewer’, ‘higher’ and ‘lower’ are used only for significant differences: larger than chance would plausibly produce (probability under {alpha}{(corrected ? ", also after correction for the number of tests" : "")}). ‘No difference shown’ does not mean that there is none. Tests need at least {minimum} respondents on both sides.";

        public override string WithheldHead => "Not shown.";

        public override string MinimumBase(int minimum) =>
            $"Figures based on fewer than {Grammar.Counted(minimum, "respondent", "respondents")} are not shown.";

        public override string IndicativeGroups(string groups) =>
            $"Figures for {groups} are indicative and may not hold for the whole target group.";

        public override string RemarksHead => "Remarks.";

        public override string VersionHead => "Version.";

        public override string Version(string methodVersion, string? inputs) =>
            inputs is null
                ? $"Method version {methodVersion}."
                : $"Method version {methodVersion}; code of the files used {inputs}.";

        public override string SourcesHeading => "Formulas and sources";

        public override string Method => "Method";

        public override string Description => "Description";

        public override string Source => "Source";

        public override string FilesHeading => "Files used";

        public override string Wave => "Wave";

        public override string TargetGroup => "Target group";

        public override string Code => "Code";

        public override string Responses => "Rows of responses";

        public override string PopulationFigures => "Categories of population figures";

        public override string TotalsOnly => "totals only";
    }
}
