using NetArchTest.Rules;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Architecture;

/// <summary>
/// The house rules of docs/architecture.md: dependencies point one way, and only Storage knows Azure.
/// </summary>
public sealed class ArchitectureTests
{
    private static readonly string[] FoldersInOrder =
    [
        "Surveys",
        "Intake",
        "Weighting",
        "Estimation",
        "Comparison",
        "Wording",
        "Analysis",
        "Reporting",
        "Pdf",
        "Portal",
        "Storage",
        "Flows",
    ];

    /// <summary>Of no elements at all everything is true, which is what a test sees that looks in the wrong place.</summary>
    [Fact]
    public void Tests_say_something_of_all_elements_only_where_there_are_some()
    {
        var tests = Directory
            .EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("ArchitectureTests.cs", StringComparison.Ordinal))
            .ToList();

        tests.Count.ShouldBeGreaterThan(100);
        tests.Where(file => File.ReadAllText(file).Contains(".ShouldAllBe(", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    public static TheoryData<string, string> ForbiddenReferences()
    {
        var pairs = new TheoryData<string, string>();
        for (var from = 0; from < FoldersInOrder.Length; from++)
        for (var to = from + 1; to < FoldersInOrder.Length; to++)
            pairs.Add(FoldersInOrder[from], FoldersInOrder[to]);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(ForbiddenReferences))]
    public void Folder_earlier_in_the_flow_does_not_know_a_later_one(string from, string to)
    {
        var result = Types
            .InAssembly(typeof(Codebook).Assembly)
            .That()
            .ResideInNamespace($"Serverless.{from}")
            .ShouldNot()
            .HaveDependencyOn($"Serverless.{to}")
            .GetResult();

        (result.FailingTypeNames ?? []).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Azure")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.Azure.Functions")]
    public void Only_Storage_knows_Azure_and_nothing_in_core_knows_the_web(string dependency)
    {
        var result = Types
            .InAssembly(typeof(Codebook).Assembly)
            .That()
            .DoNotResideInNamespace("Serverless.Storage")
            .ShouldNot()
            .HaveDependencyOn(dependency)
            .GetResult();

        (result.FailingTypeNames ?? []).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Layout", "Writing")]
    [InlineData("Charts", "Writing")]
    [InlineData("Charts", "Layout")]
    [InlineData("Writing", "Layout")]
    [InlineData("Writing", "Charts")]
    [InlineData("Pages", "Layout")]
    [InlineData("Typesetting", "Pages")]
    public void Layout_and_export_of_a_PDF_meet_in_the_pages_alone(string from, string to)
    {
        var result = Types
            .InAssembly(typeof(Codebook).Assembly)
            .That()
            .ResideInNamespace($"Serverless.Pdf.{from}")
            .ShouldNot()
            .HaveDependencyOn($"Serverless.Pdf.{to}")
            .GetResult();

        (result.FailingTypeNames ?? []).ShouldBeEmpty();
    }
}
