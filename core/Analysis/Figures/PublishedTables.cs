using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Analysis.Tables;
using Serverless.Surveys;

namespace Serverless.Analysis.Figures;

/// <summary>A table of a group in a wave as published, with what it was made from.</summary>
internal sealed record PublishedTable(GroupTables Source, GroupTable Table);

/// <summary>The tables of all groups in this wave and the earlier ones.</summary>
internal sealed class PublishedTables(Codebook codebook, string wave, IReadOnlyList<GroupTables> groups)
{
    private readonly Dictionary<(string Wave, string Group), GroupTables> _groups = groups.ToDictionary(g =>
        (g.Sample.Wave, g.Sample.Group.Id)
    );
    private readonly Dictionary<(TableId Table, string Wave, string Group), PublishedTable> _tables = groups
        .SelectMany(g => g.Plans.Select(plan => (Group: g, Plan: plan)))
        .AsParallel()
        .Select(p =>
            (
                Key: (p.Plan.Id, p.Group.Sample.Wave, p.Group.Sample.Group.Id),
                Table: new PublishedTable(p.Group, Make(codebook, wave, p.Group, p.Plan))
            )
        )
        .ToDictionary(p => p.Key, p => p.Table);

    /// <summary>The group in the wave; null when it has no figures there.</summary>
    public GroupTables? Group(string wave, string group) => _groups.GetValueOrDefault((wave, group));

    /// <summary>The table; null when that group was not asked it in that wave.</summary>
    public PublishedTable? Find(TablePlan plan, string wave, string group) =>
        _tables.GetValueOrDefault((plan.Id, wave, group));

    /// <summary>Ids of figures of an earlier wave carry that wave, as <c>table/group@wave/answer</c>.</summary>
    public static CellId Place(TablePlan plan, GroupSample sample, string thisWave) =>
        new()
        {
            Table = plan.Id,
            Group = sample.Group.Id,
            Wave = sample.Wave == thisWave ? null : sample.Wave,
        };

    /// <summary>What totals of the sample are called; null where it has none.</summary>
    public static string? TotalMethod(GroupSample sample)
    {
        if (!sample.HasTotals)
            return null;
        return sample.IsGrossed ? MethodIds.Total : MethodIds.WeightedTotal;
    }

    private static GroupTable Make(Codebook codebook, string thisWave, GroupTables group, TablePlan plan)
    {
        var sample = group.Sample;
        var figures = new TableFigures(
            plan,
            sample.Sample,
            group.Columns(plan),
            domains: null,
            sample.MeanOne,
            codebook.Settings
        );
        return figures.Table(
            sample.Group.Id,
            0,
            new CellFactory(Place(plan, sample, thisWave), codebook.Settings.ConfidenceLevel, sample.IsSelfSelected),
            TotalMethod(sample)
        );
    }
}
