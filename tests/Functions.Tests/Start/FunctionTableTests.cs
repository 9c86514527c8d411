using System.Text.Json.Nodes;
using Serverless.Flows.Access;
using Serverless.Functions.Tests.App;
using Serverless.Local.Host.Protocol;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Start;

/// <summary>The table of all functions in the docs is what the worker says of itself.</summary>
public sealed class FunctionTableTests(FunctionAppFixture fixture)
{
    private static readonly string[] OfWrongAddresses =
    [
        nameof(WrongAddressFunctions.WrongAddress),
        nameof(WrongAddressFunctions.WrongPageAddress),
    ];

    private static readonly string[] Reading = ["get", "head"];

    [Fact]
    public async Task Table_in_the_docs_lists_every_function_with_its_address_key_queue_or_schedule()
    {
        var functions = await FunctionsAsync();
        var table = functions.OrderBy(function => function.Name, StringComparer.Ordinal).Select(Row).ToList();

        var documented = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "functions.md"))).Where(
            line => line.StartsWith("| `", StringComparison.Ordinal)
        );

        documented.ShouldBe(table, string.Join('\n', table));
    }

    [Fact]
    public void Host_adds_no_prefix_and_addresses_of_the_api_have_the_major_number_of_its_version()
    {
        var host = JsonNode.Parse(Repository.Text("host.json"))!;

        ((string?)host["extensions"]!["http"]!["routePrefix"]).ShouldBe("");
        Addresses.Api.ShouldEndWith($"/v{ApiVersion.Current.Split('.')[0]}");
    }

    [Fact]
    public async Task Function_that_changes_something_needs_a_key()
    {
        var changing = (await FunctionsAsync())
            .Select(function => (Trigger: TriggerOf(function), function.EntryPoint))
            .Where(function => (string)function.Trigger["type"]! == "httpTrigger")
            .Where(function => function.Trigger["methods"]!.AsArray().Any(m => !Reading.Contains((string)m!)))
            .Where(function =>
                !OfWrongAddresses.Any(name => function.EntryPoint.EndsWith($".{name}", StringComparison.Ordinal))
            )
            .Select(function => (Access: Operation.AccessTo(function.EntryPoint), function.EntryPoint))
            // A form exchanges a secret for a cookie; nothing of a survey changes.
            .Where(function => !function.EntryPoint.EndsWith(".OpenPreview", StringComparison.Ordinal))
            .ToList();

        changing.ShouldNotBeEmpty();
        changing.ShouldBeSomeThatAll(function => function.Access is NeedsAttribute);
    }

    [Fact]
    public async Task Functions_of_wrong_addresses_are_the_last_that_the_host_looks_at()
    {
        var functions = await FunctionsAsync();
        var routes = functions.Select(TriggerOf).Select(trigger => (string?)trigger["route"]).OfType<string>().ToList();

        functions
            .Select(function => function.Name)
            .Order(StringComparer.OrdinalIgnoreCase)
            .TakeLast(OfWrongAddresses.Length)
            .ShouldBe(OfWrongAddresses);
        routes
            .Where(route => route.StartsWith("api", StringComparison.Ordinal) && route != Routes.AnyOther)
            .ShouldBeSomeThatAll(route => route.StartsWith("api/v1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Host_lets_every_request_pass_since_the_app_checks_keys_of_its_own()
    {
        var levels = (await FunctionsAsync())
            .Select(TriggerOf)
            .Where(trigger => (string)trigger["type"]! == "httpTrigger")
            .Select(trigger => (string?)trigger["authLevel"])
            .Distinct();

        levels.ShouldBe(["Anonymous"]);
    }

    [Fact]
    public async Task Every_page_has_an_address_in_every_language()
    {
        var pages = (await FunctionsAsync())
            .Select(TriggerOf)
            .Select(trigger => (string?)trigger["route"])
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        string[] ofReaders =
        [
            Routes.SurveyPage,
            Routes.WavePage,
            Routes.TablesPage,
            Routes.ReleasePage,
            Routes.ReleaseTablesPage,
            Routes.Desk,
            Routes.Accessibility,
        ];

        pages.ShouldContain(Routes.Catalogue);
        foreach (var route in ofReaders)
            pages.ShouldContain(route);
        foreach (var code in Languages.All.Where(other => other != Languages.OfReaders).Select(other => other.Code()))
        {
            pages.ShouldContain(code);
            foreach (var route in ofReaders)
                pages.ShouldContain($"{code}/{route}");
        }
    }

    [Fact]
    public async Task Built_function_app_polls_for_blobs()
    {
        var blobs = (await FunctionsAsync())
            .Select(TriggerOf)
            .Where(trigger => (string)trigger["type"]! == "blobTrigger")
            .ToList();

        blobs.ShouldNotBeEmpty();
        blobs.ShouldBeSomeThatAll(trigger => (string?)trigger["source"] == Sources.Expected);
    }

    private async Task<IReadOnlyList<RpcFunctionMetadata>> FunctionsAsync()
    {
        var worker = await (await fixture.StartedAsync()).App.WorkerAsync(CancellationToken.None);
        return await worker.Channel.FunctionsAsync(FunctionAppProcess.Folder, CancellationToken.None);
    }

    private static JsonNode TriggerOf(RpcFunctionMetadata function) =>
        function
            .RawBindings.Select(binding => JsonNode.Parse(binding)!)
            .Single(binding => ((string)binding["type"]!).EndsWith("Trigger", StringComparison.Ordinal));

    private static string Row(RpcFunctionMetadata function)
    {
        var trigger = TriggerOf(function);
        var (runs, key) = (string)trigger["type"]! switch
        {
            "httpTrigger" => (
                $"`{string.Join(' ', trigger["methods"]!.AsArray().Select(m => ((string)m!).ToUpperInvariant()))} /{trigger["route"]}`",
                Operation.AccessTo(function.EntryPoint) is NeedsAttribute needs
                    ? string.Join(", ", RoleNames.Of(RoleNames.For(needs.Permission)))
                    : "anyone"
            ),
            "timerTrigger" => ($"timer `{trigger["schedule"]}`", ""),
            "queueTrigger" => ($"queue `{trigger["queueName"]}`", ""),
            "blobTrigger" => ($"blob `{trigger["path"]}`", ""),
            var other => (other, ""),
        };
        return $"| `{function.Name}` | {runs} | {key} |".Replace("|  |", "| |", StringComparison.Ordinal);
    }

    /// <summary>What the build that is tested was made for.</summary>
    private static class Sources
    {
#if DEBUG
        public const string Expected = "LogsAndContainerScan";
#else
        public const string Expected = "EventGrid";
#endif
    }
}
