using Serverless.Analysis;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Which earlier waves belong to a wave.</summary>
public sealed class WaveLineageTests
{
    [Theory]
    [InlineData("2013;2016<2013;2019<2016", "2019", "2013,2016")]
    [InlineData("2013;2016<2013;2019<2013", "2019", "2013,2016")]
    [InlineData("2013;2016;2019<2016", "2019", "2016")]
    [InlineData("2013;2016<2013;2019", "2019", "")]
    [InlineData("2013;2016<2013;2019<2016", "2016", "2013")]
    public void Earlier_waves_are_those_linked_through_comparisons(string waves, string wave, string expected)
    {
        var parsed = waves
            .Split(';')
            .Select(w => w.Split('<'))
            .Select(p => new Wave(p[0], new LocalizedText(p[0]), default, default, p.Length > 1 ? p[1] : null))
            .ToList();
        var codebook = new Codebook
        {
            Survey = "s",
            Title = new LocalizedText("s"),
            Waves = parsed,
            Groups = [],
            Chapters = [],
            Questions = [],
        };

        string.Join(',', WaveLineage.EarlierWaves(codebook, wave).Select(w => w.Id)).ShouldBe(expected);
    }

    [Fact]
    public void Unknown_wave_is_named()
    {
        var codebook = new Codebook
        {
            Survey = "s",
            Title = new LocalizedText("s"),
            Waves = [],
            Groups = [],
            Chapters = [],
            Questions = [],
        };

        Should
            .Throw<ArgumentException>(() => WaveLineage.EarlierWaves(codebook, "2020"))
            .Message.ShouldContain("'2020'");
    }
}
