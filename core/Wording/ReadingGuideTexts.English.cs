namespace Serverless.Wording;

internal abstract partial class ReadingGuideTexts
{
    internal sealed class English(GrammarTexts grammar) : ReadingGuideTexts(grammar)
    {
        public override string Percentages(bool weighted) =>
            $"Percentages are {(weighted ? "weighted and " : "")}rounded to whole numbers.";

        public override string Intervals(string level) =>
            $"Next to each is its {level} confidence interval, the range in which the figure for the whole target group probably lies.";

        public override string NoIntervals =>
            "They hold for those who answered; how far the whole target group differs cannot be known when respondents select themselves.";

        public override string Bases =>
            "n is the number of respondents who were asked and gave a valid answer, unweighted. Effective n is the number left after correction for weighting.";

        public override string MoreThanOneAnswer =>
            "Where more than one answer was possible, percentages do not add up to 100.";

        public override string EmptyCells =>
            "An empty cell means that the group was not offered the answer, or that the figure has no interval or comparison.";

        public override string Marks(string alpha, bool letters, bool arrows)
        {
            const string Letter =
                "A letter after a percentage means that it is significantly higher than that of the group with that letter";
            const string Arrow = "that it is significantly higher or lower than in the earlier wave";
            var meaning = (letters, arrows) switch
            {
                (true, true) => $"{Letter}; ▲ and ▼ {Arrow}",
                (true, false) => Letter,
                _ => $"▲ and ▼ after a percentage mean {Arrow}",
            };
            var open = arrows
                ? " Where the arrow is open (△ or ▽), the difference does not hold after correction for all tests in the report."
                : "";
            return $"{meaning} (p under {alpha}, corrected for the number of answers to the question).{open} No mark means that no difference was shown, not that there is none.";
        }

        public override string MinimumBase(int minimum) =>
            $"Figures based on fewer than {Grammar.Counted(minimum, "respondent", "respondents")} are not shown; the cell says ‘too few’.";

        public override string Asterisk =>
            "An asterisk (*) marks an indicative figure: it may not hold for the whole target group, because it is too uncertain or because the group selected itself.";
    }
}
