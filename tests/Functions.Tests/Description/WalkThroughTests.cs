using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Description;

/// <summary>
/// The commands of docs/api.md, run one after the other by bash and curl against the running app. Under each the page says
/// with which status it is answered and what is in the answer.
/// </summary>
public sealed class WalkThroughTests(RunningApp running)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Every_command_of_the_page_is_answered_as_the_page_says()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && OnPath("curl"), "bash and curl are needed.");
        var commands = Repository.Examples("docs/api.md", "sh").SelectMany(Commands).ToList();
        commands.Count.ShouldBeGreaterThan(10);
        using var stop = new CancellationTokenSource(Patience);
        await running.StartedAsync(stop.Token);
        Dictionary<string, string> surroundings = new(StringComparer.Ordinal)
        {
            ["API"] = $"{running.Host.Address}api/v1",
            ["KEY"] = running.Key,
        };

        foreach (var (command, status, parts) in commands)
        {
            // The status comes after the answer; curl says it also when the answer goes into a file.
            var run = await Programs.RunAsync(
                "/bin/bash",
                [
                    "-c",
                    $"curl() {{ command curl --silent --show-error --write-out '\nstatus %{{http_code}}\n' \"$@\"; }}\n{command}",
                ],
                surroundings,
                stop.Token
            );

            run.ExitCode.ShouldBe(0, $"{command}\n{run.Error}");
            if (status.Length > 0)
                run.Output.ShouldContain($"status {status}\n", customMessage: command);
            foreach (var part in parts)
                run.Output.ShouldContain(part, Case.Sensitive, command);
        }
    }

    /// <summary>
    /// The commands of a block, but for those that only set what the test sets, with the status and the parts of the answer
    /// in the comment under each.
    /// </summary>
    private static IEnumerable<(string Command, string Status, string[] Parts)> Commands(string block)
    {
        foreach (var example in block.Split("\n\n"))
        {
            var lines = example.TrimEnd().Split('\n');
            if (lines[0].StartsWith("API=", StringComparison.Ordinal))
                continue;
            lines[^1].ShouldStartWith("# ", customMessage: $"The page does not say what answers\n{example}");
            var said = lines[^1][2..].Split("with ", 2);
            yield return (
                string.Join('\n', lines[..^1]),
                said[0].TrimEnd(),
                said.Length == 1 ? [] : said[1].Split(" and ")
            );
        }
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
