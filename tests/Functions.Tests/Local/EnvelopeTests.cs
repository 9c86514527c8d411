using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues.Models;
using Serverless.Local.Host;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>
/// The expected bodies are those that Functions host 4.1037 posted for the same timer, messages and blob.
/// </summary>
public sealed class EnvelopeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 21, 4, 16, TimeSpan.Zero);

    [Fact]
    public void Envelope_of_a_timer_equals_the_hosts()
    {
        var body = Envelope.ForTimer("Tick", "timer", Now);

        ShouldEqual(
            body,
            "Tick",
            """
            {"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}},"Metadata":{}}
            """
        );
    }

    [Fact]
    public void Envelope_of_a_json_message_encodes_it_twice_and_adds_its_properties()
    {
        var body = Envelope.ForQueue("OnQueue", "message", """{"survey":"x"}""", Message(1), Now);

        ShouldEqual(
            body,
            "OnQueue",
            """
            {"Data":{"message":"\"{\\\"survey\\\":\\\"x\\\"}\""},
             "Metadata":{"DequeueCount":"1","ExpirationTime":"2026-11-29T21:04:16+00:00","Id":"\"1fbdb1d7-3d53-4631-a7de-b264fabc3c7d\"",
              "InsertionTime":"2026-11-22T21:04:16+00:00","NextVisibleTime":"2026-11-22T21:14:16+00:00",
              "PopReceipt":"\"MjJOb3YyMDI2MjE6MDQ6MTZiNjA1\"","survey":"\"x\""}}
            """
        );
    }

    [Fact]
    public void Envelope_of_a_text_message_encodes_it_once_more()
    {
        var body = Envelope.ForQueue("OnQueue", "message", "bad", Message(2), Now);

        ShouldEqual(
            body,
            "OnQueue",
            """
            {"Data":{"message":"\"bad\""},
             "Metadata":{"DequeueCount":"2","ExpirationTime":"2026-11-29T21:04:16+00:00","Id":"\"1fbdb1d7-3d53-4631-a7de-b264fabc3c7d\"",
              "InsertionTime":"2026-11-22T21:04:16+00:00","NextVisibleTime":"2026-11-22T21:14:16+00:00",
              "PopReceipt":"\"MjJOb3YyMDI2MjE6MDQ6MTZiNjA1\""}}
            """
        );
    }

    [Fact]
    public void Envelope_of_a_blob_carries_base64_and_the_parts_of_its_name()
    {
        var created = new DateTimeOffset(2026, 11, 22, 21, 4, 15, TimeSpan.Zero);
        var properties = BlobsModelFactory.BlobProperties(
            contentLength: 28,
            contentHash: Convert.FromBase64String("7hh/hMdCGyIjll8f7M8Pdw=="),
            contentType: "application/octet-stream",
            eTag: new ETag("\"0x1EAFD55AA1CD920\""),
            createdOn: created,
            lastModified: created,
            blobType: BlobType.Block,
            isServerEncrypted: true,
            accessTierInferred: true,
            metadata: new Dictionary<string, string>()
        );
        var uri = new Uri("http://127.0.0.1:10000/devstoreaccount1/render/a/2019.json");
        var content = BinaryData.FromString("""{"survey":"x","wave":"2019"}""");
        var path = new BlobPath("render/{name}");

        var body = Envelope.ForBlob("OnBlob", "manifest", uri, content, properties, path.Match("a/2019.json")!, Now);

        ShouldEqual(
            body,
            "OnBlob",
            """
            {"Data":{"manifest":"eyJzdXJ2ZXkiOiJ4Iiwid2F2ZSI6IjIwMTkifQ=="},
             "Metadata":{"Uri":"\"http://127.0.0.1:10000/devstoreaccount1/render/a/2019.json\"",
              "Properties":{"CacheControl":null,"ContentDisposition":null,"ContentEncoding":null,"ContentLanguage":null,"Length":28,
               "ContentMD5":"7hh/hMdCGyIjll8f7M8Pdw==","ContentType":"application/octet-stream","ETag":"\"0x1EAFD55AA1CD920\"",
               "Created":"2026-11-22T21:04:15+00:00","LastModified":"2026-11-22T21:04:15+00:00","BlobType":2,"LeaseStatus":2,"LeaseState":1,
               "LeaseDuration":0,"PageBlobSequenceNumber":null,"AppendBlobCommittedBlockCount":null,"IsServerEncrypted":true,
               "IsIncrementalCopy":false,"StandardBlobTier":1,"RehydrationStatus":null,"PremiumPageBlobTier":null,"BlobTierInferred":true,
               "BlobTierLastModifiedTime":"2026-11-22T21:04:15+00:00","DeletedTime":null,"RemainingDaysBeforePermanentDelete":null},
              "Metadata":{},"name":"\"a/2019.json\""}}
            """
        );
    }

    private static QueueMessage Message(int dequeueCount) =>
        QueuesModelFactory.QueueMessage(
            "1fbdb1d7-3d53-4631-a7de-b264fabc3c7d",
            "MjJOb3YyMDI2MjE6MDQ6MTZiNjA1",
            BinaryData.Empty,
            dequeueCount,
            new DateTimeOffset(2026, 11, 22, 21, 14, 16, TimeSpan.Zero),
            Now,
            new DateTimeOffset(2026, 11, 29, 21, 4, 16, TimeSpan.Zero)
        );

    /// <summary>
    /// Compares what was written and read back; the invocation's own time and id are looked at apart.
    /// </summary>
    private static void ShouldEqual(JsonObject body, string function, string expected)
    {
        var received = (JsonObject)JsonNode.Parse(Envelope.Text(body))!;
        var metadata = received["Metadata"]!.AsObject();
        var sys = metadata["sys"]!.AsObject();
        sys["MethodName"]!.GetValue<string>().ShouldBe(function);
        sys["UtcNow"]!.GetValue<DateTime>().ShouldBe(Now.UtcDateTime);
        Guid.TryParse(sys["RandGuid"]!.GetValue<string>(), out _).ShouldBeTrue();
        metadata.Remove("sys");

        var wanted = JsonNode.Parse(expected);
        JsonNode.DeepEquals(received, wanted).ShouldBeTrue($"expected {wanted}{Environment.NewLine}but was {received}");
    }
}
