using System.Text;
using Serverless.Analysis;
using Serverless.Analysis.Exports;
using Serverless.Analysis.Inputs;
using Serverless.Intake.Population;
using Serverless.Intake.Responses;
using Serverless.Intake.Sources;
using Serverless.Surveys;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Exports;

public sealed class CleanedResponsesTests
{
    private const string Codebook = """
        {"survey":"proef","title":"Proef","waves":[{"id":"2024","title":"2024","fieldworkStart":"2024-01-01","fieldworkEnd":"2024-02-01"}],
         "groups":[{"id":"scholen","label":"scholen","design":{"kind":"sample"},"weighting":{"method":"post-stratification","margins":["grootte"]}}],
         "chapters":[],
         "questions":[
          {"id":"grootte","type":"single","text":"Grootte","answers":[{"code":"1","label":"klein"},{"code":"2","label":"groot"}]},
          {"id":"werkt","type":"single","text":{"nl":"Werkt u samen?","en":"Do you cooperate?"},"answers":[{"code":"ja","label":"ja"},{"code":"nee","label":"nee"},{"code":"wn","label":"weet niet","missing":true}]},
          {"id":"doel","type":"multiple","text":"Doelen","routing":{"question":"werkt","is":["ja"]},"answers":[{"code":"a","label":"taal"},{"code":"b","label":"zorg"}]},
          {"id":"cijfer","type":"numeric","text":"Cijfer"},
          {"id":"uitleg","type":"open","text":"Uitleg"}]}
        """;

    [Fact]
    public async Task Answers_are_routed_labelled_and_weighted_and_open_ones_left_out()
    {
        var codebook = CodebookReader.Read(Encoding.UTF8.GetBytes(Codebook)).Codebook!;
        var population = await PopulationReader.ReadAsync(
            Csv("variable,category,population,sample\ntotal,,300,4\ngrootte,1,100,\ngrootte,2,200,\n"),
            codebook,
            "2024",
            "scholen",
            cancellationToken: TestContext.Current.CancellationToken
        );
        population.Issues.ShouldBeEmpty();
        var responses = await ResponseReader.SetAsync(
            Csv(
                "respondent,grootte,werkt,doel.a,doel.b,cijfer,uitleg\nr1,1,ja,1,0,7.5,geheim\nr2,1,nee,1,1,,\nr3,2,wn,,,8,\nr4,1,ja,,,9,\n"
            ),
            codebook,
            "2024",
            "scholen",
            cancellationToken: TestContext.Current.CancellationToken
        );
        var files = new GroupInputs
        {
            Wave = "2024",
            Group = "scholen",
            Population = population.Margins,
            Responses = responses,
        };

        var cleaned = CleanedResponses.Of(codebook, files, ["r1", "r2", "r3", "r4"], Language.English);

        cleaned
            .Description.Columns.Select(column => column.Name)
            .ShouldBe(["respondent", "grootte", "werkt", "doel.a", "doel.b", "cijfer", "weight"]);
        cleaned
            .Rows.Select(row => string.Join('|', row.Take(6)))
            .ShouldBe(["r1|1|ja|1|0|7.5", "r2|1|nee||||"[..^1], "r3|2|wn|||8", "r4|1|ja|||9"]);
        // A third of the population is shared by three respondents, two thirds are one: 100/3 and 200, over a mean of 75.
        cleaned
            .Rows.Select(row => Math.Round(row[6].Number, 9))
            .ShouldBe([0.444444444, 0.444444444, 2.666666667, 0.444444444]);
        cleaned.Description.Weight.ShouldBe("weight");
        var werkt = cleaned.Description.Columns[2];
        werkt.Label.ShouldBe("Do you cooperate?");
        werkt.Missing.Values.ShouldBe([SourceValue.Of("wn")]);
        cleaned.Description.Sets.ShouldHaveSingleItem().Columns.ShouldBe(["doel.a", "doel.b"]);
    }

    private static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));
}
