using System.Text.Json.Nodes;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.OpenData;

/// <summary>Data and structure in SDMX, as programs ask for them.</summary>
public sealed class SdmxOverHttpTests(FunctionAppFixture fixture)
{
    private const string Data = "application/vnd.sdmx.data+csv";
    private const string Structure = "application/vnd.sdmx.structure+json";

    [Theory]
    [InlineData("?format=sdmx", "*/*", Data)]
    [InlineData("", $"{Data}; version=2.0.0", Data)]
    [InlineData("", $"{Data}, text/csv;q=0.5", Data)]
    [InlineData("?format=sdmxstructure", "*/*", Structure)]
    [InlineData("", $"{Structure};version=2.0.0", Structure)]
    public async Task Data_and_structure_are_given_by_format_and_by_media_type_with_its_version(
        string query,
        string accepted,
        string type
    )
    {
        var survey = await SurveyClient.PublishedAsync(fixture);

        using var response = await survey.GetAsync($"/waves/2024/tables{query}", ("Accept", accepted));

        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response
            .Content.Headers.ContentType.Parameters.Select(parameter => parameter.ToString())
            .ShouldBe(["version=2.0.0"]);
    }

    [Fact]
    public async Task Data_of_a_release_name_the_structure_of_that_release_which_its_organisation_maintains()
    {
        var survey = await SurveyClient.PublishedAsync(fixture);
        var release = "/waves/2024/releases/1/tables";

        var data = await (await survey.GetAsync($"{release}?format=sdmx")).Content.ReadAsStringAsync();
        var structure = JsonNode.Parse(
            await (await survey.GetAsync($"{release}?format=sdmxstructure")).Content.ReadAsStringAsync()
        )!["data"]!["dataStructures"]![0]!;

        ((string)structure["agencyID"]!).ShouldBe(TestKeys.Organisation.ToString());
        ((string)structure["version"]!).ShouldBe("1.0.0");
        data.Split("\r\n")[1]
            .ShouldStartWith(
                $"datastructure,{structure["agencyID"]}:{structure["id"]}({structure["version"]}),I,2024,"
            );
    }
}
