using System.Globalization;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>
/// The script that makes the event subscription, run with a program in the place of the Azure CLI that fails as often as
/// it is told to.
/// </summary>
public sealed class EventSubscriptionScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("event-subscription-");

    [Fact]
    public async Task Script_deploys_the_template_into_the_subscription_of_the_environment()
    {
        var run = await RunAsync(failures: 0);

        run.ExitCode.ShouldBe(0, run.Error);
        var call = Calls().ShouldHaveSingleItem();
        call.ShouldStartWith(
            "deployment group create --subscription sub-1 --resource-group rg-1 --name event-subscription"
        );
        call.ShouldContain($"--template-file {Repository.PathOf("infra", "event-subscription.bicep")} ");
        call.ShouldContain("functionAppName=func-1 functionAppUrl=https://func-1-abc.example.net topicName=evgt-1");
    }

    [Fact]
    public async Task Script_shows_the_error_and_tries_again()
    {
        var run = await RunAsync(failures: 2);

        run.ExitCode.ShouldBe(0, run.Error);
        Calls().Length.ShouldBe(3);
        run.Error.ShouldContain("The key does not exist yet (1).");
        run.Error.ShouldContain("The key does not exist yet (2).");
    }

    [Fact]
    public async Task Script_fails_and_says_what_to_do_when_the_last_attempt_fails()
    {
        var run = await RunAsync(failures: 100);

        run.ExitCode.ShouldBe(1);
        Calls().Length.ShouldBe(7);
        run.Error.ShouldContain("The event subscription was not made");
    }

    [Theory]
    [InlineData("AZURE_SUBSCRIPTION_ID")]
    [InlineData("AZURE_FUNCTION_APP_URL")]
    public async Task Script_calls_nothing_when_an_output_is_missing(string missing)
    {
        var run = await RunAsync(failures: 0, missing);

        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain(missing);
        Calls().ShouldBeEmpty();
    }

    [Fact]
    public void Both_scripts_use_the_same_outputs_template_and_number_of_attempts()
    {
        var shell = File.ReadAllText(Repository.PathOf("infra", "scripts", "event-subscription.sh"));
        var powerShell = File.ReadAllText(Repository.PathOf("infra", "scripts", "event-subscription.ps1"));
        string[] common =
        [
            .. Environment("0").Keys.Where(name => name.StartsWith("AZURE_", StringComparison.Ordinal)),
            "EVENT_SUBSCRIPTION_PAUSE",
            "az deployment group create",
            "event-subscription.bicep",
        ];

        foreach (var text in common)
        {
            shell.ShouldContain(text);
            powerShell.ShouldContain(text);
        }
        shell.ShouldContain("attempts=7");
        powerShell.ShouldContain("$attempts = 7");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string CallsFile => Path.Combine(_folder.FullName, "calls");

    private string[] Calls() => File.Exists(CallsFile) ? File.ReadAllLines(CallsFile) : [];

    private async Task<ProgramOutput> RunAsync(int failures, string? missing = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for bash.");
        var program = Path.Combine(_folder.FullName, "az");
        await File.WriteAllTextAsync(
            program,
            $$"""
            #!/usr/bin/env bash
            echo "$*" >>"{{CallsFile}}"
            calls=$(wc -l <"{{CallsFile}}")
            [ "$calls" -gt {{failures.ToString(CultureInfo.InvariantCulture)}} ] && exit 0
            echo "The key does not exist yet ($calls)." >&2
            exit 1
            """,
            TestContext.Current.CancellationToken
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var environment = Environment("0").Where(e => e.Key != missing).ToDictionary(StringComparer.Ordinal);
        environment["PATH"] = $"{_folder.FullName}:{System.Environment.GetEnvironmentVariable("PATH")}";
        return await Programs.RunAsync(
            "bash",
            [Repository.PathOf("infra", "scripts", "event-subscription.sh")],
            environment,
            TestContext.Current.CancellationToken
        );
    }

    private static Dictionary<string, string> Environment(string pause) =>
        new(StringComparer.Ordinal)
        {
            ["AZURE_SUBSCRIPTION_ID"] = "sub-1",
            ["AZURE_RESOURCE_GROUP"] = "rg-1",
            ["AZURE_FUNCTION_APP_NAME"] = "func-1",
            ["AZURE_FUNCTION_APP_URL"] = "https://func-1-abc.example.net",
            ["AZURE_EVENT_TOPIC_NAME"] = "evgt-1",
            ["EVENT_SUBSCRIPTION_PAUSE"] = pause,
        };
}
