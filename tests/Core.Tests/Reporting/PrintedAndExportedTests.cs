using System.Globalization;
using System.Text;
using Serverless.Analysis.Results;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Exports;
using Serverless.Samples;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;
using Serverless.Wording;
using Shouldly;
using Sylvan.Data.Csv;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>Every number in the tables of the report is one of the exports, rounded.</summary>
public sealed class PrintedAndExportedTests
{
    private static readonly NumberTexts Numbers = Texts.For(Language.English).Numbers;

    private static readonly string[] Whole = ["n", "compared_n", "linked_n"];

    private static readonly string[] Probabilities = ["p", "p_adjusted", "p_all_tests", "linked_p", "mcnemar_p"];

    private static readonly string[] Differences =
    [
        "difference",
        "difference_lower",
        "difference_upper",
        "linked_difference",
    ];

    private static readonly string[] Estimates = ["value", "lower", "upper", "compared_value"];

    public static TheoryData<string> Waves() => [ExampleSurvey.Folder + "|2019", SmallMonitor.Folder + "|2025"];

    [Theory]
    [MemberData(nameof(Waves))]
    public async Task Numbers_of_questions_are_those_of_the_exports(string wave)
    {
        var results = await PublishedAsync(wave);
        var exported = Rows(results).ToLookup(row => row["table"].Split('.')[0], Printed, StringComparer.Ordinal);

        foreach (var (heading, tables) in ByHeading(results, "tabel-"))
            ShouldBeExported(tables, [.. exported[heading["tabel-".Length..]].SelectMany(texts => texts)], heading);
    }

    [Theory]
    [MemberData(nameof(Waves))]
    public async Task Numbers_of_comparisons_are_those_of_the_exports(string wave)
    {
        var results = await PublishedAsync(wave);
        HashSet<string> exported = [.. Rows(results).Where(row => row["compared_with"].Length > 0).SelectMany(Printed)];

        foreach (var (heading, tables) in ByHeading(results, "vergelijking-"))
            ShouldBeExported(tables, exported, heading);
    }

    private static void ShouldBeExported(IEnumerable<Table> tables, HashSet<string> exported, string heading)
    {
        foreach (var cell in tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells.Skip(1)))
        foreach (var number in InCell(cell))
            exported.ShouldContain(number, $"{heading}: {number} is printed and not exported");
    }

    /// <summary>The numbers of a cell: itself, or the ends of its interval.</summary>
    private static IEnumerable<string> InCell(TableCell cell) =>
        cell
            .Inlines.Select(inline =>
                inline switch
                {
                    Text text => text.Value,
                    Muted muted => muted.Value,
                    _ => "",
                }
            )
            .SelectMany(text => text.Split(["–", " to "], StringSplitOptions.RemoveEmptyEntries))
            .Select(text => text.Replace("\u00A0†", "", StringComparison.Ordinal))
            .Where(text => text.Any(char.IsAsciiDigit));

    /// <summary>What a row may be printed as, in the forms of the report.</summary>
    private static HashSet<string> Printed(IReadOnlyDictionary<string, string> row)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        void Add(string column, Func<double, string> form)
        {
            if (double.TryParse(row[column], CultureInfo.InvariantCulture, out var number))
                texts.Add(form(number));
        }

        foreach (var column in Whole)
            Add(column, number => Numbers.Number(number));
        foreach (var column in Probabilities)
            Add(column, Numbers.PValue);
        Add("effect", number => Numbers.Number(number, 2));
        var share = row["measure"] is not ("mean" or "median" or "q1" or "q3" or "total");
        foreach (var decimals in share ? [0, 1] : (int[])[0, 1, 2, 3])
        {
            foreach (var column in Estimates)
                Add(
                    column,
                    number => share ? Numbers.PercentNumber(number, decimals) : Numbers.Number(number, decimals)
                );
            foreach (var column in Differences)
                Add(
                    column,
                    number =>
                        share ? Numbers.Points(Math.Clamp(number, -1, 1), decimals) : Numbers.Signed(number, decimals)
                );
        }

        return texts;
    }

    private static async Task<ResultsDocument> PublishedAsync(string wave) =>
        wave.Split('|') is [var folder, var id]
            ? (await FolderAnalysis.AnalyseAsync(folder, id)).Public
            : throw new FormatException(wave);

    private static List<(string Heading, List<Table> Tables)> ByHeading(ResultsDocument results, string prefix)
    {
        var found = new List<(string Heading, List<Table> Tables)>();
        List<Table>? under = null;
        foreach (var block in Flat(TablesReport.Build(results, Language.English, DateTimeOffset.UnixEpoch).Blocks))
        {
            if (block is Heading heading)
            {
                under = heading.Id.StartsWith(prefix, StringComparison.Ordinal) ? [] : null;
                if (under is not null)
                    found.Add((heading.Id, under));
            }
            else if (block is Table table)
            {
                under?.Add(table);
            }
        }

        found.ShouldNotBeEmpty();
        return found;
    }

    private static IEnumerable<Block> Flat(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block => block is Container container ? Flat(container.Children) : [block]);

    private static List<Dictionary<string, string>> Rows(ResultsDocument results)
    {
        var csv = Encoding.UTF8.GetString(
            CsvExport.Bytes(results, Language.English, CsvDialect.Standard, CsvScope.Everything)
        );
        using var reader = CsvDataReader.Create(new StringReader(csv));
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(
                Enumerable
                    .Range(0, reader.FieldCount)
                    .ToDictionary(reader.GetName, reader.GetString, StringComparer.Ordinal)
            );
        return rows;
    }
}
