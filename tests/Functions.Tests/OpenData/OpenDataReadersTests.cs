using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.OpenData;

/// <summary>Open data files as programs of others read them.</summary>
public sealed class OpenDataReadersTests(OpenDataReaders readers) : IClassFixture<OpenDataReaders>
{
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Dct = "http://purl.org/dc/terms/";

    [Fact]
    public void Parquet_has_the_rows_of_the_csv()
    {
        var rows = readers.Read["parquet"]!["rows"]!.AsArray();

        rows.Count.ShouldBe(readers.Csv.Count);
        rows.Count.ShouldBeGreaterThan(1000);
        foreach (var (row, csv) in rows.Zip(readers.Csv))
        {
            row!.AsObject().Select(cell => cell.Key).ShouldBe(csv.Keys);
            foreach (var (name, value) in row!.AsObject())
                Text(value, csv[name]).ShouldBe(csv[name], name);
        }
    }

    [Fact]
    public void Parquet_has_the_types_of_its_columns()
    {
        var types = readers.Read["parquet"]!["types"]!;

        ((string)types["question"]!).ShouldBe("STRING");
        ((string)types["value"]!).ShouldBe("DOUBLE");
        ((string)types["n"]!).ShouldBe("INTEGER");
        ((string)types["significant"]!).ShouldBe("BOOLEAN");
        ((string)types["published"]!).ShouldBe("DATE");
    }

    [Fact]
    public void Json_stat_has_the_figures_of_the_csv()
    {
        var tables = readers.Read["jsonStat"]!.AsArray();
        var values = tables.ToDictionary(table => (string)table!["table"]!, table => table!["values"]!.AsObject());
        var found = 0;

        foreach (var row in readers.Csv.Where(row => row["record"] == "figure" && row["value"].Length > 0))
        {
            var ofTable = values[row["table"]];
            var matches = ofTable.Where(value =>
                value.Key.StartsWith(row["wave"] + " ", StringComparison.Ordinal)
                && value.Key.EndsWith(" value", StringComparison.Ordinal)
                && value.Value is not null
                && Number((double)value.Value) == row["value"]
            );
            matches.ShouldNotBeEmpty($"{row["table"]}, {row["answer"]}: {row["value"]}");
            found++;
        }

        found.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Csv_is_read_by_its_metadata_with_every_cell_and_its_type()
    {
        var rows = readers.Read["csv"]![0]!.AsArray();

        rows.Count.ShouldBe(readers.Csv.Count);
        foreach (var (row, csv) in rows.Zip(readers.Csv))
            row!
                .AsObject()
                .ToDictionary(cell => cell.Key, cell => (string)cell.Value![0]!)
                .ShouldBe(
                    csv.Where(cell => cell.Value.Length > 0)
                        .Select(cell => KeyValuePair.Create(cell.Key, cell.Value.Trim())),
                    ignoreOrder: true
                );
        var types = rows.SelectMany(row => row!.AsObject())
            .GroupBy(cell => cell.Key, cell => (string)cell.Value![1]!)
            .ToDictionary(column => column.Key, column => column.Distinct().Single());
        types["question"].ShouldBe("string");
        types["value"].ShouldBe("decimal");
        types["n"].ShouldBe("integer");
        types["significant"].ShouldBe("boolean");
        types["published"].ShouldBe("date");
        types["address"].ShouldBe("anyURI");
    }

    [Fact]
    public void Dutch_csv_is_read_by_its_metadata_with_the_same_names_of_columns()
    {
        var (english, dutch) = (readers.Read["csv"]![0]!.AsArray(), readers.Read["csv"]![1]!.AsArray());

        dutch.Count.ShouldBe(english.Count);
        foreach (var (one, other) in dutch.Zip(english))
            one!.AsObject().Select(cell => cell.Key).ShouldBe(other!.AsObject().Select(cell => cell.Key));
    }

    /// <summary>By the shapes in <c>tests/readers/dcat-ap-nl.ttl</c>.</summary>
    [Fact]
    public void Catalogue_conforms_to_the_profile() => Violations("violations").ShouldBeEmpty();

    [Fact]
    public void Catalogue_without_a_publisher_does_not_conform() =>
        Violations("violationsWithoutPublisher")
            .Select(violation => violation.Split(' ')[1])
            .ShouldBe([Dct + "publisher", Dcat + "contactPoint"], ignoreOrder: true);

    private string[] Violations(string catalogue) =>
        [.. readers.Read[catalogue]!.AsArray().Select(violation => (string)violation!)];

    /// <summary>What DCAT-AP-NL 3.0 requires of a dataset.</summary>
    [Theory]
    [InlineData(Dct + "title")]
    [InlineData(Dct + "description")]
    [InlineData(Dct + "identifier")]
    [InlineData(Dct + "publisher")]
    [InlineData(Dct + "creator")]
    [InlineData(Dct + "accessRights")]
    [InlineData(Dcat + "contactPoint")]
    [InlineData(Dcat + "theme")]
    public void Dataset_has_what_the_profile_requires(string property) =>
        readers.Read["dataset"]![property].ShouldNotBeNull().AsArray().ShouldNotBeEmpty();

    [Fact]
    public void Dataset_is_the_wave_in_the_version_of_the_release()
    {
        var dataset = readers.Read["dataset"]!;

        ((string)dataset["@id"]!).ShouldBe("https://cijfers.example/stand-van-het-land/2019");
        dataset["@type"]!.AsArray().Select(type => (string)type!).ShouldBe([Dcat + "Dataset"]);
        ((string)dataset[Dcat + "version"]![0]!["@value"]!).ShouldBe("2");
        ((string)dataset[Dct + "modified"]![0]!["@value"]!).ShouldBe("2026-03-29");
        dataset[Dcat + "theme"]!
            .AsArray()
            .Select(theme => (string)theme!["@id"]!)
            .ShouldBe([
                "http://publications.europa.eu/resource/authority/data-theme/EDUC",
                "http://publications.europa.eu/resource/authority/data-theme/SOCI",
            ]);
    }

    [Fact]
    public void Every_distribution_is_at_the_permanent_address_with_its_licence()
    {
        var distributions = readers.Read["dataset"]![Dcat + "distribution"]!.AsArray();

        distributions.Count.ShouldBeGreaterThan(8);
        distributions.Select(one => (string)one!["@id"]!).ShouldBeUnique();
        foreach (var distribution in distributions)
        {
            var address = (string)distribution![Dcat + "accessURL"]![0]!["@id"]!;
            address.ShouldStartWith(readers.Release.PermanentAddress!.AbsoluteUri + "/");
            ((string)distribution[Dct + "license"]![0]!["@id"]!).ShouldBe(
                "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"
            );
            distribution[Dct + "format"].ShouldNotBeNull();
        }
    }

    /// <summary>A value as the CSV writes it: flags as 1 and 0, days without a time.</summary>
    private static string Text(JsonNode? value, string inCsv) =>
        value?.GetValueKind() switch
        {
            null => "",
            System.Text.Json.JsonValueKind.Number => Number((double)value),
            System.Text.Json.JsonValueKind.True => "1",
            System.Text.Json.JsonValueKind.False => "0",
            _ => ((string)value!) is var text && inCsv.StartsWith('\'') && inCsv[1..] == text ? inCsv : Day(text),
        };

    private static string Day(string text) =>
        text.EndsWith("T00:00:00.000Z", StringComparison.Ordinal) ? text[..10] : text;

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
