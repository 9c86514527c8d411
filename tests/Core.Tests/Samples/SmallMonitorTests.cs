using Serverless.Samples;
using Serverless.Samples.Synthetic;
using Serverless.Surveys;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Samples;

public sealed class SmallMonitorTests
{
    [Theory]
    [InlineData("stand-van-het-land")]
    [InlineData("kleine-monitor")]
    public void Codebook_of_a_sample_is_valid(string survey)
    {
        var path = Path.Combine(ExampleSurvey.Folder, "..", survey, "codebook.json");

        CodebookReader.Read(File.ReadAllBytes(path)).Issues.ShouldBeEmpty();
    }

    [Fact]
    public void Synthetic_answers_are_the_same_every_time_and_differ_by_wave()
    {
        var codebook = CodebookReader
            .Read(File.ReadAllBytes(Path.Combine(SmallMonitor.Folder, "codebook.json")))
            .Codebook!;

        var once = SyntheticResponses.Csv(codebook, "2023", "docenten", 20, "seed", []);

        SyntheticResponses.Csv(codebook, "2023", "docenten", 20, "seed", []).ShouldBe(once);
        SyntheticResponses.Csv(codebook, "2025", "docenten", 20, "seed", []).ShouldNotBe(once);
    }

    [Fact]
    public void Pupils_who_do_not_read_are_not_asked_for_minutes()
    {
        var lines = File.ReadAllLines(Path.Combine(SmallMonitor.Folder, "2025", "leerlingen", "responses.csv"));
        var columns = lines[0].Split(',').ToList();
        var leest = columns.IndexOf("leest");
        var minuten = columns.IndexOf("minuten");

        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();

        rows.Where(r => r[leest] == "nee").ShouldNotBeEmpty();
        rows.Where(r => r[leest] == "nee").ShouldBeSomeThatAll(r => r[minuten].Length == 0);
        rows.Count(r => r[leest] == "ja" && r[minuten].Length > 0).ShouldBeGreaterThan(10);
    }
}
