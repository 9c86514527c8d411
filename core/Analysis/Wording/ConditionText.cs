using System.Globalization;
using Serverless.Surveys;

namespace Serverless.Analysis.Wording;

/// <summary>A condition in words: who belongs to a base.</summary>
public static class ConditionText
{
    /// <summary>
    /// "Respondenten die ‘ja’ antwoordden op ‘Werkt u samen?’"; negations are worked inwards so that each clause reads
    /// by itself.
    /// </summary>
    public static LocalizedText Describe(Condition condition, Codebook codebook)
    {
        var questions = codebook.Questions.ToDictionary(q => q.Id, StringComparer.Ordinal);
        return new LocalizedText(
            "Respondenten die " + new Dutch(questions).Clause(condition, negated: false),
            "Respondents who " + new English(questions).Clause(condition, negated: false)
        );
    }

    private abstract class Phrasing(IReadOnlyDictionary<string, Question> questions)
    {
        protected abstract Language Language { get; }

        protected abstract string And { get; }

        protected abstract string Or { get; }

        public string Clause(Condition condition, bool negated) =>
            condition switch
            {
                Not not => Clause(not.Part, !negated),
                AllOf all => Joined(all.Parts, negated ? Or : And, negated),
                AnyOf any => Joined(any.Parts, negated ? And : Or, negated),
                AnswerIs answer => Answered(
                    Name(answer.Question, answer.Item),
                    Labels(answer.Question, answer.Codes),
                    negated
                ),
                AnswerHas has => Ticked(Name(has.Question, null), Labels(has.Question, has.Codes), negated),
                AnswerBetween between => Number(
                    Name(between.Question, null),
                    between.Minimum,
                    between.Maximum,
                    negated
                ),
                IsAnswered given => AnsweredAtAll(Name(given.Question, given.Item), negated),
                _ => throw new ArgumentOutOfRangeException(
                    nameof(condition),
                    condition,
                    "A kind of condition without wording."
                ),
            };

        protected abstract string Answered(string question, string answers, bool negated);

        protected abstract string Ticked(string question, string answers, bool negated);

        protected abstract string Number(string question, double? minimum, double? maximum, bool negated);

        protected abstract string AnsweredAtAll(string question, bool negated);

        protected abstract string Format(double number);

        private string Joined(IReadOnlyList<Condition> parts, string word, bool negated) =>
            string.Join(
                $" {word} ",
                parts.Select(part => part is AllOf or AnyOf ? $"({Clause(part, negated)})" : Clause(part, negated))
            );

        private string Name(string question, string? item)
        {
            var asked = questions[question];
            var text = (asked.ShortText ?? asked.Text).In(Language);
            return item is null ? $"‘{text}’" : $"‘{text}: {asked.Items.First(i => i.Id == item).Label.In(Language)}’";
        }

        private string Labels(string question, IReadOnlyList<string> codes) =>
            string.Join(
                $" {Or} ",
                codes.Select(code => $"‘{questions[question].Answers.First(a => a.Code == code).Label.In(Language)}’")
            );
    }

    private sealed class Dutch(IReadOnlyDictionary<string, Question> questions) : Phrasing(questions)
    {
        private static readonly NumberFormatInfo Numbers = new()
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
        };

        protected override Language Language => Language.Dutch;

        protected override string And => "en";

        protected override string Or => "of";

        protected override string Answered(string question, string answers, bool negated) =>
            $"{(negated ? "niet " : "")}{answers} antwoordden op {question}";

        protected override string Ticked(string question, string answers, bool negated) =>
            $"{(negated ? "niet " : "")}{answers} aankruisten bij {question}";

        protected override string Number(string question, double? minimum, double? maximum, bool negated) =>
            $"{(negated ? "niet " : "")}een getal "
            + (
                (minimum, maximum) switch
                {
                    ({ } low, { } high) => $"van {Format(low)} tot en met {Format(high)}",
                    ({ } low, null) => $"van ten minste {Format(low)}",
                    (null, { } high) => $"van ten hoogste {Format(high)}",
                    _ => "(welk dan ook)",
                }
            )
            + $" gaven bij {question}";

        protected override string AnsweredAtAll(string question, bool negated) =>
            $"{question} {(negated ? "niet " : "")}beantwoordden";

        protected override string Format(double number) => number.ToString("#,0.####", Numbers);
    }

    private sealed class English(IReadOnlyDictionary<string, Question> questions) : Phrasing(questions)
    {
        protected override Language Language => Language.English;

        protected override string And => "and";

        protected override string Or => "or";

        protected override string Answered(string question, string answers, bool negated) =>
            $"{(negated ? "did not answer" : "answered")} {answers} to {question}";

        protected override string Ticked(string question, string answers, bool negated) =>
            $"{(negated ? "did not tick" : "ticked")} {answers} in {question}";

        protected override string Number(string question, double? minimum, double? maximum, bool negated) =>
            (negated ? "did not give" : "gave")
            + " a number "
            + (
                (minimum, maximum) switch
                {
                    ({ } low, { } high) => $"from {Format(low)} to {Format(high)}",
                    ({ } low, null) => $"of at least {Format(low)}",
                    (null, { } high) => $"of at most {Format(high)}",
                    _ => "(any)",
                }
            )
            + $" for {question}";

        protected override string AnsweredAtAll(string question, bool negated) =>
            $"{(negated ? "did not answer" : "answered")} {question}";

        protected override string Format(double number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
    }
}
