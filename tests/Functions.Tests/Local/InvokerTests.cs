using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class InvokerTests
{
    public static TheoryData<string, bool> Answers => new()
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
        handler.Answer = _ => answer switch
        {
            "object" => TypedResults.Json(new { done = true }),
            "problem" => TypedResults.Problem("failed"),
            "empty" => TypedResults.Ok(),
            "text" => TypedResults.Text("{}", "text/plain"),
            _ => TypedResults.Json(Array.Empty<int>()),
        };
        using var invoker = handler.Invoker();

        (await invoker.InvokeAsync("RecomputeStale", new JsonObject { ["Data"] = new JsonObject() }, CancellationToken.None)).ShouldBe(expected);

        var request = handler.Requests.Single();
        (request.Method, request.Path, request.Body).ShouldBe(("POST", "/RecomputeStale", """{"Data":{}}"""));
    }
}
