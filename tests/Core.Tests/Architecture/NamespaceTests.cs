using System.Text.RegularExpressions;
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
public sealed partial class NamespaceTests
{
    private static readonly string[] Assemblies =
    [
        typeof(Codebook).Assembly.Location,
        typeof(ExampleSurvey).Assembly.Location,
        typeof(NamespaceCircles).Assembly.Location,
        typeof(NamespaceTests).Assembly.Location,
    ];

    public static TheoryData<string> AssemblyFiles() => new(Assemblies);

    [Theory]
    [MemberData(nameof(AssemblyFiles))]
    public void Namespaces_of_a_project_form_no_circle(string assembly) =>
        NamespaceCircles.In(assembly).ShouldBeEmpty();

    [Theory]
    [InlineData("core", "Serverless")]
    [InlineData("local", "Serverless.Local")]
    [InlineData("samples", "Serverless.Samples")]
    [InlineData("tests/Benchmarks", "Serverless.Benchmarks")]
    [InlineData("tests/Fuzz", "Serverless.Fuzz")]
    [InlineData("tests/Core.Tests", "Serverless.Core.Tests")]
    [InlineData("tests/Flows.Tests", "Serverless.Flows.Tests")]
    [InlineData("tests/Functions.Tests", "Serverless.Functions.Tests")]
    [InlineData("tests/TestKit", "Serverless.TestKit")]
    public void Namespace_of_a_file_is_its_folder(string project, string root)
    {
        var files = Repository
            .Sources(project)
            .Select(path => (Path: path, Declared: Declaration().Match(Repository.Text(path)).Groups["name"].Value))
            // Programs and what is compiled into several of them have none.
            .Where(file => file.Declared is not ("" or "Serverless") || project == "core")
            .ToList();

        files.ShouldNotBeEmpty();
        files.Where(file => file.Declared != NamespaceOf(file.Path, project, root)).ShouldBeEmpty();
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

    private static string NamespaceOf(string path, string project, string root) =>
        root + path[project.Length..path.LastIndexOf('/')].Replace('/', '.');

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}
