using System.Text.Json.Nodes;
using Serverless.Portal.OpenData;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Portal;

/// <summary>Every dataset of the catalogue has somebody who publishes it.</summary>
public sealed class DataCatalogueTests
{
    private static readonly CataloguePublisher Publisher = new(
        "Cijferhuis",
        "open@cijfers.example",
        new Uri("https://cijferhuis.example/")
    );

    [Theory]
    [InlineData("dct:publisher")]
    [InlineData("dct:creator")]
    public void Dataset_without_a_publisher_has_that_of_the_catalogue(string role)
    {
        var dataset = Dataset("""{ "@id": "https://cijfers.example/peiling/2024" }""", Publisher);

        ((string)dataset[role]!["@id"]!).ShouldBe("https://cijferhuis.example/");
        ((string)dataset[role]!["foaf:name"]![0]!["@value"]!).ShouldBe("Cijferhuis");
    }

    [Fact]
    public void Dataset_with_a_publisher_keeps_it() =>
        (
            (string)
                Dataset("""{ "dct:publisher": { "foaf:name": "Het fonds" } }""", Publisher)["dct:publisher"]![
                    "foaf:name"
                ]!
        ).ShouldBe("Het fonds");

    [Fact]
    public void Dataset_stays_as_it_is_where_the_catalogue_has_no_publisher() =>
        Dataset("""{ "@id": "https://cijfers.example/peiling/2024" }""", null)
            .AsObject()
            .Select(property => property.Key)
            .ShouldBe(["@id"]);

    private static JsonNode Dataset(string description, CataloguePublisher? publisher)
    {
        var page = DataCatalogue.Write(
            new Uri("https://cijfers.example/"),
            publisher,
            [BinaryData.FromString(description)],
            after: null,
            next: null
        );
        return JsonNode.Parse(page)!["dcat:dataset"]![0]!;
    }
}
