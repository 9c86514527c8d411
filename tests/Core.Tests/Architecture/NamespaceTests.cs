using Serverless.Samples;
using Serverless.Surveys;
using Serverless.TestKit.Architecture;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Architecture;

/// <summary>
/// No namespace of a project may use itself over others, however many: then each can be read, changed and tested with
/// what it builds on and nothing else. (Functions.Tests holds the programs to the same.)
/// </summary>
public sealed class NamespaceTests
{
    /// <summary>Namespaces still entangled with those within them; a line goes when its circle is gone.</summary>
    private static readonly string[] StillEntangled =
    [
        // The faults of an analysis stand beside the function that makes it.
        "Serverless.Analysis",
        // Indexes and the publication stand beside the reports.
        "Serverless.Reporting",
        // The files of a survey stand beside the reconstruction that reads them.
        "Serverless.Samples",
        // What reads a source row by row stands beside the tests of all sources.
        "Serverless.Core.Tests.Intake.Sources",
    ];

    private static readonly string[] Assemblies =
    [
        typeof(Codebook).Assembly.Location,
        typeof(ExampleSurvey).Assembly.Location,
        typeof(NamespaceTests).Assembly.Location,
    ];

    public static TheoryData<string> AssemblyFiles() => new(Assemblies);

    public static TheoryData<string> Exceptions() => new(StillEntangled);

    [Theory]
    [MemberData(nameof(AssemblyFiles))]
    public void Namespaces_of_a_project_form_no_circle(string assembly) =>
        NamespaceCircles.In(assembly, StillEntangled).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Namespace_listed_as_entangled_still_is(string root)
    {
        var others = StillEntangled.Where(other => other != root).ToArray();
        Assemblies.SelectMany(assembly => NamespaceCircles.In(assembly, others)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("a>b", 0)]
    [InlineData("a>b b>a", 1)]
    [InlineData("a>b b>c c>a c>d", 1)]
    [InlineData("a>b b>a c>d d>c b>c", 2)]
    public void Circles_of_a_graph_are_found(string edges, int expected) =>
        Circles.Among(edges.Split(' ').Select(edge => (edge[..1], edge[2..]))).Count.ShouldBe(expected);

    [Fact]
    public void Use_of_a_namespace_in_the_body_of_a_method_alone_is_seen() =>
        NamespaceDependencies
            .Of(typeof(NamespaceTests).Assembly.Location)
            .ShouldContain(use =>
                use.From == "Serverless.Core.Tests.Pdf.Conformance" && use.To == "Serverless.Core.Tests.Pdf"
            );
}
