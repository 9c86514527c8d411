using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Estimation;
using Serverless.Surveys;

namespace Serverless.Analysis.Comparisons;

/// <summary>Every comparison of one table: with the earlier wave, of subgroups, and between groups.</summary>
internal sealed class TableComparisons(Codebook codebook, PublishedTables tables, StackedSamples stacks)
{
    private readonly ComparisonMaker _maker = new(codebook.Settings);
    private readonly PairedChanges _paired = new(codebook.Settings);

    /// <summary>Each group with itself in the earlier wave, where that asked the same.</summary>
    public IEnumerable<ComparisonResult> Waves(TablePlan plan, string wave, string earlier)
    {
        foreach (var group in plan.Groups)
        {
            var keepsMeaning = plan.KeepsMeaning(codebook, group, wave, earlier);
            if (tables.Find(plan, wave, group) is { } now && tables.Find(plan, earlier, group) is { } before)
            {
                var change = _maker.Compare(
                    new ComparedSides
                    {
                        Id = ComparisonId.Waves(plan.Id, group),
                        Kind = ComparisonKind.Waves,
                        Plan = plan,
                        A = WholeSide(before, earlier, codebook.Waves.First(w => w.Id == earlier).Title),
                        TableA = before.Table,
                        B = WholeSide(now, wave, codebook.Waves.First(w => w.Id == wave).Title),
                        TableB = now.Table,
                        Break = !plan.Comparable || !keepsMeaning,
                        NotTested =
                            !plan.Comparable ? NotTestedText.Break
                            : !keepsMeaning ? NotTestedText.AnswersChanged
                            : now.Source.Sample.IsSelfSelected ? NotTestedText.SelfSelected
                            : null,
                    },
                    () =>
                        Stacked(plan, stacks.Waves(before.Source.Sample, now.Source.Sample), before.Source, now.Source)
                );
                yield return _paired.Beside(change, plan, before.Source, now.Source);
                if (plan.AmongCommonAnswers(codebook, group, wave, earlier) is { } common)
                    yield return AmongCommonAnswers(common, before.Source, now.Source);
            }
        }
    }

    /// <summary>
    /// Two waves that offered different answers, compared in the answers they have in common: the base on both sides is
    /// who gave one of these, so that a share keeps its meaning.
    /// </summary>
    private ComparisonResult AmongCommonAnswers(TablePlan common, GroupTables before, GroupTables now)
    {
        var (a, b) = (Columns(before), Columns(now));
        var (group, wave, earlier) = (now.Sample.Group, now.Sample.Wave, before.Sample.Wave);
        var (tableA, tableB) = (Table(before, a), Table(now, b));
        return _maker.Compare(
            new ComparedSides
            {
                Id = ComparisonId.OfCommonAnswers(common.Id, group.Id),
                Kind = ComparisonKind.Waves,
                Plan = common,
                A = Side(earlier, tableA),
                TableA = tableA,
                B = Side(wave, tableB),
                TableB = tableB,
                CommonAnswers = [.. common.Answers.Select(answer => answer.Code)],
                NotTested = now.Sample.IsSelfSelected ? NotTestedText.SelfSelected : null,
            },
            () => Stacked(common, stacks.Waves(before.Sample, now.Sample), TableColumns.Stack(a, b), before, now)
        );

        TableColumns Columns(GroupTables source) => TableColumnsBuilder.Build(common, source.Sample, codebook);

        GroupTable Table(GroupTables source, TableColumns columns)
        {
            var place = PublishedTables.Place(common, source.Sample, wave) with { AmongCommonAnswers = true };
            var sample = source.Sample;
            return new TableFigures(
                common,
                sample.Sample,
                columns,
                domains: null,
                sample.MeanOne,
                codebook.Settings
            ).Table(group.Id, 0, Cells(place, source));
        }

        ComparisonSide Side(string of, GroupTable table) =>
            new(
                of,
                group.Id,
                Subgroup: null,
                Complement: false,
                codebook.Waves.First(w => w.Id == of).Title,
                table.Base
            );
    }

    /// <summary>Each subgroup with the rest of its group.</summary>
    public IEnumerable<ComparisonResult> Subgroups(TablePlan plan, string wave)
    {
        foreach (var subgroup in codebook.Subgroups.Where(s => GroupTables.Applies(s, plan)))
        foreach (var group in plan.Groups)
            if (
                tables.Find(plan, wave, group) is { } found
                && found.Source.Subgroups.TryGetValue(subgroup.Id, out var domains)
                && Parts(plan, found.Source, domains) is { } figures
                && figures.Base(0) > 0
                && figures.Base(1) > 0
            )
                yield return Subgroup(plan, subgroup, found.Source, figures);
    }

    /// <summary>Each pair of groups that was asked.</summary>
    public IEnumerable<ComparisonResult> Groups(TablePlan plan, string wave)
    {
        var asked = plan
            .Groups.Select(g => tables.Find(plan, wave, g))
            .OfType<PublishedTable>()
            .Where(t => !t.Source.Sample.IsSelfSelected)
            .ToList();
        for (var i = 0; i < asked.Count; i++)
        for (var j = i + 1; j < asked.Count; j++)
        {
            var (a, b) = (asked[i], asked[j]);
            yield return _maker.Compare(
                new ComparedSides
                {
                    Id = ComparisonId.Groups(plan.Id, a.Source.Sample.Group.Id, b.Source.Sample.Group.Id),
                    Kind = ComparisonKind.Groups,
                    Plan = plan,
                    A = WholeSide(a, wave, a.Source.Sample.Group.Label),
                    TableA = a.Table,
                    B = WholeSide(b, wave, b.Source.Sample.Group.Label),
                    TableB = b.Table,
                },
                () => Stacked(plan, stacks.Groups(a.Source.Sample, b.Source.Sample), a.Source, b.Source)
            );
        }
    }

    private ComparisonResult Subgroup(TablePlan plan, Subgroup subgroup, GroupTables source, TableFigures figures)
    {
        var (group, wave) = (source.Sample.Group.Id, source.Sample.Wave);
        var place = new CellId
        {
            Table = plan.Id,
            Group = group,
            Subgroup = subgroup.Id,
        };
        var rest = figures.Table(group, 0, Cells(place with { Complement = true }, source));
        var inside = figures.Table(group, 1, Cells(place, source));
        return _maker.Compare(
            new ComparedSides
            {
                Id = ComparisonId.OfSubgroup(subgroup.Id, plan.Id, group),
                Kind = ComparisonKind.Subgroup,
                Plan = plan,
                A = new ComparisonSide(wave, group, subgroup.Id, Complement: true, subgroup.ComplementLabel, rest.Base),
                TableA = rest,
                B = new ComparisonSide(wave, group, subgroup.Id, Complement: false, subgroup.Label, inside.Base),
                TableB = inside,
                NotTested = source.Sample.IsSelfSelected ? NotTestedText.SelfSelected : null,
            },
            () => figures
        );
    }

    private static ComparisonSide WholeSide(PublishedTable table, string wave, LocalizedText label) =>
        new(wave, table.Table.Group, Subgroup: null, Complement: false, label, table.Table.Base);

    /// <summary>The figures of a subgroup and the rest; how many were routed is not known per part.</summary>
    private TableFigures Parts(TablePlan plan, GroupTables source, CodeColumn domains) =>
        new(
            plan,
            source.Sample.Sample,
            source.Columns(plan) with
            {
                Routed = null,
            },
            domains,
            source.Sample.MeanOne,
            codebook.Settings
        );

    private TableFigures Stacked(TablePlan plan, StackedPair stack, GroupTables first, GroupTables second) =>
        Stacked(plan, stack, TableColumns.Stack(first.Columns(plan), second.Columns(plan)), first, second);

    private TableFigures Stacked(
        TablePlan plan,
        StackedPair stack,
        TableColumns columns,
        GroupTables first,
        GroupTables second
    ) =>
        new(
            plan,
            stack.Sample,
            columns,
            stack.Domains,
            meanOne: 1,
            codebook.Settings,
            totalScales: [1 / first.Sample.MeanOne, 1 / second.Sample.MeanOne]
        );

    private CellFactory Cells(CellId place, GroupTables source) =>
        new(place, codebook.Settings.ConfidenceLevel, source.Sample.IsSelfSelected);
}
