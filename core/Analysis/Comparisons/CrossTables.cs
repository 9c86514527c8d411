using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Analysis.Tables;
using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Intake.Answers;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Comparisons;

/// <summary>Tables crossed by the answers of a question, with letters for the columns that differ within a group.</summary>
internal sealed class CrossTables(Codebook codebook, PublishedTables tables, string wave)
{
    /// <summary>Every crossing of one table that the codebook asks for.</summary>
    public IEnumerable<CrossTableResult> Of(TablePlan plan) =>
        codebook
            .CrossTables.Where(cross => Crosses(cross, plan))
            .Select(cross => Of(cross, plan))
            .OfType<CrossTableResult>();

    private static bool Crosses(CrossTable cross, TablePlan plan) =>
        (cross.Questions.Count == 0 || plan.Questions.Any(id => cross.Questions.Contains(id, StringComparer.Ordinal)))
        && !(plan.Questions.Contains(cross.By, StringComparer.Ordinal) && plan.Part?.Id == cross.Item);

    private CrossTableResult? Of(CrossTable cross, TablePlan plan)
    {
        var question = codebook.Questions.First(q => q.Id == cross.By);
        List<Answer> answers = [.. question.Answers.Where(a => !a.Missing)];
        var groups = plan
            .Groups.Where(g => cross.Groups.Contains(g, StringComparer.Ordinal))
            .Select(g => tables.Find(plan, wave, g))
            .OfType<PublishedTable>()
            .Where(t => question is MultipleQuestion || t.Source.Sample.Responses.HasCodes(cross.By, cross.Item))
            .Select(t =>
                question is MultipleQuestion
                    ? Overlapping(cross, answers, plan, t)
                    : Of(cross, question, answers, plan, t)
            )
            .Where(group => group.Columns.Count > 0)
            .ToList();
        if (groups.Count == 0)
            return null;
        return new CrossTableResult(
            QuestionColumn.NameOf(cross.By, cross.Item),
            Name(question, cross.Item),
            plan.Id,
            [.. answers.Select((a, i) => new CrossColumn(a.Code, a.Label, ColumnLetters.Label(i)))],
            groups,
            WithheldGroups: []
        )
        {
            Overlapping = question is MultipleQuestion ? true : null,
        };
    }

    private static LocalizedText Name(Question question, string? item)
    {
        var text = question.ShortText ?? question.Text;
        return question is GridQuestion grid && grid.Items.FirstOrDefault(i => i.Id == item) is { } found
            ? Texts.Localized(texts => $"{texts.Of(text)}: {texts.Of(found.Label)}")
            : text;
    }

    private CrossGroup Of(
        CrossTable cross,
        Question question,
        List<Answer> answers,
        TablePlan plan,
        PublishedTable table
    )
    {
        var sample = table.Source.Sample;
        var domains = Domains(cross, question, answers, sample.Responses);
        var figures = Figures(plan, table, new CodeColumn(domains, answers.Count));
        var offered = Enumerable
            .Range(0, answers.Count)
            .Where(d => answers[d].IsOfferedTo(sample.Group.Id, wave))
            .ToList();
        var withheld = Withheld([.. offered.Select(figures.Base)], table.Table.Base.N ?? 0);
        var columns = offered
            .Select(
                (d, i) =>
                    new CrossColumnFigures(
                        answers[d].Code,
                        withheld[i],
                        figures.Table(
                            sample.Group.Id,
                            d,
                            Cells(cross, answers[d], plan, sample),
                            plan.HasTotals ? PublishedTables.TotalMethod(sample) : null
                        )
                    )
            )
            .ToList();
        var group = new CrossGroup { Group = sample.Group.Id, Columns = columns };
        var compared = offered.Where((d, i) => !withheld[i] && figures.Base(d) > 0).ToList();
        return sample.IsSelfSelected || compared.Count < 2 || plan.IsLongList
            ? group
            : Compared(group, compared, answers, plan, table, domains);
    }

    /// <summary>
    /// A column per option, of everyone who ticked it. Who ticked several is in several columns, so that these are not
    /// compared. One with fewer respondents than the minimum is withheld, and so is one that leaves so few outside it.
    /// </summary>
    private CrossGroup Overlapping(CrossTable cross, List<Answer> options, TablePlan plan, PublishedTable table)
    {
        var sample = table.Source.Sample;
        var columns = new List<CrossColumnFigures>();
        foreach (var option in options.Where(o => o.IsOfferedTo(sample.Group.Id, wave)))
        {
            if (!sample.Responses.HasCodes(cross.By, option.Code))
                continue;
            var ticked = Array.ConvertAll(
                sample.Responses.Codes(cross.By, option.Code),
                code => code == 1 ? (ushort)0 : TableColumns.Outside
            );
            var figures = Figures(plan, table, new CodeColumn(ticked, 1));
            columns.Add(
                new CrossColumnFigures(
                    option.Code,
                    Withheld([figures.Base(0)], table.Table.Base.N ?? 0)[0],
                    figures.Table(
                        sample.Group.Id,
                        0,
                        Cells(cross, option, plan, sample),
                        plan.HasTotals ? PublishedTables.TotalMethod(sample) : null
                    )
                )
            );
        }

        return new CrossGroup { Group = sample.Group.Id, Columns = columns };
    }

    /// <summary>The position of the answer in the columns of who gave one; anything higher for others.</summary>
    private static ushort[] Domains(CrossTable cross, Question question, List<Answer> answers, ResponseSet responses)
    {
        var column = new ushort[question.Answers.Count];
        Array.Fill(column, TableColumns.Outside);
        for (var code = 0; code < question.Answers.Count; code++)
            if (answers.IndexOf(question.Answers[code]) is >= 0 and var position)
                column[code] = (ushort)position;
        return Array.ConvertAll(
            responses.Codes(cross.By, cross.Item),
            code => code < column.Length ? column[code] : TableColumns.Outside
        );
    }

    private TableFigures Figures(TablePlan plan, PublishedTable table, CodeColumn domains) =>
        new(
            plan,
            table.Source.Sample.Sample,
            table.Source.Columns(plan) with
            {
                Routed = null,
            },
            domains,
            table.Source.Sample.MeanOne,
            codebook.Settings
        );

    private CellFactory Cells(CrossTable cross, Answer answer, TablePlan plan, GroupSample sample) =>
        new(
            new CellId
            {
                Table = plan.Id,
                Group = sample.Group.Id,
                Subgroup = $"{QuestionColumn.NameOf(cross.By, cross.Item)}={answer.Code}",
            },
            codebook.Settings.ConfidenceLevel,
            sample.IsSelfSelected
        );

    /// <summary>
    /// Columns with fewer respondents than the minimum are withheld, and with them, smallest first, others until those
    /// that are not shown together (who gave no answer to the crossing question included) are none or as many as the
    /// minimum: else they follow from the whole less the columns that are shown.
    /// </summary>
    internal bool[] Withheld(int[] bases, int whole)
    {
        var minimum = codebook.Settings.MinimumBase;
        var withheld = Array.ConvertAll(bases, n => n > 0 && n < minimum);
        var unshown = whole - bases.Where((_, d) => !withheld[d]).Sum();
        foreach (var d in Enumerable.Range(0, bases.Length).OrderBy(d => bases[d]))
        {
            if (unshown == 0 || unshown >= minimum)
                break;
            if (withheld[d] || bases[d] == 0)
                continue;
            withheld[d] = true;
            unshown += bases[d];
        }

        return withheld;
    }

    private CrossGroup Compared(
        CrossGroup group,
        List<int> compared,
        List<Answer> answers,
        TablePlan plan,
        PublishedTable table,
        ushort[] domains
    )
    {
        var narrowed = Array.ConvertAll(
            domains,
            d => compared.IndexOf(d) is >= 0 and var position ? (ushort)position : TableColumns.Outside
        );
        var figures = Figures(plan, table, new CodeColumn(narrowed, compared.Count));
        var independence = figures.Answers is { } distribution ? Independence.Test(distribution) : null;
        var overall = independence?.Test ?? Overall(figures);
        var rank = ComparisonMaker.Ranks(plan, figures, codebook.Settings.RankScores);
        return group with
        {
            Letters = [.. Letters(compared, answers, plan, figures)],
            Overall = overall is null ? null : ComparisonMaker.Reported(overall),
            Alternatives = independence is null ? [] : ComparisonMaker.Alternatives(independence),
            Rank = rank is null ? null : ComparisonMaker.Reported(rank.WithWeightedMidranks),
            RankInFileOrder = rank is null ? null : ComparisonMaker.InFileOrder(rank),
            CramersV = independence is { Test.Status: TestStatus.Performed, CramersV: { } v } ? Math.Min(1, v) : null,
        };
    }

    private static Comparison.TestResult? Overall(TableFigures figures)
    {
        if (figures.Columns.Options is { } options)
        {
            var shown = options.OfType<ushort[]>().ToList();
            return shown.Count < 2
                ? null
                : MultipleResponse.Omnibus(DomainTotals.OfIndicators(figures.Sample, shown, figures.Domains)).Test;
        }

        return figures.Numbers is { Width: 2 } numbers ? GroupMeans.OfMeans(numbers) : null;
    }

    private IEnumerable<CrossLetters> Letters(
        List<int> compared,
        List<Answer> answers,
        TablePlan plan,
        TableFigures figures
    )
    {
        var rules = new ColumnLetterRules
        {
            Significance = codebook.Settings.Alpha,
            MinimumBase = codebook.Settings.MinimumBaseForTests,
            Adjustment = codebook.Settings.Correction,
        };
        CrossLetters Of(FigureKey figure, DomainTotals totals, int category)
        {
            var letters = ColumnLetters.Of(totals, plan.Id.ToString(), rules)[category].Letters;
            return new CrossLetters(
                figure,
                MethodIds.Of(codebook.Settings.Correction),
                $"pairs of columns, {plan.Id}, {figure}",
                compared
                    .Select((d, i) => (answers[d].Code, Letters: Renamed(letters[i], compared)))
                    .ToDictionary(p => p.Code, p => p.Letters, StringComparer.Ordinal)
            );
        }

        for (var k = 0; k < plan.Answers.Count; k++)
            if (figures.CategoryOf(k) is var (totals, category))
                yield return Of(FigureKey.ShareOf(plan.Answers[k].Code), totals, category);
        if (figures.Summary is { } summary)
            yield return Of(FigureKey.Summary, summary, 1);
    }

    /// <summary>Letters of the compared columns as those of all columns.</summary>
    private static string Renamed(string letters, List<int> compared) =>
        string.Concat(letters.Select(letter => ColumnLetters.Label(compared[letter - 'A'])));
}
