namespace Serverless.Wording;

/// <summary>How a number is meant.</summary>
public enum CountBound
{
    Exact,
    AtLeast,
    FewerThan,
}

/// <summary>A number of respondents of which some may be withheld.</summary>
public sealed record BoundedCount(int Number, CountBound Bound);
