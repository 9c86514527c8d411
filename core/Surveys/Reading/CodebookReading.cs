using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Reading;

/// <summary>
/// What came of reading a codebook: the codebook, or everything wrong with it.
/// At most <see cref="CodebookLimits.MaximumListedIssues"/> issues are listed; <paramref name="IssueCount"/> counts all of
/// them.
/// </summary>
public sealed record CodebookReading(Codebook? Codebook, IReadOnlyList<CodebookIssue> Issues, int IssueCount)
{
    /// <summary>What the owner of an accepted codebook should look at all the same.</summary>
    public IReadOnlyList<CodebookIssue> Warnings { get; init; } = [];
}
