namespace Serverless.Surveys;

/// <summary>
/// How many of those invited ended how, in the final disposition codes of the American Association for Public Opinion
/// Research (Standard Definitions, 10th edition, 2023).
/// </summary>
public sealed record Dispositions
{
    /// <summary>Complete interviews, I.</summary>
    public double Complete { get; init; }

    /// <summary>Partial interviews, P.</summary>
    public double Partial { get; init; }

    /// <summary>Refusals and break-offs, R.</summary>
    public double Refusal { get; init; }

    /// <summary>Eligible, never reached, NC.</summary>
    public double NonContact { get; init; }

    /// <summary>Eligible and reached, no interview for another reason, O.</summary>
    public double Other { get; init; }

    /// <summary>Unknown whether there is anyone to ask, UH.</summary>
    public double UnknownHousehold { get; init; }

    /// <summary>Unknown for another reason whether eligible, UO.</summary>
    public double UnknownOther { get; init; }

    /// <summary>Found not to be eligible; null when not counted.</summary>
    public double? NotEligible { get; init; }
}

/// <summary>How many refused for a reason of <see cref="TargetGroup.RefusalReasons"/>.</summary>
public sealed record RefusalCount(string Reason, double Count);

/// <summary>A reason for refusing that is counted.</summary>
public sealed record RefusalReason(string Code, LocalizedText Label);
