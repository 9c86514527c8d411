using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Comparisons;

/// <summary>Why a comparison has no test.</summary>
internal static class NotTestedText
{
    public static readonly LocalizedText Break = Texts.Localized(texts => texts.NotTested.Break);

    public static readonly LocalizedText AnswersChanged = Texts.Localized(texts => texts.NotTested.AnswersChanged);

    public static readonly LocalizedText SelfSelected = Texts.Localized(texts => texts.NotTested.SelfSelected);

    public static readonly LocalizedText Withheld = Texts.Localized(texts => texts.NotTested.Withheld);

    public static readonly LocalizedText FewMoved = Texts.Localized(texts => texts.NotTested.FewMoved);

    public static LocalizedText SmallBase(int minimum) => Texts.Localized(texts => texts.NotTested.SmallBase(minimum));
}
