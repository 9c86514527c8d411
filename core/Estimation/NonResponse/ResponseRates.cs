using Serverless.Surveys;

namespace Serverless.Estimation.NonResponse;

/// <summary>
/// Response, cooperation, refusal and contact rates of the American Association for Public Opinion Research (Standard
/// Definitions, 10th edition, 2023), 0 to 1. Null where the denominator is 0, or where the share of the unknown that is
/// eligible has no estimate.
/// </summary>
public sealed record ResponseRates
{
    private readonly Dispositions _found;

    public ResponseRates(Dispositions dispositions)
    {
        ArgumentNullException.ThrowIfNull(dispositions);
        _found = dispositions;
    }

    private double Interviews => _found.Complete + _found.Partial;

    private double Eligible => Interviews + _found.Refusal + _found.NonContact + _found.Other;

    private double Unknown => _found.UnknownHousehold + _found.UnknownOther;

    /// <summary>
    /// e, the share of the unknown cases taken as eligible: that among the cases that are known (proportional allocation).
    /// 1 when nothing is unknown; null when the not eligible were not counted.
    /// </summary>
    public double? EligibleShare
    {
        get
        {
            if (Unknown == 0)
                return 1;
            return _found.NotEligible is { } not ? Share(Eligible, Eligible + not) : null;
        }
    }

    private double? EstimatedEligible => EligibleShare is { } e ? Eligible + (e * Unknown) : null;

    /// <summary>I / ((I + P) + (R + NC + O) + (UH + UO)).</summary>
    public double? ResponseRate1 => Share(_found.Complete, Eligible + Unknown);

    /// <summary>The same with partial interviews as responses.</summary>
    public double? ResponseRate2 => Share(Interviews, Eligible + Unknown);

    /// <summary>I over the eligible and e of the unknown.</summary>
    public double? ResponseRate3 => Share(_found.Complete, EstimatedEligible);

    /// <summary>The same with partial interviews as responses.</summary>
    public double? ResponseRate4 => Share(Interviews, EstimatedEligible);

    /// <summary>I over those known to be eligible.</summary>
    public double? ResponseRate5 => Share(_found.Complete, Eligible);

    /// <summary>The same with partial interviews as responses: the largest rate.</summary>
    public double? ResponseRate6 => Share(Interviews, Eligible);

    /// <summary>I / ((I + P) + R + O).</summary>
    public double? CooperationRate1 => Share(_found.Complete, Interviews + _found.Refusal + _found.Other);

    /// <summary>(I + P) / ((I + P) + R + O).</summary>
    public double? CooperationRate2 => Share(Interviews, Interviews + _found.Refusal + _found.Other);

    /// <summary>I / ((I + P) + R).</summary>
    public double? CooperationRate3 => Share(_found.Complete, Interviews + _found.Refusal);

    /// <summary>(I + P) / ((I + P) + R).</summary>
    public double? CooperationRate4 => Share(Interviews, Interviews + _found.Refusal);

    /// <summary>R over the eligible and all of the unknown.</summary>
    public double? RefusalRate1 => Share(_found.Refusal, Eligible + Unknown);

    /// <summary>R over the eligible and e of the unknown.</summary>
    public double? RefusalRate2 => Share(_found.Refusal, EstimatedEligible);

    /// <summary>R over those known to be eligible.</summary>
    public double? RefusalRate3 => Share(_found.Refusal, Eligible);

    /// <summary>((I + P) + R + O) over the eligible and all of the unknown.</summary>
    public double? ContactRate1 => Share(Eligible - _found.NonContact, Eligible + Unknown);

    /// <summary>The same over the eligible and e of the unknown.</summary>
    public double? ContactRate2 => Share(Eligible - _found.NonContact, EstimatedEligible);

    /// <summary>The same over those known to be eligible.</summary>
    public double? ContactRate3 => Share(Eligible - _found.NonContact, Eligible);

    private static double? Share(double part, double? whole) => whole is > 0 and var known ? part / known : null;
}
