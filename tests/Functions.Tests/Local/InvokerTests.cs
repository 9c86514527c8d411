using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Serverless.Local.Host;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class InvokerTests
{
    public static TheoryData<string, bool> Answers =>
        new()
        {
            { "object", true },
            { "problem", false },
            { "empty", false },
            { "text", false },
            { "array", false },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Invocation_succeeds_only_with_a_json_object(string answer, bool expected)
    {
        await using var handler = await Handler.StartAsync();
        handler.Answer = _ =>
            answer switch
            {
                "object" => TypedResults.Json(new { done = true }),
                "problem" => TypedResults.Problem("failed"),
                "empty" => TypedResults.Ok(),
                "text" => TypedResults.Text("{}", "text/plain"),
                _ => TypedResults.Json(Array.Empty<int>()),
            };
        using var invoker = handler.Invoker();

        (
            await invoker.InvokeAsync(
                "RecomputeStale",
                new JsonObject { ["Data"] = new JsonObject() },
                CancellationToken.None
            )
        ).ShouldBe(expected);

        var request = handler.Requests.Single();
        (request.Method, request.Path, request.Body).ShouldBe(("POST", "/RecomputeStale", """{"Data":{}}"""));
    }

    [Fact]
    public async Task Routine_invocation_is_logged_only_when_it_fails()
    {
        await using var handler = await Handler.StartAsync();
        var lines = new List<string>();
        using var invoker = new Invoker(handler.Address, _ => Task.CompletedTask, TimeSpan.FromMinutes(1), lines.Add);

        await invoker.InvokeAsync("RecomputeStale", [], CancellationToken.None, routine: true);
        lines.ShouldBeEmpty();
        await invoker.InvokeAsync("RecomputeWave", [], CancellationToken.None);
        lines.Count.ShouldBe(1);
        handler.Answer = _ => TypedResults.Problem("out of order");
        await invoker.InvokeAsync("RecomputeStale", [], CancellationToken.None, routine: true);
        lines.Count.ShouldBe(2);
        lines[1].ShouldContain("out of order");
    }
}
