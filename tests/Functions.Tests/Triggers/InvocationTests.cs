using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Triggers;

/// <summary>
/// Invocations are read as the Functions host 4.1037 posts them; recorded-invocations.json holds what it posted.
/// </summary>
public sealed class InvocationTests
{
    [Fact]
    public async Task Recorded_queue_message_is_read_through_both_layers_of_JSON()
    {
        var invocation = await ReadAsync(Recorded("queue message"));

        invocation.Read("message", MessageJson.Default.RecomputeMessage).Survey.ShouldBe("x");
        invocation.DequeueCount.ShouldBe(1);
    }

    [Fact]
    public async Task Recorded_second_delivery_tells_its_count() =>
        (await ReadAsync(Recorded("queue message delivered again"))).DequeueCount.ShouldBe(2);

    [Fact]
    public async Task Recorded_blob_is_read_from_base64()
    {
        var request = (await ReadAsync(Recorded("blob"))).Read("manifest", MessageJson.Default.RenderRequest);

        request.Survey.ShouldBe("x");
        request.Wave.ShouldBe("2019");
    }

    [Fact]
    public async Task Recorded_timer_has_nothing_to_read() =>
        (await ReadAsync(Recorded("timer"))).DequeueCount.ShouldBe(1);

    [Theory]
    [InlineData("""{"survey":"x","wave":"2019"}""")]
    [InlineData("""   {"survey":"x","wave":"2019"}""")]
    public async Task Blob_that_arrives_as_text_is_read_too(string text)
    {
        var body = new JsonObject { ["Data"] = new JsonObject { ["manifest"] = text } };

        (await ReadAsync(body)).Read("manifest", MessageJson.Default.RenderRequest).Wave.ShouldBe("2019");
    }

    [Fact]
    public async Task Message_that_arrives_as_an_object_is_read_too()
    {
        var body = new JsonObject
        {
            ["Data"] = new JsonObject
            {
                ["message"] = new JsonObject { ["survey"] = "x", ["wave"] = "2019" },
            },
        };

        (await ReadAsync(body)).Read("message", MessageJson.Default.RecomputeMessage).Wave.ShouldBe("2019");
    }

    [Theory]
    [InlineData("\"bad\"")]
    [InlineData("\"\"")]
    [InlineData("\"\\\"unfinished\"")]
    [InlineData("\"[1,2]\"")]
    [InlineData("null")]
    [InlineData("17")]
    public async Task Message_that_is_no_object_is_refused(string message)
    {
        var invocation = await ReadAsync(
            new JsonObject { ["Data"] = new JsonObject { ["message"] = JsonNode.Parse(message) } }
        );

        Should.Throw<InvalidInvocationException>(() =>
            invocation.Read("message", MessageJson.Default.RecomputeMessage)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"Metadata\":{}}")]
    public async Task Body_that_is_no_invocation_is_refused(string body) =>
        await Should.ThrowAsync<InvalidInvocationException>(() =>
            Invocation.ReadAsync(Request(body), CancellationToken.None)
        );

    private static JsonObject Recorded(string name) =>
        JsonNode.Parse(
            File.ReadAllText(
                Path.Combine(
                    FunctionAppProcess.Root,
                    "tests",
                    "Functions.Tests",
                    "Triggers",
                    "recorded-invocations.json"
                )
            )
        )!["invocations"]!
            .AsArray()
            .First(invocation => (string?)invocation!["what"] == name)!["body"]!.AsObject();

    private static Task<Invocation> ReadAsync(JsonObject body) =>
        Invocation.ReadAsync(Request(body.ToJsonString()), CancellationToken.None);

    private static HttpRequest Request(string body)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return context.Request;
    }
}
