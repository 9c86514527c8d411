using Serverless.Analysis.Results;
using Serverless.Samples;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>The example survey, analysed from its files.</summary>
public sealed class ExampleSurveyAnalysisTests
{
    private static readonly Lazy<SurveyOnPaper> Survey = new(Read);
    private static readonly Lazy<ResultsDocument> Analysed = new(() => Survey.Value.Analyse("2019"));

    public static ResultsDocument Document => Analysed.Value;

    [Fact]
    public void Groups_have_the_response_and_the_minima_that_the_report_prints()
    {
        var groups = Document.Groups.ToDictionary(g => g.Id, g => g.Response);

        groups["basisscholen"].Respondents.ShouldBe(700);
        groups["basisscholen"].MinimumForNationalStatements.ShouldBe(260);
        groups["schoolbesturen"].MinimumForNationalStatements.ShouldBe(208);
        groups["kov-organisaties"].MinimumForNationalStatements.ShouldBe(243);
        groups["kov-besturen"].MinimumForNationalStatements.ShouldBeNull();
    }

    [Fact]
    public void Document_reads_back_to_the_same_bytes()
    {
        var bytes = ResultsJson.Write(Document);

        ResultsJson.Write(ResultsJson.Read(bytes)).ShouldBe(bytes);
    }

    private static SurveyOnPaper Read()
    {
        var folder = ExampleSurvey.Folder;
        var survey = new SurveyOnPaper(File.ReadAllText(Path.Combine(folder, "codebook.json")));
        string? Text(string wave, string group, string name) =>
            Path.Combine(folder, wave, group, name) is var path && File.Exists(path) ? File.ReadAllText(path) : null;
        foreach (var wave in survey.Codebook.Waves)
        foreach (var group in survey.Codebook.Groups)
            if (Text(wave.Id, group.Id, "responses.csv") is { } responses)
                survey.With(wave.Id, group.Id, Text(wave.Id, group.Id, "population.csv"), responses);
        return survey;
    }
}
