using System.Text.Json.Nodes;
using Serverless.Flows.Pages;
using Serverless.Flows.Releases;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Tests.Releases;
using Serverless.Portal.OpenData;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Reading;

/// <summary>The catalogue of open data lists what is public, and nothing else.</summary>
public sealed class DataCatalogueTests(StorageEmulator emulator)
{
    private static readonly Name Wave = Name.Parse("2024");

    [Fact]
    public async Task Published_wave_is_a_dataset_with_the_terms_of_its_codebook()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.PutCodebookAsync(
            Survey,
            Codebook(book => book["openData"] = JsonNode.Parse("""{"licence":"cc0","themes":["educ"]}"""))
        );
        await app.SettleAsync();

        var dataset = (await DatasetsAsync(app)).ShouldHaveSingleItem()!;

        ((string)dataset["@id"]!).ShouldBe("https://cijfers.example/proef/2024");
        dataset["dcat:theme"]!.ToJsonString().ShouldContain("data-theme/EDUC");
        var distributions = dataset["dcat:distribution"]!.AsArray();
        distributions.Count.ShouldBeGreaterThan(8);
        foreach (var distribution in distributions)
        {
            ((string)distribution!["@id"]!).ShouldStartWith(
                "https://cijfers.example/api/v1/surveys/proef/waves/2024/releases/1/"
            );
            distribution["dct:license"]!.ToJsonString().ShouldContain("licence/CC0");
        }
    }

    [Fact]
    public async Task Wave_is_listed_while_it_is_public()
    {
        await using var app = await ReleaseFlowTests.AppAsync(emulator, "review");
        var publication = app.Get<ReleasePublication>();
        await app.SettleAsync();
        (await DatasetsAsync(app)).ShouldBeEmpty();

        (await publication.PublishAsync(Survey, Wave, 1, null, null, false, CancellationToken.None)).Done();
        await app.DeliverAsync();
        (await DatasetsAsync(app)).Count.ShouldBe(1);

        (await publication.WithdrawAsync(Survey, Wave, 1, "Een fout.", CancellationToken.None)).Done();
        await app.DeliverAsync();
        (await DatasetsAsync(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Catalogue_names_its_publisher_and_whom_to_ask()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var publisher = new CataloguePublisher(
            "Cijferhuis",
            "open@cijfers.example",
            new Uri("https://cijferhuis.example/")
        );

        var page = await app.Get<DataCatalogueReader>().ReadAsync(publisher, null, CancellationToken.None);

        var catalogue = JsonNode.Parse(page.ShouldNotBeNull())!;
        ((string)catalogue["dct:publisher"]!["@id"]!).ShouldBe("https://cijferhuis.example/");
        ((string)catalogue["dct:publisher"]!["foaf:name"]![0]!["@value"]!).ShouldBe("Cijferhuis");
        ((string)catalogue["dcat:contactPoint"]!["vcard:hasEmail"]!["@id"]!).ShouldBe("mailto:open@cijfers.example");
    }

    private static async Task<JsonArray> DatasetsAsync(FlowApp app)
    {
        var page = await app.Get<DataCatalogueReader>().ReadAsync(null, null, CancellationToken.None);
        return JsonNode.Parse(page.ShouldNotBeNull())!["dcat:dataset"]!.AsArray();
    }
}
