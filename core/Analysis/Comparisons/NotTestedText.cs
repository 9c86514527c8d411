using Serverless.Analysis.Tables;
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

    /// <summary>Why a table is not tested whatever its figures are; null when it may be.</summary>
    public static LocalizedText? Of(TablePlan plan) =>
        plan.IsLongList ? Texts.Localized(texts => texts.NotTested.ManyAnswers(TablePlan.MaximumTestedAnswers)) : null;

    public static LocalizedText SmallBase(int minimum) => Texts.Localized(texts => texts.NotTested.SmallBase(minimum));
}
