using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Serverless.Analysis.Results;
using Serverless.Core.Tests.Portal;
using Serverless.Core.Tests.Reporting;
using Serverless.Pdf;
using Serverless.Portal;
using Serverless.Reporting;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Templates;
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
    /// <summary>Files are slow to make: one survey in four of those attacked.</summary>
    private static int OutputSurveys => Math.Max(10, AttackTests.Surveys / 4);

    [Fact]
    public void Every_number_in_workbook_and_csv_is_in_the_public_document()
    {
        var checkedNumbers = 0;
        foreach (var seed in AttackTests.SeedsOf(OutputSurveys))
        {
            var (survey, _) = new RandomIdentifiableSurvey(seed).WithLaterWave();
            var published = survey.Publish("2026");
            var known = Numbers(published);
            foreach (var number in InWorkbook(published).Concat(InCsv(published)))
            {
                (known.Contains(number) || IsPrinted(AsWritten(number), known)).ShouldBeTrue(
                    FormattableString.Invariant($"seed {seed}: {number}")
                );
                checkedNumbers++;
            }
        }

        checkedNumbers.ShouldBeGreaterThan(1_000);
    }

    /// <summary>
    /// Reports, pages, charts, workbooks, CSV, JSON-stat, SDMX, Parquet and metadata: bytes that are made of the public
    /// document alone cannot hold a digit more than it has.
    /// </summary>
    [Fact]
    public void Every_file_of_a_release_is_made_of_the_public_document_alone()
    {
        var compared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var seed in AttackTests.SeedsOf(OutputSurveys))
        {
            var (survey, _) = new RandomIdentifiableSurvey(seed).WithLaterWave();
            var published = survey.Publish("2026");
            var known = ResultsJson.Read(ResultsJson.Write(published));
            foreach (var (made, again) in Files(published).Zip(Files(known)))
            {
                made.Content.AsSpan()
                    .SequenceEqual(again.Content)
                    .ShouldBeTrue(FormattableString.Invariant($"seed {seed}: {made.Name}"));
                compared.Add(made.Name);
            }
        }

        compared.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Every_number_in_json_stat_is_in_the_public_document()
    {
        var checkedNumbers = 0;
        foreach (var seed in AttackTests.SeedsOf(OutputSurveys))
        {
            var (survey, _) = new RandomIdentifiableSurvey(seed).WithLaterWave();
            var published = survey.Publish("2026");
            var known = Numbers(published);
            foreach (
                var number in Files(published)
                    .Where(f => f.Name.EndsWith(".json", StringComparison.Ordinal))
                    .SelectMany(f => InValues(JsonNode.Parse(f.Content)))
            )
            {
                known.Contains(number).ShouldBeTrue(FormattableString.Invariant($"seed {seed}: {number}"));
                checkedNumbers++;
            }
        }

        checkedNumbers.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Every_number_in_sdmx_is_in_the_public_document()
    {
        var checkedNumbers = 0;
        foreach (var seed in AttackTests.SeedsOf(OutputSurveys))
        {
            var (survey, _) = new RandomIdentifiableSurvey(seed).WithLaterWave();
            var published = survey.Publish("2026");
            var known = Numbers(published);
            foreach (var row in Sdmx.Of(published).Rows)
            foreach (var measure in Sdmx.Measures.Where(measure => row[measure].Length > 0))
            {
                var number = double.Parse(row[measure], CultureInfo.InvariantCulture);
                known.Contains(number).ShouldBeTrue(FormattableString.Invariant($"seed {seed}: {number}"));
                checkedNumbers++;
            }
        }

        checkedNumbers.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Every_number_in_the_tables_of_pages_is_one_of_the_public_document_in_no_more_digits()
    {
        var checkedNumbers = 0;
        foreach (var seed in AttackTests.SeedsOf(OutputSurveys))
        {
            var (survey, _) = new RandomIdentifiableSurvey(seed).WithLaterWave();
            var published = survey.Publish("2026");
            var known = Numbers(published);
            foreach (var (file, _, page) in ParsedPage.Of(published))
            foreach (var text in page.QuerySelectorAll("td").SelectMany(Figures))
            foreach (Match found in PrintedNumber().Matches(text.Data))
            {
                var printed = Printed(found.Value, file.Contains(".en.", StringComparison.Ordinal));
                IsPrinted(printed, known)
                    .ShouldBeTrue(FormattableString.Invariant($"seed {seed}, {file}: {found.Value} in {text.Data}"));
                checkedNumbers++;
            }
        }

        checkedNumbers.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Crossings_pairs_and_percentiles_of_recognisable_members_are_in_no_public_document()
    {
        foreach (var seed in AttackTests.Seeds)
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
    public void Few_members_who_answered_otherwise_than_before_or_the_same_are_in_no_test()
    {
        var (tested, found) = (0, new List<string>());
        foreach (var seed in AttackTests.Seeds)
        {
            var (survey, waves) = new RandomIdentifiableSurvey(seed).WithTwoLaterWaves();
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
                if (table is not ("fase" or "oordeel" or "samen"))
                    continue;
                tested++;
                var answered = waves[0]
                    .Zip(waves[1], (was, now) => (Was: was[table], Now: now[table]))
                    .Where(pair => pair.Was.Length > 0 && pair.Now.Length > 0)
                    .ToLookup(pair => pair.Was != pair.Now);
                var (moved, kept) = (answered[true], answered[false]);
                var few = moved
                    .CountBy(pair => pair.Was)
                    .Concat(moved.CountBy(pair => pair.Now))
                    .Concat(kept.CountBy(pair => pair.Was))
                    .Where(count => count.Value <= 4);
                found.AddRange(few.Select(f => FormattableString.Invariant($"seed {seed}: {table} {f.Key} {f.Value}")));
            }
        }

        found.ShouldBeEmpty();
        tested.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(0.05));
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

    private static IEnumerable<(string Name, byte[] Content)> Files(ResultsDocument document)
    {
        var reports = new WaveReports(document, FactsheetTemplate.None, PdfRenderer.Height, Releases.Corrected);
        foreach (var file in Publication.Files(reports, PdfRenderer.Render).Concat(WavePages.Files(reports)))
        {
            using var content = new MemoryStream();
            file.Write(content);
            yield return (file.Name, content.ToArray());
        }
    }

    /// <summary>
    /// What of a cell is figures of the document: not words, nor margins, which are worked out of published errors, nor
    /// what p-values are below or above.
    /// </summary>
    private static IEnumerable<IText> Figures(IElement cell) =>
        cell.Descendants<IText>().Where(text => !text.Data.Any(c => char.IsLetter(c) || c is '±' or '<' or '>'));

    /// <summary>The figures of JSON-stat: members called value, of all datasets.</summary>
    private static IEnumerable<double> InValues(JsonNode? node)
    {
        if (node is JsonObject members)
            return members.SelectMany(member =>
                member is { Key: "value", Value: JsonArray values }
                    ? values.OfType<JsonValue>().Select(value => Twelve((double)value))
                    : InValues(member.Value)
            );
        return node is JsonArray items ? items.SelectMany(InValues) : [];
    }

    private static (double Value, int Decimals) Printed(string text, bool isEnglish)
    {
        var (thousands, point) = isEnglish ? (",", '.') : (".", ',');
        var plain = text.Replace(thousands, "", StringComparison.Ordinal).Replace(point, '.').Replace('\u2212', '-');
        var decimals = plain.IndexOf('.', StringComparison.Ordinal) is >= 0 and var at ? plain.Length - at - 1 : 0;
        return (double.Parse(plain, CultureInfo.InvariantCulture), decimals);
    }

    /// <summary>p-values are written in six decimals, fewer than the document has of small ones.</summary>
    private static (double Value, int Decimals) AsWritten(double number) =>
        Printed(number.ToString("0.###############", CultureInfo.InvariantCulture), isEnglish: true);

    /// <summary>Whether rounding a number of the document gives what is printed; finer digits would give another.</summary>
    private static bool IsPrinted((double Value, int Decimals) printed, HashSet<double> known) =>
        known.Any(number =>
            Math.Abs(Math.Abs(number) - Math.Abs(printed.Value)) <= 0.5 * Math.Pow(10, -printed.Decimals) + 1e-9
        );

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

    [GeneratedRegex(@"\d[\d.,]*\d|\d", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PrintedNumber();

    [GeneratedRegex(@"^-?\d+(\.\d+)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex DecimalNumber();

    [GeneratedRegex("""<(x:)?c (?![^>]*t=")[^>]*><(x:)?v>(?<number>[^<]+)</""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NumberCell();
}
