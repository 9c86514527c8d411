using Serverless.Surveys;
using Serverless.Wording;

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
        return Texts.Localized(texts =>
            texts.Bases.RespondentsWho(new ClauseWriter(questions, texts).Clause(condition, negated: false))
        );
    }

    private sealed class ClauseWriter(IReadOnlyDictionary<string, Question> questions, Texts texts)
    {
        private const int MaximumDecimals = 4;

        private readonly ConditionTexts _words = texts.Conditions;
        private readonly GrammarTexts _grammar = texts.Grammar;

        public string Clause(Condition condition, bool negated) =>
            condition switch
            {
                Not not => Clause(not.Part, !negated),
                AllOf all => Joined(all.Parts, negated ? _grammar.OrWord : _grammar.AndWord, negated),
                AnyOf any => Joined(any.Parts, negated ? _grammar.AndWord : _grammar.OrWord, negated),
                AnswerIs answer => _words.Answered(
                    Name(answer.Question, answer.Item),
                    Labels(answer.Question, answer.Codes),
                    negated
                ),
                AnswerHas has => _words.Ticked(Name(has.Question, null), Labels(has.Question, has.Codes), negated),
                AnswerBetween between => _words.GaveNumber(
                    Name(between.Question, null),
                    Range(between.Minimum, between.Maximum),
                    negated
                ),
                IsAnswered given => _words.AnsweredAtAll(Name(given.Question, given.Item), negated),
                _ => throw new ArgumentOutOfRangeException(
                    nameof(condition),
                    condition,
                    "A kind of condition without wording."
                ),
            };

        private string Range(double? minimum, double? maximum) =>
            (minimum, maximum) switch
            {
                ({ } low, { } high) => _words.FromUpTo(Number(low), Number(high)),
                ({ } low, null) => _words.AtLeast(Number(low)),
                (null, { } high) => _words.AtMost(Number(high)),
                _ => _words.Any,
            };

        private string Joined(IReadOnlyList<Condition> parts, string word, bool negated) =>
            string.Join(
                $" {word} ",
                parts.Select(part => part is AllOf or AnyOf ? $"({Clause(part, negated)})" : Clause(part, negated))
            );

        private string Name(string question, string? item)
        {
            var asked = questions[question];
            var text = texts.Of(asked.ShortText ?? asked.Text);
            return asked is GridQuestion grid && item is not null
                ? $"‘{text}: {texts.Of(grid.Items.First(i => i.Id == item).Label)}’"
                : $"‘{text}’";
        }

        private string Labels(string question, IReadOnlyList<string> codes) =>
            string.Join(
                $" {_grammar.OrWord} ",
                codes.Select(code => $"‘{texts.Of(questions[question].Answers.First(a => a.Code == code).Label)}’")
            );

        private string Number(double number) => texts.Numbers.Plain(number, MaximumDecimals);
    }
}
