using System.Text;
using NJsonSchema;
using Serverless.Analysis.Results;
using Serverless.Samples;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>The published schema against documents that are really made.</summary>
public sealed class ResultsSchemaTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromJsonAsync(new StreamReader(ResultsJson.Schema()).ReadToEnd())
    );

    [Fact]
    public async Task Document_of_the_example_survey_fits_the_schema() =>
        await ShouldFit(ResultsJson.Write(ExampleSurveyAnalysisTests.Document));

    [Fact]
    public async Task Document_with_trends_and_withheld_figures_fits_the_schema() =>
        await ShouldFit(ResultsJson.Write(HandMadeSurveys.ThreeWaves().Analyse("2022")));

    [Fact]
    public async Task Property_that_is_not_in_the_schema_is_found()
    {
        var json = Encoding
            .UTF8.GetString(ResultsJson.Write(HandMadeSurveys.ThreeWaves().Analyse("2022")))
            .Replace("\"shortText\":", "\"shorterText\":", StringComparison.Ordinal);

        (await Schema.Value).Validate(json).ShouldNotBeEmpty();
    }

    internal static async Task ShouldFit(byte[] json) =>
        (await Schema.Value)
            .Validate(Encoding.UTF8.GetString(json))
            .Select(e => $"{e.Path}: {e.Kind}")
            .Take(5)
            .ShouldBeEmpty();
}
