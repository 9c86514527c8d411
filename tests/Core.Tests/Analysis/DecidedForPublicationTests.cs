using System.Text.RegularExpressions;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>
/// The public results are the exact ones with some properties changed, so a property that nobody thought of would be
/// published as it is: unrounded, and where figures are withheld.
/// </summary>
public sealed class DecidedForPublicationTests
{
    /// <summary>Names, conclusions, and what is computed from other properties.</summary>
    private static readonly string[] PublishedAsTheyAre =
    [
        "ComparisonResult.CommonAnswers",
        "ComparisonResult.Id",
        "ComparisonResult.Kind",
        "ComparisonResult.Table",
        "ComparisonRow.Equivalent",
        "ComparisonRow.IntervalDisagrees",
        "TrendResult.CommonAnswers",
        "TrendResult.Group",
        "TrendResult.Id",
        "TrendResult.Table",
        "TrendResult.Waves",
    ];

    [Theory]
    [InlineData(typeof(ComparisonResult))]
    [InlineData(typeof(ComparisonRow))]
    [InlineData(typeof(TrendResult))]
    [InlineData(typeof(TrendRow))]
    public void Every_property_of_a_test_is_decided_on_before_publication(Type type)
    {
        string[] sources = [.. Repository.Sources("core/Analysis/Publication").Select(path => Repository.Text(path))];

        var undecided = type.GetProperties()
            .Select(property => property.Name)
            .Where(name =>
                !Array.Exists(
                    sources,
                    source => Regex.IsMatch(source, $@"\b{name}\s*=[^=>]", RegexOptions.NonBacktracking)
                )
            )
            .Select(name => $"{type.Name}.{name}");

        sources.ShouldNotBeEmpty();
        undecided.ShouldBeSubsetOf(PublishedAsTheyAre);
    }
}
