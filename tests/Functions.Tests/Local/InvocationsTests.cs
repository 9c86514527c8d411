using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues.Models;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Serverless.Local.Host;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Triggers;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>Invocations are those that the Azure Functions host sent for the same request, timer, messages and
/// blob.</summary>
public sealed class InvocationsTests
{
    [Fact]
    public void Invocation_for_a_request_equals_the_hosts()
    {
        var context = new DefaultHttpContext();
        context.Request.RouteValues["status"] = 422;
        context.Request.Headers.Accept = "*/*";
        context.Request.Headers.Host = "127.0.0.1:21080";
        context.Request.Headers.UserAgent = "curl/7.88.1";

        var invocation = Json(Invocations.ForHttp((HttpTrigger)RecordedMessages.Trigger("Problem"), context.Request));

        ((string?)invocation["traceContext"]!["traceParent"])!.ShouldMatch("^00-[0-9a-f]{32}-[0-9a-f]{16}-01$");
        invocation.Remove("traceContext");
        ShouldEqual(invocation, RecordedMessages.Invocation("Problem"));
    }

    [Fact]
    public void Invocation_for_a_request_continues_its_callers_trace()
    {
        const string Trace = "00-47b0fdc2a590b563c739ae7a6cece381-80b9e44834d791dd-01";
        var context = new DefaultHttpContext();
        context.Request.Headers.TraceParent = Trace;

        var invocation = Invocations.ForHttp((HttpTrigger)RecordedMessages.Trigger("Problem"), context.Request);

        invocation.TraceContext.TraceParent.ShouldBe(Trace);
    }

    [Fact]
    public void Invocation_for_a_timer_equals_the_hosts()
    {
        var now = new DateTimeOffset(2026, 11, 26, 5, 46, 0, TimeSpan.Zero);

        var invocation = Invocations.ForTimer((TimerTrigger)RecordedMessages.Trigger("Tick"), now);

        ShouldEqual(Json(invocation), RecordedMessages.Invocation("Tick"));
    }

    [Theory]
    [InlineData("QueueText")]
    [InlineData("QueueTyped")]
    public void Invocation_for_a_message_equals_the_hosts(string function)
    {
        var recorded = RecordedMessages.Invocation(function);
        var text = (string?)recorded["triggerMetadata"]!["QueueTrigger"]!["string"];

        var invocation = Invocations.ForQueue(
            (QueueTrigger)RecordedMessages.Trigger(function),
            Message(recorded["triggerMetadata"]!),
            text!
        );

        ShouldEqual(Json(invocation), recorded);
    }

    [Fact]
    public void Invocation_for_a_blob_equals_the_hosts_and_tells_what_the_blob_is()
    {
        var modified = new DateTimeOffset(2026, 11, 26, 6, 11, 55, TimeSpan.Zero);
        var properties = BlobsModelFactory.BlobProperties(
            lastModified: modified,
            contentLength: 12,
            contentType: "application/octet-stream",
            eTag: new ETag("\"1\""),
            metadata: new Dictionary<string, string>()
        );

        var invocation = Json(
            Invocations.ForBlob(
                (BlobTrigger)RecordedMessages.Trigger("BlobGrid"),
                new Uri("http://127.0.0.1:21000/devstoreaccount1/grid/four.txt"),
                "four.txt",
                properties,
                new Dictionary<string, string> { ["name"] = "four.txt" }
            )
        );

        var metadata = invocation["triggerMetadata"]!.AsObject();
        var said = JsonNode.Parse((string)metadata["Properties"]!["json"]!)!;
        foreach (var (name, value) in RecordedMessages.Properties)
            JsonNode.DeepEquals(said[name], value).ShouldBeTrue($"{name} is {said[name]}");
        metadata.Remove("Properties");
        ShouldEqual(invocation, RecordedMessages.Invocation("BlobGrid"));
    }

    private static QueueMessage Message(JsonNode metadata)
    {
        DateTimeOffset Time(string name) =>
            JsonNode.Parse((string)metadata[name]!["json"]!)!.GetValue<DateTimeOffset>();
        return QueuesModelFactory.QueueMessage(
            (string)metadata["Id"]!["string"]!,
            (string)metadata["PopReceipt"]!["string"]!,
            BinaryData.FromString("not looked at"),
            dequeueCount: 1,
            Time("NextVisibleTime"),
            Time("InsertionTime"),
            Time("ExpirationTime")
        );
    }

    private static JsonObject Json(InvocationRequest invocation)
    {
        invocation.InvocationId = "";
        return JsonNode.Parse(JsonFormatter.Default.Format(invocation))!.AsObject();
    }

    private static void ShouldEqual(JsonObject invocation, JsonObject recorded) =>
        JsonNode
            .DeepEquals(invocation, recorded)
            .ShouldBeTrue($"{invocation.ToJsonString()}\nis not\n{recorded.ToJsonString()}");
}
