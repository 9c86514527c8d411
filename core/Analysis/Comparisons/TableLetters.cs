using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;

namespace Serverless.Analysis.Comparisons;

/// <summary>The groups of a table as columns, compared in pairs per answer, with letters.</summary>
internal sealed class TableLetters(Codebook codebook, PublishedTables tables)
{
    /// <summary>
    /// Empty when fewer than two groups may be compared. Groups that selected themselves have
    /// no letter.
    /// </summary>
    public IReadOnlyList<AnswerLetters> Of(TablePlan plan, string wave)
    {
        var columns = plan
            .Groups.Select(g => tables.Find(plan, wave, g))
            .OfType<PublishedTable>()
            .Where(t => !t.Source.Sample.IsSelfSelected)
            .ToList();
        if (columns.Count < 2 || plan.Answers.Count == 0 || plan.IsLongList)
            return [];

        var answers = columns.ConvertAll(t => t.Source.Columns(plan));
        var groups = answers.SelectMany((c, column) => Enumerable.Repeat((ushort)column, c.Count)).ToArray();
        var sample = WeightedSample.Stack([.. columns.Select(t => t.Source.Sample.Sample)]);
        var figures = new TableFigures(
            plan,
            sample,
            answers.Aggregate(TableColumns.Stack),
            new CodeColumn(groups, columns.Count),
            meanOne: 1,
            codebook.Settings
        );
        return
        [
            .. Enumerable
                .Range(0, plan.Answers.Count)
                .Where(k => columns.TrueForAll(t => plan.AnswersOf(t.Table.Group).Contains(k)))
                .Select(k => Letters(plan, k, figures, columns)),
        ];
    }

    private AnswerLetters Letters(TablePlan plan, int answer, TableFigures figures, List<PublishedTable> columns)
    {
        var rules = new ColumnLetterRules
        {
            Significance = codebook.Settings.Alpha,
            MinimumBase = codebook.Settings.MinimumBaseForTests,
            Adjustment = codebook.Settings.Correction,
        };
        var (table, code) = (plan.Id.ToString(), plan.Answers[answer].Code);
        var compared = plan.IsMultipleResponse
            ? ColumnLetters.Of(figures.Options[answer]!, table, rules)[1]
            : ColumnLetters.Of(figures.Answers!, table, rules)[answer];
        return new AnswerLetters(
            code,
            MethodIds.Of(codebook.Settings.Correction),
            $"pairs of groups, {table}, {code}",
            [.. columns.Select((t, i) => new GroupLetter(t.Table.Group, ColumnLetters.Label(i), compared.Letters[i]))]
        );
    }
}
