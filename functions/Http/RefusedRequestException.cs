using Serverless.Flows;

namespace Serverless.Functions;

/// <summary>A request that is refused; answered as problem details (RFC 9457).</summary>
internal sealed class RefusedRequestException(int status, string title, string detail, IssueList? issues = null)
    : Exception(detail)
{
    public int Status { get; } = status;

    /// <summary>When the caller may try again; null when nothing changes by waiting.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why what was asked for was taken back, in the words of whoever did; null when it was not.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>The methods that the address takes, when it was not one of them.</summary>
    public IReadOnlyList<string>? AllowedMethods { get; init; }

    /// <summary>What is wrong, the same for every request of its kind.</summary>
    public string Title { get; } = title;

    /// <summary>What was wrong with this file; null for refusals that are not about content.</summary>
    public IssueList? Issues { get; } = issues;
}
