using System.Security.Cryptography;
using System.Text;
using Serverless.Samples;
using Serverless.Samples.Reproduction;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Samples;

/// <summary>The reconstructed answers against what the report prints, with the weights they were placed by.</summary>
public sealed class ExampleSurveyTests
{
    private static readonly Lazy<ReproductionCheck> Check = new(() => ExampleSurvey.Check(ExampleSurvey.Folder));

    [Fact]
    public void Percentages_of_2019_are_within_rounding_of_print()
    {
        Check.Value.Percentages.Count.ShouldBe(827);
        Check.Value.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void Bases_are_as_printed_except_where_the_report_contradicts_itself()
    {
        Check
            .Value.OtherBases.Select(b => (b.Table.Question, b.Table.Group, b.Table.N, b.N))
            .ShouldBe([
                ("waarom-niet", "basisscholen", 66, 59),
                ("waarom-niet", "kov-organisaties", 175, 167),
                ("waarom-niet", "schoolbesturen", 59, 56),
            ]);
    }

    [Fact]
    public void Means_round_to_print()
    {
        foreach (var mean in Check.Value.Means)
            mean.Value.ShouldBe(mean.Mean.Mean, 0.05, mean.Mean.Group);
    }

    [Fact]
    public void Percentages_quoted_of_2016_are_within_rounding()
    {
        Check.Value.Quotes.Count.ShouldBe(15);
        foreach (var quote in Check.Value.Quotes)
            quote.Percentage.ShouldBe(quote.Quote.Percentage, 0.5, $"{quote.Quote.Question} {quote.Quote.Group}");
    }

    [Fact]
    public void Build_wrote_the_files_that_follow_from_the_facts()
    {
        var files = ExampleSurvey.Files(ExampleSurvey.Folder);

        files.Count.ShouldBe(7);
        foreach (var (path, text) in files)
            text.ShouldBe(File.ReadAllText(Path.Combine(ExampleSurvey.Folder, path)), path);
    }

    [Fact]
    public void Files_are_the_same_bytes_on_every_machine()
    {
        // Changes with codebook, facts, plan and generator; if it differs with those unchanged, a computation depends
        // on the machine.
        const string expected = "c9e3fe55b01f1fd3913a09eadb75961f926064ecd7ed7af3295910864083ef2a";
        var texts = ExampleSurvey
            .Files(ExampleSurvey.Folder)
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => f.Value);

        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(texts)))).ShouldBe(expected);
    }
}
