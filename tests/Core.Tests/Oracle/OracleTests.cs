using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Samples.Reproduction;
using Shouldly;
using Xunit;
using TestResult = Serverless.Analysis.Results.TestResult;

namespace Serverless.Core.Tests.Oracle;

/// <summary>
/// Whole analyses, from files to results document, held against values of R's survey package.
/// The cases are survey folders beside this file; <c>oracle.R</c> made them and says how, <c>VERSIONS</c> with what.
/// </summary>
public sealed class OracleTests
{
    [Theory]
    [InlineData("nhanes", "2010")]
    [InlineData("hospital", "w")]
    [InlineData("scd", "w")]
    [InlineData("election", "w")]
    [InlineData("mu284", "w")]
    [InlineData("synthetic", "b")]
    [InlineData("trend", "c")]
    [InlineData("ranking", "b")]
    [InlineData("common", "b")]
    [InlineData("common-trend", "c")]
    [InlineData("crossed", "w")]
    [InlineData("replicates-jkn", "w")]
    [InlineData("replicates-brr", "w")]
    [InlineData("replicates-fay", "w")]
    [InlineData("replicates-bootstrap", "b")]
    [InlineData("stages-two", "w")]
    [InlineData("stages-sub", "w")]
    [InlineData("stages-brewer", "w")]
    [InlineData("stages-both", "w")]
    [InlineData("scales", "c")]
    [InlineData("lonely", "w")]
    [InlineData("whole", "w")]
    [InlineData("partial", "w")]
    [InlineData("asked", "w")]
    public async Task Analysis_agrees_with_R_survey(string survey, string wave)
    {
        var results = await FolderAnalysis.RunAsync(Path.Combine(AppContext.BaseDirectory, "Oracle", survey), wave);
        var references = ReferenceValue.ReadAll(
            Path.Combine(AppContext.BaseDirectory, "Oracle", survey, "expected.csv")
        );

        var misses = references
            .Select(r => (Reference: r, Found: Find(results, r)))
            .Where(x => x.Found is not { } found || !x.Reference.IsMetBy(found))
            .Select(x =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{x.Reference.Where} {x.Reference.Quantity}: R {x.Reference.Value:R}, here {x.Found:R}"
                )
            );

        references.Count.ShouldBeGreaterThan(0);
        misses.ShouldBeEmpty();
    }

    private static double? Find(ResultsDocument results, ReferenceValue reference)
    {
        var path = reference.Where.Split('/', 2);
        return path[0] switch
        {
            "cell" => CellQuantity(Cell(results, path[1]), reference.Quantity),
            "quantile" => CellQuantity(
                results
                    .Tables.SelectMany(t => t.Groups)
                    .SelectMany(g => g.Quantiles)
                    .SingleOrDefault(c => c.Id.ToString() == path[1]),
                reference.Quantity
            ),
            "side" => CellQuantity(Side(results, path[1]), reference.Quantity),
            "comparison" => ComparisonQuantity(results, path[1], reference.Quantity),
            "crossed" => CellQuantity(Crossed(results, path[1]), reference.Quantity),
            "columns" => TestQuantity(Columns(results, path[1]), reference.Quantity),
            "point" => CellQuantity(
                results
                    .Trends.SelectMany(t => t.Rows)
                    .SelectMany(row => row.Points)
                    .SingleOrDefault(c => c.Id.ToString() == path[1]),
                reference.Quantity
            ),
            "trend" or "common-trend" => TrendQuantity(results, reference.Where, reference.Quantity),
            "rank" => TestQuantity(
                results.Comparisons.SingleOrDefault(c => c.Id.ToString() == path[1])?.RankInFileOrder,
                reference.Quantity
            ),
            "alpha" => AlphaQuantity(results, path[1], reference.Quantity),
            "row" => RowQuantity(results, path[1], reference.Quantity),
            _ => null,
        };
    }

    private static Cell? Cell(ResultsDocument results, string id) =>
        results
            .Tables.SelectMany(t => t.Groups)
            .SelectMany(g => g.Cells.Concat(new[] { g.Mean, g.Summary, g.Total, g.StandardDeviation }.OfType<Cell>()))
            .SingleOrDefault(c => c.Id.ToString() == id);

    /// <summary>A figure that only comparisons have.</summary>
    private static Cell? Side(ResultsDocument results, string id) =>
        results
            .Comparisons.SelectMany(c => c.Rows)
            .SelectMany(row => new[] { row.A, row.B })
            .SingleOrDefault(c => c.Id.ToString() == id);

    /// <summary>A figure of who gave an answer to the question that is crossed with.</summary>
    private static Cell? Crossed(ResultsDocument results, string id) =>
        (results.CrossTables ?? [])
            .SelectMany(c => c.Groups)
            .SelectMany(g => g.Columns)
            .Select(c => c.Figures)
            .SelectMany(f =>
                f.Cells.Concat(f.Quantiles).Concat(f.AnswerTotals ?? []).Append(f.Mean).Append(f.Total).OfType<Cell>()
            )
            .SingleOrDefault(c => c.Id.ToString() == id);

    /// <summary>
    /// The test of all columns of <c>table/group</c>; behind an exclamation mark the rank test, or an alternative by its
    /// method.
    /// </summary>
    private static TestResult? Columns(ResultsDocument results, string id)
    {
        var parts = id.Split('!');
        var place = parts[0].Split('/');
        var group = (results.CrossTables ?? [])
            .Where(c => c.Table.ToString() == place[0])
            .SelectMany(c => c.Groups)
            .SingleOrDefault(g => g.Group == place[1]);
        if (parts.Length == 1)
            return group?.Overall;
        return parts[1] == "rank"
            ? group?.RankInFileOrder
            : group?.Alternatives.SingleOrDefault(t => t.Method == parts[1]);
    }

    /// <summary>Of the overall test, or of the alternative that follows an exclamation mark.</summary>
    private static double? ComparisonQuantity(ResultsDocument results, string id, string quantity)
    {
        var parts = id.Split('!');
        var comparison = results.Comparisons.SingleOrDefault(c => c.Id.ToString() == parts[0]);
        return quantity switch
        {
            "cramersV" => comparison?.CramersV,
            "biasCorrectedV" => comparison?.CramersVBiasCorrected,
            _ => TestQuantity(
                parts.Length == 1
                    ? comparison?.Overall
                    : comparison?.Alternatives.SingleOrDefault(t => t.Method == parts[1]),
                quantity
            ),
        };
    }

    private static double? TrendQuantity(ResultsDocument results, string id, string quantity)
    {
        if (results.Trends.SingleOrDefault(t => t.Id.ToString() == id) is { } trend)
            return TestQuantity(trend.Overall, quantity);
        var slash = id.LastIndexOf('/');
        var row = results
            .Trends.SingleOrDefault(t => t.Id.ToString() == id[..slash])
            ?.Rows.SingleOrDefault(r => r.Answer.ToString() == id[(slash + 1)..]);
        return quantity switch
        {
            "slope" => row?.SlopePerYear,
            "slopeStandardError" => row?.SlopeStandardError,
            "linearT" => row?.Linear?.Statistic,
            "linearP" => row?.Linear?.P,
            "logOdds" => row?.LogOddsPerYear,
            "logOddsStandardError" => row?.LogOddsStandardError,
            "logisticT" => row?.Logistic?.Statistic,
            "logisticP" => row?.Logistic?.P,
            _ => null,
        };
    }

    private static double? RowQuantity(ResultsDocument results, string id, string quantity)
    {
        var slash = id.LastIndexOf('/');
        var row = results
            .Comparisons.SingleOrDefault(c => c.Id.ToString() == id[..slash])
            ?.Rows.SingleOrDefault(r => r.Answer.ToString() == id[(slash + 1)..]);
        return quantity switch
        {
            "difference" => row?.Difference,
            "standardError" => row?.StandardError,
            "b" => row?.B.Value,
            "bStandardError" => row?.B.StandardError,
            "lowerP" => row?.Equivalence?.LowerP,
            "upperP" => row?.Equivalence?.UpperP,
            _ => TestQuantity(row?.Test, quantity),
        };
    }

    private static double? CellQuantity(Cell? cell, string quantity) =>
        quantity switch
        {
            "value" => cell?.Value,
            "standardError" => cell?.StandardError,
            "lower" => cell?.Interval?.Lower,
            "upper" => cell?.Interval?.Upper,
            "degreesOfFreedom" => cell?.DegreesOfFreedom,
            _ => null,
        };

    /// <summary>Of <c>question/group</c>.</summary>
    private static double? AlphaQuantity(ResultsDocument results, string id, string quantity)
    {
        var parts = id.Split('/');
        var scale = results.Groups.Single(g => g.Id == parts[1]).Scales?.SingleOrDefault(s => s.Question == parts[0]);
        return quantity switch
        {
            "value" => scale?.Alpha,
            "standardError" => scale?.StandardError,
            "lower" => scale?.Interval?.Lower,
            "upper" => scale?.Interval?.Upper,
            _ => null,
        };
    }

    private static double? TestQuantity(TestResult? test, string quantity) =>
        quantity switch
        {
            "statistic" => test?.Statistic,
            "df1" => test?.Df1,
            "df2" => test?.Df2,
            "p" => test?.P,
            _ => null,
        };

    private sealed record ReferenceValue(string Where, string Quantity, double Value, double Tolerance)
    {
        /// <summary>Relative tolerance, absolute below one.</summary>
        public bool IsMetBy(double found) =>
            Math.Abs(found - Value)
            <= Tolerance
                * Math.Max(Math.Abs(Value), Quantity is "p" or "lowerP" or "upperP" or "difference" ? 1 : 1e-3);

        public static List<ReferenceValue> ReadAll(string file) =>
            File.ReadLines(file)
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(f => new ReferenceValue(f[0], f[1], Number(f[2]), Number(f[3])))
                .ToList();

        private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
