using Serverless.Local;
using Serverless.TestKit.Architecture;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Architecture;

/// <summary>The rule for namespaces, for the function app, the local runner and these tests.</summary>
public sealed class NamespaceTests
{
    /// <summary>Namespaces still entangled with those within them; a line goes when its circle is gone.</summary>
    private static readonly string[] StillEntangled =
    [
        // The exception that ends a run stands beside the program that catches it.
        "Serverless.Local",
    ];

    public static TheoryData<string> AssemblyFiles() =>
        new(
            Path.Combine(AppContext.BaseDirectory, "Serverless.Functions.dll"),
            typeof(LocalRunException).Assembly.Location,
            typeof(NamespaceTests).Assembly.Location
        );

    [Theory]
    [MemberData(nameof(AssemblyFiles))]
    public void Namespaces_of_a_project_form_no_circle(string assembly) =>
        NamespaceCircles.In(assembly, StillEntangled).ShouldBeEmpty();
}
