using Serverless.Flows;
using Serverless.Surveys.Issues;

namespace Serverless.Functions;

/// <summary>A request that is refused; answered as problem details (RFC 9457).</summary>
internal sealed class RefusedRequestException(
    int status,
    MessageText title,
    MessageText detail,
    IssueList? issues = null
) : Exception(detail?.ToString())
{
    public int Status { get; } = status;

    /// <summary>When the caller may try again; null when nothing changes by waiting.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why what was asked for was taken back, in the words of whoever did; null when it was not.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>The organisations that the caller can act for; null when they are not what was wrong.</summary>
    public IReadOnlyList<string>? Organisations { get; init; }

    /// <summary>The methods that the address takes, when it was not one of them.</summary>
    public IReadOnlyList<string>? AllowedMethods { get; init; }

    /// <summary>What is wrong, the same for every request of its kind.</summary>
    public MessageText Title { get; } = title;

    /// <summary>What was wrong with this request, and what to do.</summary>
    public MessageText Detail { get; } = detail ?? "";

    /// <summary>What was wrong with this file; null for refusals that are not about content.</summary>
    public IssueList? Issues { get; } = issues;
}
