using Serverless.Analysis.Comparisons;
using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis.Publication;

/// <summary>
/// The public results document: what may be shown to anyone, made from the exact one by withholding and rounding. Every
/// output for readers is made from it, so that pages, workbooks, CSV and JSON agree.
/// </summary>
public static class PublicResults
{
    internal static ResultsDocument Of(
        ResultsDocument exact,
        Codebook codebook,
        IReadOnlyList<GroupTables> groups,
        HeldFigures held
    )
    {
        var withheld = new WithheldFigures(exact, groups, held);
        var wave = exact.Wave.Id;
        var comparisons = exact
            .Comparisons.Where(c => c.CommonAnswers is null || ShowsCommonAnswers(c, withheld, codebook.Settings))
            .Select(c => held.Comparison(WithPairs(Comparison(c, withheld, codebook), held)))
            .ToList();
        var (screened, screening) = WaveScreening.Of(comparisons, exact.Wave.Id, codebook.Settings.Alpha);
        var published = exact with
        {
            Lineage = exact.Lineage with
            {
                InputsHash = null,
                Inputs = [.. held.Inputs(exact.Lineage.Inputs).Select(i => Input(i, codebook))],
            },
            Groups =
            [
                .. exact.Groups.Select(g => held.Group(PublicGroup.Of(g, withheld, wave, codebook.Settings), wave)),
            ],
            Tables = [.. exact.Tables.Select(t => Table(t, withheld, held, wave))],
            Comparisons = [.. screened.Select(c => WithRoundedTests(c, withheld, codebook.Settings.Alpha))],
            CrossTables = exact.CrossTables is { } crossed
                ? [.. crossed.Select(c => PublicCrossTable.Of(c, withheld, held, wave, codebook))]
                : null,
            Screening = screening,
            Trends =
            [
                .. exact
                    .Trends.Where(t =>
                        t.CommonAnswers is null || ShowsCommonAnswers(t, withheld, held, codebook.Settings)
                    )
                    .Select(t => held.Trend(PublicTrend.Of(t, withheld, codebook))),
            ],
            Remarks =
            [
                .. PublicRemarks.Of(held.Remarks(exact.Remarks, wave), groups),
                .. groups
                    .Select(g => g.Sample)
                    .Where(s => s.Wave == wave && withheld.PrecisionOf(s.Wave, s.Group.Id).Coarse)
                    .Select(s => CoarseRemark.Of(s.Group)),
                .. groups
                    .Where(g => g.Sample.Wave == wave && g.SubgroupsLeftOut.Count > 0)
                    .Select(g => SubgroupsRemark.Of(g.Sample.Group, codebook, g.SubgroupsLeftOut)),
                .. groups
                    .Select(g => g.Sample)
                    .Where(s => held.Differs(s.Wave, s.Group.Id))
                    .Select(s => HeldRemark.Of(s.Group, s.Wave, codebook.Settings.MinimumChange)),
            ],
        };

        // Those behind a withheld figure would say which kind of figure it is.
        return published with
        {
            Methods = MethodStatements.Used(
                published.Groups,
                published.Tables,
                published.Comparisons,
                published.Trends,
                published.CrossTables ?? []
            ),
        };
    }

    /// <summary>Without its hash, and of a recognisable group of a few without the number of respondents.</summary>
    private static InputFile Input(InputFile file, Codebook codebook)
    {
        var group = codebook.Groups.First(g => g.Id == file.Group);
        var isFew =
            file.Kind == "responses"
            && group.Identifiable
            && file.Rows < GroupTables.MinimumOf(group, codebook.Settings);
        return file with { Sha256 = null, Rows = isFew ? null : file.Rows };
    }

    private static TableResult Table(TableResult table, WithheldFigures withheld, HeldFigures held, string wave)
    {
        return table with
        {
            Groups =
            [
                .. table.Groups.Select(g => held.Table(withheld.Whole(table.Id, wave, g.Group).Of(g), wave, table.Id)),
            ],
            Letters =
            [
                .. table.Letters.Where(row =>
                    row.Columns.All(c =>
                        ShowsAnswer(withheld.Whole(table.Id, wave, c.Group), FigureKey.ShareOf(row.Answer))
                    )
                ),
            ],
        };
    }

    private static bool ShowsAnswer(PublicTable table, FigureKey answer) =>
        !table.Withheld.BaseWithheld && !table.Withheld.Hides(table.Position(answer));

    /// <summary>
    /// Shares among the answers that two waves have in common follow from those of the whole tables, so they are shown
    /// where all of these are, of groups whose members cannot be recognised, and on no smaller base than any other.
    /// </summary>
    private static bool ShowsCommonAnswers(ComparisonResult exact, WithheldFigures withheld, AnalysisSettings settings)
    {
        return Shows(exact.A) && Shows(exact.B);

        bool Shows(ComparisonSide side) =>
            withheld.Side(exact.Table, side) is { Identifiable: false, Withheld.HasAny: false }
            && side.Base.N >= settings.MinimumBase;
    }

    /// <summary>
    /// The same of a development; nothing holds its bases against what was published before with other answers, of which
    /// it is therefore not shown.
    /// </summary>
    private static bool ShowsCommonAnswers(
        TrendResult exact,
        WithheldFigures withheld,
        HeldFigures held,
        AnalysisSettings settings
    ) =>
        exact
            .Waves.Zip(exact.Bases)
            .All(point =>
                withheld.Whole(exact.Table, point.First, exact.Group) is { Identifiable: false, Withheld.HasAny: false }
                && point.Second.N >= settings.MinimumBase
                && !held.Differs(point.First, exact.Group)
            );

    private static ComparisonResult Comparison(ComparisonResult exact, WithheldFigures withheld, Codebook codebook)
    {
        var (a, b) = (withheld.Side(exact.Table, exact.A), withheld.Side(exact.Table, exact.B));
        var fewMoved =
            exact.Kind == ComparisonKind.Waves
            && withheld.FewMoved(exact.Table, exact.A.Group, exact.A.Wave, exact.B.Wave);
        var hidesOverall = withheld.HidesOverall(
            exact.Table,
            [(exact.A.Wave, exact.A.Group), (exact.B.Wave, exact.B.Group)]
        );
        return PublicComparison.Of(exact, a, b, fewMoved, hidesOverall, codebook.Settings);
    }

    /// <summary>
    /// Who gained and who lost an answer are sets that nothing compares with an earlier publication, so that they are not
    /// shown anew of what was published before with other answers. A comparison that is kept has them as it had.
    /// </summary>
    private static ComparisonResult WithPairs(ComparisonResult comparison, HeldFigures held) =>
        held.Differs(comparison.A.Wave, comparison.A.Group) || held.Differs(comparison.B.Wave, comparison.B.Group)
            ? comparison with
            {
                Rows = [.. comparison.Rows.Select(row => row with { Paired = null })],
            }
            : comparison;

    /// <summary>p-values are rounded last, after they were corrected together.</summary>
    private static ComparisonResult WithRoundedTests(
        ComparisonResult comparison,
        WithheldFigures withheld,
        double alpha
    )
    {
        var precision = PublicComparison.PrecisionOf(
            withheld.Side(comparison.Table, comparison.A),
            withheld.Side(comparison.Table, comparison.B)
        );
        return comparison with
        {
            Rows =
            [
                .. comparison.Rows.Select(row =>
                    row with
                    {
                        Test = PublicComparison.Rounded(row.Test, precision, alpha),
                        ScreenedP = row.ScreenedP is { } p ? precision.P(p, alpha) : null,
                    }
                ),
            ],
        };
    }
}
