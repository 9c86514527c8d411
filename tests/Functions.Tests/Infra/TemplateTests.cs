using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>The Bicep files themselves: no diagnostics, one format.</summary>
public sealed class TemplateTests
{
    /// <summary>Templates that are deployed; the others are part of them.</summary>
    public static TheoryData<string> Deployed() => ["main.bicep", "event-subscription.bicep"];

    /// <summary>Building lints as well.</summary>
    [Theory]
    [MemberData(nameof(Deployed))]
    public async Task Template_that_is_deployed_builds_and_lints_without_any_diagnostic(string template)
    {
        var run = await Bicep.RunAsync(
            ["build", Repository.PathOf("infra", template), "--stdout"],
            TestContext.Current.CancellationToken
        );

        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    /// <summary>
    /// Not a rule in bicepconfig.json: there it would stop a deployment on the day a newer Bicep knows a newer version.
    /// </summary>
    [Theory]
    [MemberData(nameof(Deployed))]
    public async Task Template_uses_the_newest_api_versions_that_bicep_knows(string template)
    {
        // The one stable version, of 2016, is from before resources had categories of logs; Azure documents the preview.
        const string Exempt = "'Microsoft.Insights/diagnosticSettings'. '2021-05-01-preview'";
        using var bicep = new BicepFolder();
        await File.WriteAllTextAsync(
            bicep.PathOf("bicepconfig.json"),
            """
            { "analyzers": { "core": { "rules": { "use-recent-api-versions": { "level": "error", "maxAgeInDays": 0 } } } } }
            """,
            TestContext.Current.CancellationToken
        );

        var run = await Bicep.RunAsync(["lint", bicep.PathOf(template)], TestContext.Current.CancellationToken);

        run.Error.Split('\n')
            .Where(line => line.Contains("use-recent-api-versions", StringComparison.Ordinal))
            .Where(line => !line.Contains(Exempt, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Templates_have_the_formatters_form()
    {
        using var bicep = new BicepFolder();
        var run = await Bicep.RunAsync(
            ["format", "--pattern", bicep.PathOf("**/*.bicep")],
            TestContext.Current.CancellationToken
        );

        run.ExitCode.ShouldBe(0, run.Error);
        foreach (var file in Files())
            File.ReadAllText(bicep.PathOf(file))
                .ShouldBe(File.ReadAllText(Repository.PathOf("infra", file)), $"run `bicep format infra/{file}`");
    }

    [Fact]
    public void Templates_describe_every_parameter()
    {
        var parameters = Files()
            .SelectMany(file =>
            {
                var lines = File.ReadAllLines(Repository.PathOf("infra", file));
                return lines
                    .Select((line, i) => (Name: $"{file}: {line}", Text: line, Decorators: Decorators(lines, i)))
                    .Where(p => p.Text.StartsWith("param ", StringComparison.Ordinal));
            })
            .ToList();

        parameters.Count.ShouldBeGreaterThan(50);
        parameters
            .Where(p => !p.Decorators.Contains("@description(", StringComparison.Ordinal))
            .Select(p => p.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Azd_says_which_version_it_must_have_and_runs_scripts_that_exist()
    {
        var lines = File.ReadAllLines(Repository.PathOf("azure.yaml"));
        var scripts = lines
            .Select(l => Regex.Match(l, @"run: .*(?<script>infra/scripts/\S+)", RegexOptions.NonBacktracking))
            .Where(m => m.Success)
            .Select(m => m.Groups["script"].Value)
            .ToList();

        lines[Array.IndexOf(lines, "requiredVersions:") + 1].ShouldMatch("^  azd: \">= \\d+\\.\\d+\\.\\d+\"$");
        scripts.ShouldBe(["infra/scripts/event-subscription.sh", "infra/scripts/event-subscription.ps1"]);
        foreach (var script in scripts)
            File.Exists(Repository.PathOf(script)).ShouldBeTrue(script);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Repository.PathOf(scripts[0])).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }

    private static List<string> Files() =>
        Directory
            .EnumerateFiles(Repository.PathOf("infra"), "*.bicep", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.PathOf("infra"), f))
            .ToList();

    private static string Decorators(string[] lines, int parameter)
    {
        var first = parameter;
        while (first > 0 && lines[first - 1].StartsWith('@'))
            first--;
        return string.Join('\n', lines[first..parameter]);
    }
}
