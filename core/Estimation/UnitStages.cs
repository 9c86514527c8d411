namespace Serverless.Estimation;

/// <summary>What adds to, or takes from, the variance of one sampling unit besides its stratum.</summary>
/// <param name="Correction">1 - π where units were drawn with probabilities of their own; 1 elsewhere.</param>
/// <param name="WithinScale">What the sum of squares within the unit is multiplied by, f₁ (1 - f₂) m/(m - 1); 0 where
/// nothing was drawn within it.</param>
/// <param name="WithinCount">m, the secondary units in the sample.</param>
/// <param name="HasElements">Whether the secondary units are respondents.</param>
/// <param name="Centred">Whether deviations within are taken from their mean; false for one of several under
/// <see cref="Surveys.LonelyPsu.Adjust"/>.</param>
/// <param name="IsSampled">Whether some of its secondary units were not drawn.</param>
internal readonly record struct UnitStage(
    double Correction,
    double WithinScale,
    int WithinCount,
    bool HasElements,
    bool Centred,
    bool IsSampled
)
{
    /// <summary>A unit with nothing of its own.</summary>
    public static UnitStage Whole { get; } = new(1, 0, 0, HasElements: true, Centred: true, IsSampled: false);
}

/// <summary>The stages of all units, in their order.</summary>
internal sealed class UnitStages
{
    private readonly UnitStage[] _units;

    private UnitStages(UnitStage[] units)
    {
        _units = units;
        HaveCorrections = Array.Exists(units, u => u.Correction != 1);
        HaveElementsWithin = Array.Exists(units, u => u is { WithinScale: > 0, HasElements: true });
    }

    public UnitStage this[int unit] => _units[unit];

    /// <summary>Whether units have corrections of their own.</summary>
    public bool HaveCorrections { get; }

    /// <summary>Whether anything is added for drawing respondents within units.</summary>
    public bool HaveElementsWithin { get; }

    /// <summary>Null when no unit has anything of its own.</summary>
    public static UnitStages? Of(UnitStage[] units) =>
        Array.TrueForAll(units, u => u == UnitStage.Whole) ? null : new UnitStages(units);
}
