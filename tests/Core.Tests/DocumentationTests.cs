using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests;

/// <summary>The pages hang together.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Generated = ["artifacts", "bin", "node_modules", "obj"];

    [Fact]
    public void Links_between_pages_lead_to_files_that_exist()
    {
        var links = Pages()
            .SelectMany(page =>
                Link()
                    .Matches(File.ReadAllText(page))
                    .Select(match => match.Groups["target"].Value.Split('#')[0])
                    .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
                    .Select(target => (Page: page, Target: Path.Combine(Path.GetDirectoryName(page)!, target)))
            )
            .ToList();

        links.Count.ShouldBeGreaterThan(20);
        links.Where(link => !Path.Exists(link.Target)).ShouldBeEmpty();
    }

    [Fact]
    public void Tests_named_on_the_page_of_access_exist()
    {
        var named = TestName()
            .Matches(File.ReadAllText(Repository.PathOf("docs/access.md")))
            .Select(match => match.Groups["test"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var present = Directory
            .EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet(StringComparer.Ordinal);

        named.Count.ShouldBeGreaterThan(10);
        named.Where(test => !present.Contains(test)).ShouldBeEmpty();
    }

    [Fact]
    public void Decisions_are_numbered_dated_and_listed()
    {
        var folder = Repository.PathOf("docs/decisions");
        var index = File.ReadAllText(Path.Combine(folder, "README.md"));
        var records = Directory
            .GetFiles(folder, "0*.md")
            .Order(StringComparer.Ordinal)
            .Select(
                (file, i) =>
                    (
                        File: Path.GetFileName(file),
                        Number: (i + 1).ToString(CultureInfo.InvariantCulture),
                        Lines: File.ReadAllLines(file)
                    )
            )
            .ToList();

        records.ShouldNotBeEmpty();
        foreach (var (file, number, lines) in records)
        {
            file.ShouldStartWith(number.PadLeft(4, '0') + "-");
            lines[0].ShouldStartWith($"# {number}. ");
            Status().IsMatch(lines[2]).ShouldBeTrue($"{file}: {lines[2]}");
            index.ShouldContain($"| {number} | [{lines[0].Split(". ", 2)[1]}]({file}) | {lines[2][..10]} |");
        }
    }

    private static IEnumerable<string> Pages() =>
        Directory
            .EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
            .Where(page => !Path.GetRelativePath(Repository.Root, page).Split('/', '\\').Intersect(Generated).Any());

    [GeneratedRegex("`(?<test>[A-Za-z]+Tests)`", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"^\d{4}-\d{2}-\d{2}, (accepted|replaced by \d+)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Status();
}
