using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Analysis.Results;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Releases;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>The descriptions of the CSV files and the JSON-stat collection, read by the rules of their formats.</summary>
public sealed class OpenDataTests
{
    public static TheoryData<string> Surveys => [.. SurveyResults.Variants.Keys];

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Csv_has_the_columns_and_datatypes_that_its_metadata_says(string survey)
    {
        var results = SurveyResults.Variants[survey].Build();
        foreach (var release in new[] { null, Releases.Corrected })
        {
            var tables = Metadata(results, release)["tables"]!.AsArray();

            tables.Count.ShouldBe(2);
            Check(tables[0]!, results, Language.English, CsvDialect.Standard, release);
            Check(tables[1]!, results, Language.Dutch, CsvDialect.DutchExcel, release);
        }
    }

    [Fact]
    public void Csv_metadata_of_a_release_points_to_its_permanent_address()
    {
        var urls = Metadata(new SurveyResults().Build(), Releases.Corrected)["tables"]!
            .AsArray()
            .Select(table => (string)table!["url"]!);

        urls.ShouldBe([
            Releases.Corrected.PermanentAddress + "/tables?language=en&format=csv",
            Releases.Corrected.PermanentAddress + "/tables?language=nl&format=csv",
        ]);
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Json_stat_has_every_value_of_the_groups_where_the_format_puts_it(string survey)
    {
        var results = SurveyResults.Variants[survey].Build();
        var datasets = Datasets(results).ToDictionary(set => (string)set["extension"]!["table"]!, set => set);

        datasets.Keys.ShouldBe(results.Tables.Where(HasCells).Select(table => table.Id.ToString()));
        foreach (var table in results.Tables.Where(HasCells))
        foreach (var group in table.Groups)
        foreach (var cell in group.Cells)
        {
            var set = datasets[table.Id.ToString()];
            double? Of(string measure) =>
                Value(set, results.Wave.Id, group.Group, cell.Answer.ToString(), measure).Value;

            Of("value").ShouldBe(cell.Value);
            Of("standard_error").ShouldBe(cell.StandardError);
            Of("lower").ShouldBe(cell.Interval?.Lower);
            Of("upper").ShouldBe(cell.Interval?.Upper);
            Of("n").ShouldBe(group.Base.N);
            Of("n_effective").ShouldBe(group.Base.EffectiveN);
        }
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Json_stat_has_as_many_values_as_its_sizes_say_and_a_status_for_each_null(string survey)
    {
        var sets = Datasets(SurveyResults.Variants[survey].Build());

        sets.ShouldNotBeEmpty();
        foreach (var set in sets)
        {
            var ids = Strings(set["id"]!);
            var sizes = set["size"]!.AsArray().Select(size => (int)size!).ToList();
            ids.ShouldBe(["wave", "group", "answer", "measure"]);
            foreach (var (id, size) in ids.Zip(sizes))
            {
                var index = Strings(set["dimension"]![id]!["category"]!["index"]!);
                index.ShouldBeUnique();
                index.Count.ShouldBe(size);
                set["dimension"]![id]!["category"]!["label"]!.AsObject().Select(label => label.Key).ShouldBe(index);
            }

            var (values, status) = (set["value"]!.AsArray(), set["status"]!.AsArray());
            values.Count.ShouldBe(sizes.Aggregate(1, (product, size) => product * size));
            status.Count.ShouldBe(values.Count);
            for (var place = 0; place < values.Count; place++)
                ((string?)status[place] is "withheld" or "absent").ShouldBe(values[place] is null);
        }
    }

    [Fact]
    public void Json_stat_has_the_figures_of_earlier_waves()
    {
        var results = new SurveyResults { EarlierWaves = 4 }.Build();
        var sets = Datasets(results).ToDictionary(set => (string)set["extension"]!["table"]!, set => set);
        var checkedRows = 0;

        foreach (var comparison in results.Comparisons.Where(c => c.Kind == ComparisonKind.Waves))
        foreach (var row in comparison.CommonAnswers is null ? comparison.Rows : [])
        {
            var (value, _) = Value(
                sets[comparison.Table.ToString()],
                comparison.A.Wave,
                comparison.A.Group,
                row.A.Answer.ToString(),
                "value"
            );
            value.ShouldBe(row.A.Value);
            checkedRows++;
        }

        checkedRows.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Json_stat_says_of_a_withheld_value_that_it_is()
    {
        var results = new SurveyResults { Suppressed = true }.Build();
        var table = results.Tables.First(HasCells);
        var group = table.Groups[0];
        var set = Datasets(results).First();

        Value(set, results.Wave.Id, group.Group, group.Cells[0].Answer.ToString(), "value")
            .ShouldBe((null, "withheld"));
    }

    private static bool HasCells(TableResult table) =>
        table.Groups.Any(group => group.Cells.Count > 0 || group.Mean is not null);

    private static JsonNode Metadata(ResultsDocument results, ReleaseImprint? release)
    {
        using var stream = new MemoryStream();
        CsvMetadata.Write(results, stream, release);
        var metadata = JsonNode.Parse(stream.ToArray())!;
        ((string)metadata["@context"]!).ShouldBe("http://www.w3.org/ns/csvw");
        return metadata;
    }

    private static List<JsonNode> Datasets(ResultsDocument results)
    {
        using var stream = new MemoryStream();
        JsonStat.Write(results, stream);
        var collection = JsonNode.Parse(stream.ToArray())!;
        ((string)collection["version"]!).ShouldBe("2.0");
        ((string)collection["class"]!).ShouldBe("collection");
        return [.. collection["link"]!["item"]!.AsArray().Select(item => item!)];
    }

    /// <summary>The value in row-major order: the last dimension changes first.</summary>
    private static (double? Value, string? Status) Value(JsonNode set, params IReadOnlyList<string> codes)
    {
        var place = 0;
        foreach (var (id, code) in Strings(set["id"]!).Zip(codes))
        {
            var index = Strings(set["dimension"]![id]!["category"]!["index"]!);
            index.ShouldContain(code);
            place = place * index.Count + index.IndexOf(code);
        }

        return ((double?)set["value"]![place], (string?)set["status"]![place]);
    }

    private static List<string> Strings(JsonNode array) => [.. array.AsArray().Select(text => (string)text!)];

    private static void Check(
        JsonNode table,
        ResultsDocument results,
        Language language,
        CsvDialect dialect,
        ReleaseImprint? release
    )
    {
        var columns = table["tableSchema"]!["columns"]!.AsArray();
        var bytes = CsvExport.Bytes(results, language, dialect, CsvScope.Everything, release);
        var rows = Rows(
            Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'),
            ((string)table["dialect"]!["delimiter"]!)[0]
        );

        rows[0].ShouldBe(columns.Select(column => (string)column!["titles"]![language.Code()]!));
        columns.Select(column => (string)column!["name"]!).ShouldBeUnique();
        rows.Count.ShouldBeGreaterThan(1);
        foreach (var row in rows.Skip(1))
        {
            row.Count.ShouldBe(columns.Count);
            foreach (var (cell, column) in row.Zip(columns))
                Fits(cell, column!["datatype"]!).ShouldBeTrue($"{column["name"]}: '{cell}'");
        }
    }

    private static bool Fits(string cell, JsonNode datatype)
    {
        if (cell.Length == 0)
            return true;
        var format = datatype is JsonObject ? datatype["format"] : null;
        switch (datatype is JsonObject ? (string)datatype["base"]! : (string)datatype!)
        {
            case "string":
                return true;
            case "integer":
                return int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
            case "decimal":
                return decimal.TryParse(
                    cell,
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    new NumberFormatInfo { NumberDecimalSeparator = (string)format!["decimalChar"]! },
                    out _
                );
            case "boolean":
                return ((string)format!).Split('|').Contains(cell);
            case "date":
                return DateOnly.TryParseExact(
                    cell,
                    (string)format!,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out _
                );
            case "anyURI":
                return Uri.TryCreate(cell, UriKind.Absolute, out _);
            default:
                return false;
        }
    }

    /// <summary>The rows of RFC 4180.</summary>
    private static List<List<string>> Rows(string csv, char delimiter)
    {
        var (rows, row, field, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                field.Append(csv[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && (c == delimiter || c == '\n'))
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else if (quoted || c != '\r')
                field.Append(c);
        }

        return rows;
    }
}
