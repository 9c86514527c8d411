using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Serverless.Analysis.Results;
using Serverless.Reporting.Exports;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// Whatever of a survey is made for readers says no more than its public document, and that has nothing of crossings,
/// pairs and single answers of members who can be recognised.
/// </summary>
public sealed partial class OutputAttackTests
{
    [Fact]
    public void Every_number_in_workbook_and_csv_is_in_the_public_document()
    {
        var checkedNumbers = 0;
        for (var seed = 0; seed < 10; seed++)
        {
            var (survey, _) = new RandomIdentifiableSurvey(seed).WithLaterWave();
            var published = survey.Publish("2026");
            var known = Numbers(published);
            foreach (var number in InWorkbook(published).Concat(InCsv(published)))
            {
                known.Contains(number).ShouldBeTrue(FormattableString.Invariant($"seed {seed}: {number}"));
                checkedNumbers++;
            }
        }

        checkedNumbers.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Crossings_pairs_and_percentiles_of_recognisable_members_are_in_no_public_document()
    {
        for (var seed = 0; seed < AttackTests.Surveys; seed++)
        {
            var (survey, _) = new RandomIdentifiableSurvey(seed).WithLaterWave();
            var (exact, published) = (survey.Analyse("2026"), survey.Publish("2026"));

            exact.CrossTables!.SelectMany(c => c.Groups).ShouldNotBeEmpty();
            published.CrossTables!.SelectMany(c => c.Groups).ShouldBeEmpty();
            published.Comparisons.SelectMany(c => c.Rows).Count(r => r.Paired is not null).ShouldBe(0);
            published
                .Tables.SelectMany(t => t.Groups)
                .SelectMany(g => g.Quantiles)
                .Count(q => q.Answer.Measure == Measure.Percentile && q.Value is not null)
                .ShouldBe(0);
        }
    }

    [Fact]
    public void Few_members_who_answered_otherwise_than_before_are_in_no_test()
    {
        var (tested, found) = (0, new List<string>());
        for (var seed = 0; seed < AttackTests.Surveys; seed++)
        {
            var random = new RandomIdentifiableSurvey(seed);
            var before = random.Copy();
            var (survey, later) = random.WithLaterWave();
            foreach (
                var comparison in survey
                    .Publish("2026")
                    .Comparisons.Where(c =>
                        c.Kind == ComparisonKind.Waves
                        && (c.Overall is not null || c.Rows.Any(r => r.Test is not null || r.StandardError is not null))
                    )
            )
            {
                var table = comparison.Table.ToString();
                if (table is not ("fase" or "oordeel"))
                    continue;
                tested++;
                var moved = before
                    .Zip(later, (was, now) => (Was: was[table], Now: now[table]))
                    .Where(pair => pair.Was.Length > 0 && pair.Now.Length > 0 && pair.Was != pair.Now)
                    .ToList();
                var few = moved
                    .CountBy(pair => pair.Was)
                    .Concat(moved.CountBy(pair => pair.Now))
                    .Where(count => count.Value <= 4);
                found.AddRange(few.Select(f => FormattableString.Invariant($"seed {seed}: {table} {f.Key} {f.Value}")));
            }
        }

        found.ShouldBeEmpty();
        tested.ShouldBeGreaterThan(0);
    }

    /// <summary>Every number of a document, names that are numbers too; shares also as percentages.</summary>
    private static HashSet<double> Numbers(ResultsDocument document)
    {
        var numbers = new HashSet<double>();
        Collect(JsonNode.Parse(Encoding.UTF8.GetString(ResultsJson.Write(document))));
        return numbers;

        void Collect(JsonNode? node)
        {
            if (node is JsonObject members)
            {
                foreach (var member in members)
                    Collect(member.Value);

                // Half the width of an interval is the margin.
                if (members["lower"] is { } lower && members["upper"] is { } upper)
                    Add(((double)upper - (double)lower) / 2);
            }
            else if (node is JsonArray items)
                foreach (var item in items)
                    Collect(item);
            else if (node is JsonValue value && value.TryGetValue<double>(out var number))
                Add(number);
            else if (double.TryParse(node?.ToString(), CultureInfo.InvariantCulture, out var name))
                Add(name);
        }

        void Add(double number)
        {
            numbers.Add(Twelve(number));
            numbers.Add(Twelve(100 * number));
        }
    }

    private static double Twelve(double number) =>
        double.Parse(number.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static IEnumerable<double> InWorkbook(ResultsDocument document)
    {
        using var file = new MemoryStream();
        WorkbookExport.Write(document, Language.English, file);
        using var archive = new ZipArchive(new MemoryStream(file.ToArray()));
        var sheets = archive.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal));
        foreach (var sheet in sheets.ToList())
        {
            using var text = new StreamReader(sheet.Open());
            foreach (Match cell in NumberCell().Matches(text.ReadToEnd()))
                yield return Twelve(double.Parse(cell.Groups["number"].Value, CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<double> InCsv(ResultsDocument document)
    {
        var lines = Encoding.UTF8.GetString(
            CsvExport.Bytes(document, Language.English, CsvDialect.Standard, CsvScope.Everything)
        );
        foreach (var cell in lines.Split('\n').Skip(1).SelectMany(line => line.Split(',')))
            if (DecimalNumber().IsMatch(cell))
                yield return Twelve(double.Parse(cell, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^-?\d+(\.\d+)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex DecimalNumber();

    [GeneratedRegex("""<(x:)?c (?![^>]*t=")[^>]*><(x:)?v>(?<number>[^<]+)</""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NumberCell();
}
