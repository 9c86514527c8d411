using Serverless.Flows.Notices.Webhooks;
using Shouldly;
using StandardWebhooks;
using Xunit;

namespace Serverless.Flows.Tests.Notices;

/// <summary>Signatures beside the reference libraries of the Standard Webhooks specification.</summary>
public sealed class WebhookSignatureTests
{
    /// <summary>The vector that the reference libraries in C#, Python, Go and others test with.</summary>
    [Fact]
    public void Known_message_has_the_signature_of_the_reference_libraries()
    {
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        WebhookSignature
            .Of(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                DateTimeOffset.FromUnixTimeSeconds(1614265330),
                """{"test": 2432232314}""",
                [secret]
            )
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":"release.published","data":{"survey":"één"}}""")]
    [InlineData("")]
    public void Signatures_are_those_of_another_implementation(string body)
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, 500, TimeSpan.FromHours(1));
        byte[][] secrets =
        [
            [.. Enumerable.Range(0, 32).Select(i => (byte)i)],
            [.. Enumerable.Range(9, 32).Select(i => (byte)i)],
        ];

        WebhookSignature
            .Of("msg_1", at, body, secrets)
            .ShouldBe(
                string.Join(
                    ' ',
                    secrets.Select(secret => new StandardWebhook(WebhookSignature.Text(secret)).Sign("msg_1", at, body))
                )
            );
    }
}
