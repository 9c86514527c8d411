namespace Serverless.Wording;

internal abstract partial class WithheldTexts
{
    internal sealed class English(GrammarTexts grammar) : WithheldTexts(grammar)
    {
        public override string NoneOf(string groups, string why) => $"There are no figures for {groups}: {why}.";

        public override string AllOf(string shown, string groups, string why) =>
            $"All figures are for {shown}. {NoneOf(groups, why)}";

        public override string NotShown(string topics, string why) => $"Not shown: {topics} ({why}).";

        public override string NoTile(string groups, string why) => $"Without a figure: {groups} ({why}).";

        public override string OtherTopics(int topics) =>
            topics == 1 ? "one more finding" : $"{Grammar.Number(topics)} more findings";

        public override string OtherGroups(int groups) =>
            Grammar.Counted(groups, "other target group", "other target groups");

        public override string TooFewOrRecognisable => "too few respondents, or they could be recognised";

        public override string Message(bool isTooFew) =>
            isTooFew
                ? "Too few respondents took part to publish figures."
                : "No figures from this wave can be published.";

        public override string WhyHeading => "Why there are no figures here";

        public override string Why(int? minimum, bool perGroup) =>
            minimum is { } few
                ? $"Every question was answered by fewer than {Grammar.Counted(few, "respondent", "respondents")}{(perGroup ? " per target group" : "")}. Figures on so few are not published: they say too little about the whole group, and those who took part could be recognised."
                : "Every question was answered by too few respondents to show a figure, or it could be recognised who gave which answer.";

        public override string Answered(string asked, BoundedCount respondents) =>
            $"Of the {asked} who were asked to take part, {Grammar.Number(respondents)} did.";

        public override string AskedHeading => "What was asked";

        public override string MoreQuestions(int questions) =>
            questions == 1
                ? "One more question is in the tables report."
                : $"{Grammar.Number(questions)} more questions are in the tables report.";

        public override string ActionHeading => "What you can do";

        public override string NextWave(int? minimum) =>
            "If there is a next wave and you are asked, do take part: "
            + (
                minimum is { } enough
                    ? $"with {Grammar.Counted(enough, "respondent", "respondents")} or more, figures can be published."
                    : "with more respondents, figures can be published."
            );

        public override string Contact => "Do you have a question about this survey? You can ask ";

        public override string AskCommissioner(string commissioner) =>
            $"Do you have a question about this survey? Ask its commissioner: {commissioner}.";
    }
}
