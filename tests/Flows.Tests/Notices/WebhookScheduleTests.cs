using Serverless.Flows.Notices.Webhooks;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Notices;

public sealed class WebhookScheduleTests
{
    [Fact]
    public void Delays_grow_to_a_day_and_end_after_ten_attempts()
    {
        var delays = Enumerable.Range(1, 9).Select(n => WebhookSchedule.DelayAfter(n, "msg_1", null)!.Value).ToList();

        delays.ShouldBe(delays.Order());
        delays[0].ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));
        delays[^1].ShouldBeInRange(TimeSpan.FromHours(21), TimeSpan.FromDays(1));
        WebhookSchedule.DelayAfter(10, "msg_1", null).ShouldBeNull();
        WebhookSchedule.MaximumAttempts.ShouldBe(10);
    }

    [Fact]
    public void Messages_that_failed_together_do_not_come_back_together() =>
        Enumerable
            .Range(0, 100)
            .Select(n => WebhookSchedule.DelayAfter(4, FormattableString.Invariant($"msg_{n}"), null))
            .Distinct()
            .Count()
            .ShouldBeGreaterThan(90);

    [Theory]
    [InlineData(3_600, 3_600)]
    [InlineData(864_000, 86_400)]
    public void Receiver_that_asks_for_time_gets_it_up_to_a_day(int asked, int given) =>
        WebhookSchedule.DelayAfter(1, "msg_1", TimeSpan.FromSeconds(asked)).ShouldBe(TimeSpan.FromSeconds(given));

    [Fact]
    public void Receiver_that_asks_for_less_is_called_as_usual() =>
        WebhookSchedule
            .DelayAfter(3, "msg_1", TimeSpan.FromSeconds(-5))
            .ShouldBe(WebhookSchedule.DelayAfter(3, "msg_1", null));
}
