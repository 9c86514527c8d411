using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis;

/// <summary>Margins and their categories in words; of a crossing all its questions.</summary>
internal static class MarginLabels
{
    private const string Cross = " × ";

    /// <summary>Characters of a text that can be a name within a sentence.</summary>
    private const int MaximumNameLength = 40;

    /// <summary>
    /// The short text of the question, or its text where that is a name and no sentence, or its id; or the name of a column
    /// that is none.
    /// </summary>
    public static LocalizedText Variable(Codebook codebook, string margin)
    {
        var names = Crossing
            .Of(margin)
            .Parts.Select(id => Question(codebook, id) is { } question ? Name(question) : new LocalizedText(id))
            .ToList();
        return names.Count == 1 ? names[0] : Texts.Localized(texts => string.Join(Cross, names.Select(texts.Of)));
    }

    /// <summary>The label of the answer, or the category's own name.</summary>
    public static LocalizedText Category(Codebook codebook, string margin, string category)
    {
        var questions = Crossing.Of(margin).Parts.Select(id => Question(codebook, id)).ToList();
        var codes = Crossing.Of(category).Parts;
        LocalizedText Part(int i) =>
            (i < questions.Count ? questions[i]?.Answers.FirstOrDefault(a => a.Code == codes[i])?.Label : null)
            ?? new LocalizedText(codes[i]);
        var parts = Enumerable.Range(0, codes.Count).Select(Part).ToList();
        return parts.Count == 1 ? parts[0] : Texts.Localized(texts => string.Join(Cross, parts.Select(texts.Of)));
    }

    private static LocalizedText Name(Question question)
    {
        if (question.ShortText is { } shortText)
            return shortText;
        return Languages.All.All(language => IsName(question.Text.In(language)))
            ? question.Text
            : new LocalizedText(question.Id);
    }

    private static bool IsName(string text) =>
        text.Length <= MaximumNameLength && !text.Contains('?', StringComparison.Ordinal);

    private static Question? Question(Codebook codebook, string id) =>
        codebook.Questions.FirstOrDefault(q => q.Id == id);
}
