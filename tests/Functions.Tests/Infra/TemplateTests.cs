using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>The Bicep files themselves: no diagnostics, one format.</summary>
public sealed class TemplateTests
{
    public static TheoryData<string> Templates() =>
        [
            .. Directory
                .EnumerateFiles(Repository.PathOf("infra"), "*.bicep", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Repository.Root, f))
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public async Task Main_template_builds_and_lints_without_any_diagnostic()
    {
        foreach (var command in new[] { "build", "lint" })
        {
            string[] output = command == "build" ? ["--stdout"] : [];
            var run = await Repository.RunAsync(
                Repository.BicepTool,
                [command, Repository.PathOf("infra", "main.bicep"), .. output],
                TestContext.Current.CancellationToken
            );

            run.Error.ShouldBeEmpty();
            run.ExitCode.ShouldBe(0);
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Template_stands_in_the_formatters_form(string template)
    {
        var file = Repository.PathOf(template);

        var run = await Repository.RunAsync(
            Repository.BicepTool,
            ["format", file, "--stdout"],
            TestContext.Current.CancellationToken
        );

        run.Output.ShouldBe(
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
            $"run `bicep format {template}`"
        );
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Template_describes_every_parameter(string template)
    {
        var lines = await File.ReadAllLinesAsync(Repository.PathOf(template), TestContext.Current.CancellationToken);

        var bare = lines.Where(
            (line, i) =>
                line.StartsWith("param ", StringComparison.Ordinal)
                && !Decorators(lines, i).Contains("@description(", StringComparison.Ordinal)
        );

        bare.ShouldBeEmpty();
    }

    private static string Decorators(string[] lines, int parameter)
    {
        var first = parameter;
        while (first > 0 && lines[first - 1].StartsWith('@'))
            first--;
        return string.Join('\n', lines[first..parameter]);
    }
}
