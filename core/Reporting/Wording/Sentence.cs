using Serverless.Analysis.Results;

namespace Serverless.Reporting.Wording;

/// <summary>
/// A text with figures, together with the cells of the results document that it states.
/// Sentences are only made from cells and comparisons, so what they say can be traced and checked.
/// </summary>
/// <param name="Text">The sentence or phrase as printed.</param>
/// <param name="Cells">Ids of the cells it is bound to, in order of mention.</param>
public sealed record Sentence(string Text, IReadOnlyList<CellId> Cells)
{
    /// <summary>A text without figures.</summary>
    public static Sentence Plain(string text) => new(text, []);
}
