using Serverless.Analysis.Results;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>Two answers, of which one rises as the other falls: which of them is spoken of.</summary>
internal static class TwoAnswers
{
    /// <summary>
    /// The one that says yes, or the one that does not say no, in any language; else the first. Null unless there are
    /// two answers.
    /// </summary>
    public static FigureKey? Telling(TableResult table) =>
        table.Answers is [var first, var second] ? FigureKey.ShareOf(Chosen(first, second).Code) : null;

    /// <summary>The other one of two answers that exclude each other; null where there are none.</summary>
    public static FigureKey? Mirrored(TableResult table) =>
        table is { Answers: [var first, var second], Kind: not TableKind.Multiple }
            ? FigureKey.ShareOf((Chosen(first, second) == first ? second : first).Code)
            : null;

    private static AnswerLabel Chosen(AnswerLabel first, AnswerLabel second) =>
        !IsYes(first) && (IsYes(second) || (IsNo(first) && !IsNo(second))) ? second : first;

    private static bool IsYes(AnswerLabel answer) => Says(answer, (grammar, label) => grammar.IsYes(label));

    private static bool IsNo(AnswerLabel answer) => Says(answer, (grammar, label) => grammar.IsNo(label));

    private static bool Says(AnswerLabel answer, Func<GrammarTexts, string, bool> says) =>
        Languages.All.Any(language => says(Texts.For(language).Grammar, answer.Label.In(language)));
}
