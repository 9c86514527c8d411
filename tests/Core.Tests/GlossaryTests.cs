using System.Text.RegularExpressions;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests;

/// <summary>docs/glossary.md is what code and documentation keep to: one word for one thing.</summary>
public sealed partial class GlossaryTests
{
    private const string Page = "docs/glossary.md";

    private static readonly Entry[] Entries =
    [
        .. Row()
            .Matches(Repository.Text(Page))
            .Skip(2)
            .Select(row => new Entry(
                row.Groups["word"].Value.Trim(),
                row.Groups["type"].Value.Trim(' ', '`'),
                [
                    .. row.Groups["instead"]
                        .Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                ]
            )),
    ];

    [Fact]
    public void Every_word_is_defined_once()
    {
        Entries.Length.ShouldBeGreaterThan(15);
        Entries.Select(entry => entry.Word).ShouldBeUnique();
        Entries.SelectMany(entry => entry.InsteadOf).ShouldBeUnique();
    }

    [Fact]
    public void Every_type_named_is_a_type_of_the_product()
    {
        var types = typeof(Codebook).Assembly.GetTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        Entries
            .Where(entry => entry.Type.Length > 0)
            .Select(entry => entry.Type)
            .Where(type => !types.Contains(type))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Words_that_have_a_better_one_are_not_used()
    {
        var found = Repository
            .Sources("core", "local")
            .Concat(Repository.Pages("docs"))
            .Where(path => path != Page)
            .SelectMany(path => Used(Repository.Text(path)).Select(word => $"{path}: {word}"));

        found.ShouldBeEmpty($"{Page} says which word to use");
    }

    [Theory]
    [InlineData("rows that are not there", "that are not there")]
    [InlineData("/// how to\n/// mend it", "mend")]
    [InlineData("class AnalysisFaultText", "AnalysisFault")]
    [InlineData("this can be recommended", null)]
    public void Word_with_a_better_one_is_found(string text, string? expected) =>
        Used(text).SingleOrDefault().ShouldBe(expected);

    [Fact]
    public void Limits_are_called_maximum_or_minimum() =>
        Repository
            .Sources("core", "functions", "local", "samples")
            .SelectMany(path => OtherLimits(Repository.Text(path)).Select(name => $"{path}: {name}"))
            .ShouldBeEmpty($"{Page} says how limits are called");

    [Fact]
    public void Classes_of_limits_hold_maximums_and_minimums()
    {
        var limits = typeof(Codebook)
            .Assembly.GetTypes()
            .Where(type => type.IsAbstract && type.Name.EndsWith("Limits", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields())
            .Select(field => field.Name)
            .ToList();

        limits.Count.ShouldBeGreaterThan(30);
        limits.ShouldBeSomeThatAll(name =>
            name.StartsWith("Maximum", StringComparison.Ordinal) || name.StartsWith("Minimum", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("private const int MostRows = 12;", "MostRows")]
    [InlineData("public const long Largest = 1L << 30;", "Largest")]
    [InlineData("static readonly TimeSpan LongestPause = TimeSpan.Zero;", "LongestPause")]
    [InlineData("public int MostBars { get; init; } = 24;", "MostBars")]
    [InlineData("private const int MaximumRows = 12;", null)]
    [InlineData("public double LargestResidual { get; init; }", null)]
    public void Limit_with_another_name_is_found(string text, string? expected) =>
        OtherLimits(text).SingleOrDefault().ShouldBe(expected);

    /// <summary>Constants, and settings with a usual value, that are called by another superlative.</summary>
    private static IEnumerable<string> OtherLimits(string text) =>
        Limit().Matches(text).Select(limit => limit.Groups["name"].Value);

    /// <summary>
    /// The words of the last column in a text, also over the end of a line; names of types are found within longer
    /// names too.
    /// </summary>
    private static IEnumerable<string> Used(string text)
    {
        var running = LineEnd().Replace(text, " ");
        return Entries
            .SelectMany(entry => entry.InsteadOf)
            .Where(word =>
                char.IsUpper(word[0])
                    ? running.Contains(word, StringComparison.Ordinal)
                    : Regex.IsMatch(
                        running,
                        $@"\b{Regex.Escape(word)}\b",
                        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
                        TimeSpan.FromSeconds(5)
                    )
            );
    }

    [GeneratedRegex(
        @"^\|(?<word>[^|]*)\|[^|]*\|(?<type>[^|]*)\|(?<instead>[^|]*)\|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Row();

    [GeneratedRegex(
        @"\b(const|static readonly) \w+ (?<name>(Most|Longest|Largest|Widest|Highest|Greatest|Fewest|Smallest|Shortest|Narrowest|Lowest|Least)(\p{Lu}\w*)?) ="
            + @"|\b(int|long|double) (?<name>(Most|Longest|Fewest|Shortest)\p{Lu}\w*) \{[^}]*\} = ",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Limit();

    [GeneratedRegex(@"\r?\n\s*(///?|\*)?\s*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LineEnd();

    private sealed record Entry(string Word, string Type, IReadOnlyList<string> InsteadOf);
}
