using System.Runtime.InteropServices;
using Serverless.Analysis.Results;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// What disclosure control must know of one table in one group and wave: unweighted counts and how they add up.
/// </summary>
internal sealed record TableCounts
{
    /// <summary>The table's id.</summary>
    public required TableId Table { get; init; }

    /// <summary>
    /// What tables have in common whose counts give each other away: the places of a ranking, which are given once
    /// each. Null for a table by itself.
    /// </summary>
    public string? Joint { get; init; }

    /// <summary>Unweighted base.</summary>
    public required int Base { get; init; }

    /// <summary>Unweighted count per answer; empty for numbers.</summary>
    public required int[] Counts { get; init; }

    /// <summary>Unweighted base per atom of the group.</summary>
    public required int[] BaseByAtom { get; init; }

    /// <summary>Unweighted count per atom and answer; per atom nothing for numbers.</summary>
    public required int[][] CountsByAtom { get; init; }

    /// <summary>
    /// Weighted contributions of respondents to the total, by atom, of a number; null for answers. Of a ratio its
    /// numerator and its denominator.
    /// </summary>
    public IReadOnlyList<Contribution[]> Contributions { get; init; } = [];

    /// <summary>Whether each answer is a question of its own (tick all that apply), with the base in common.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>Whether the counts add up to the base.</summary>
    public required bool AddsUp { get; init; }

    /// <summary>Per answer, whether it counts in the published summary share; null when none is published.</summary>
    public bool[]? Summary { get; init; }

    /// <summary>
    /// Sets of answers whose sum is published elsewhere, as the base of a question routed by it or as a subgroup.
    /// </summary>
    public IReadOnlyList<Exposure> Exposures { get; init; } = [];

    /// <summary>The same table for the subgroups.</summary>
    public IReadOnlyList<SubgroupCounts> Subgroups { get; init; } = [];
}

/// <summary>The counts inside a subgroup and outside it.</summary>
internal sealed record SubgroupCounts(string Subgroup, int InsideBase, int[] Inside, int OutsideBase, int[] Outside);

/// <summary>What one respondent adds to a total, with the atom the respondent is in.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Contribution(int Atom, double Amount);

/// <summary>
/// Answers (<paramref name="Answers"/>, per answer) whose sum the bases of <paramref name="Tables"/> or the sizes of
/// <paramref name="Subgroups"/> show.
/// </summary>
internal sealed record Exposure(bool[] Answers, IReadOnlyList<TableId> Tables, IReadOnlyList<string> Subgroups);

/// <summary>What is withheld of one distribution.</summary>
internal sealed record Withholding
{
    public static readonly Withholding Nothing = new();

    public static readonly Withholding Everything = new() { Suppressed = true };

    /// <summary>The base is too small, or showing it would undo another suppression: nothing is shown.</summary>
    public bool Suppressed { get; init; }

    /// <summary>The size of the base is withheld; shares are shown rounded, without uncertainty.</summary>
    public bool BaseWithheld { get; init; }

    /// <summary>Per answer, whether its figures are withheld; empty when none are.</summary>
    public bool[] Answers { get; init; } = [];

    public bool Summary { get; init; }

    public bool Mean { get; init; }

    /// <summary>
    /// Of a subgroup: nothing is shown of the rest of the group, since it would give away the few of whom the subgroup
    /// is not known.
    /// </summary>
    public bool Rest { get; init; }

    /// <summary>
    /// Of a subgroup: the rest of the group is shown in whole percents and nothing else, so that the few of whom the
    /// subgroup is not known stay hidden.
    /// </summary>
    public bool RestRounded { get; init; }

    /// <summary>
    /// Of a subgroup whose rest is rounded: nor is it shown how many of the rest were asked, since that is how many gave
    /// an answer to the question that routes to this one.
    /// </summary>
    public bool RestBaseWithheld { get; init; }

    /// <summary>
    /// Per answer, whether it is shown of the rest though it is withheld of the subgroup, in whole percents and without
    /// a count or a test; empty when none is.
    /// </summary>
    public bool[] RestShown { get; init; } = [];

    /// <summary>
    /// Of a subgroup, while it is audited: what would follow were nothing of the rest rounded. Never published.
    /// </summary>
    public bool RestIsExact { get; init; }

    /// <summary>What is withheld of the rest of a subgroup of which this is withheld.</summary>
    public Withholding OfRest()
    {
        if (Rest)
            return Everything;
        return this with
        {
            Answers = RestShown.Length == 0 ? Answers : [.. Answers.Select((hidden, k) => hidden && !RestShown[k])],
            Mean = Mean || RestRounded,
            BaseWithheld = BaseWithheld || RestBaseWithheld,
        };
    }

    /// <summary>Whether anything is withheld.</summary>
    public bool HasAny => Suppressed || BaseWithheld || HasAnswers || Summary || Mean || Rest || RestRounded;

    /// <summary>Whether anything of the rest of a subgroup is shown in whole percents alone.</summary>
    public bool RoundsRest => this is { Suppressed: false, Rest: false } && (RestRounded || RestShown.Contains(true));

    /// <summary>Whether any answer is withheld.</summary>
    public bool HasAnswers => Answers.Contains(true);

    /// <summary>What either withholds.</summary>
    public Withholding And(Withholding other)
    {
        bool[] answers = HasAnswers ? Answers : other.Answers;
        if (HasAnswers && other.HasAnswers)
            answers = [.. Answers.Zip(other.Answers, (x, y) => x || y)];
        return new Withholding
        {
            Suppressed = Suppressed || other.Suppressed,
            BaseWithheld = BaseWithheld || other.BaseWithheld,
            Answers = answers,
            Summary = Summary || other.Summary,
            Mean = Mean || other.Mean,
            Rest = Rest || other.Rest,
            RestRounded = RestRounded || other.RestRounded,
            RestBaseWithheld = RestBaseWithheld || other.RestBaseWithheld,
        };
    }

    /// <summary>What of both sides of a subgroup must be withheld where this is withheld of everyone.</summary>
    public Withholding OfSides() =>
        Suppressed || BaseWithheld
            ? Everything
            : new Withholding
            {
                Answers = Answers,
                Summary = Summary,
                Mean = Mean,
            };

    public bool Hides(int answer) => Suppressed || (Answers.Length > 0 && Answers[answer]);

    /// <summary>Whether the answer, withheld of the subgroup, is shown of the rest in whole percents.</summary>
    public bool ShowsOfRest(int answer) => answer >= 0 && RestShown.Length > 0 && RestShown[answer];
}

/// <summary>
/// What is withheld of one table: for the whole group and for each subgroup (of both of its sides alike, but for
/// <see cref="Withholding.Rest"/>).
/// </summary>
internal sealed record TableWithholding(Withholding Whole, IReadOnlyDictionary<string, Withholding> Subgroups);

/// <summary>What was shown of a table before and is still so.</summary>
/// <param name="Table">The table.</param>
/// <param name="Subgroup">The subgroup, both sides of which were shown; null for everyone.</param>
/// <param name="Withheld">What is not known from it, because it was not shown or has other counts now.</param>
/// <param name="Hidden">What must not be shown now, because it was not and has the same counts.</param>
/// <param name="HidesRest">Whether nothing of the rest may be shown now: whole percents of other weights, or of other
/// counts, beside those that were shown say more than either.</param>
internal sealed record KnownSet(
    TableId Table,
    string? Subgroup,
    Withholding Withheld,
    Withholding Hidden,
    bool HidesRest = false
)
{
    /// <summary>What was shown of a table that has the same counts now.</summary>
    public KnownSet(TableId table, string? subgroup, Withholding withheld)
        : this(table, subgroup, withheld, withheld) { }

    /// <summary>What was not shown, whether or not it has the same counts now.</summary>
    public Withholding Before { get; init; } = Hidden;
}
