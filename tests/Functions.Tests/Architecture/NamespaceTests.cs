using Serverless.Local;
using Serverless.TestKit.Architecture;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Architecture;

/// <summary>The rule for namespaces, for the programs and the tests of programs.</summary>
public sealed class NamespaceTests
{
    public static TheoryData<string> AssemblyFiles() =>
        new(
            Path.Combine(AppContext.BaseDirectory, "Serverless.Functions.dll"),
            typeof(LocalRunException).Assembly.Location,
            typeof(NamespaceTests).Assembly.Location,
            OfTests("Flows.Tests"),
            OfTests("Benchmarks")
        );

    [Theory]
    [MemberData(nameof(AssemblyFiles))]
    public void Namespaces_of_a_project_form_no_circle(string assembly) =>
        NamespaceCircles.In(assembly).ShouldBeEmpty();

    /// <summary>Built with this project, into a folder of its own beside it.</summary>
    private static string OfTests(string project) =>
        Path.Combine(AppContext.BaseDirectory.Replace("Functions.Tests", project), $"Serverless.{project}.dll");
}
