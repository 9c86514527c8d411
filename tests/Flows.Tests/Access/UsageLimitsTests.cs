using Serverless.Flows.Access;
using Serverless.Flows.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Access;

/// <summary>Limits of a caller, on one instance and on several.</summary>
public sealed class UsageLimitsTests(StorageEmulator emulator)
{
    private static readonly AccessSettings Settings = new()
    {
        MaximumRequestsPerMinute = 100,
        MaximumBytesPerDay = 1_000,
        MaximumUploadsAtOnce = 2,
    };

    [Fact]
    public async Task Requests_on_one_instance_are_counted_exactly()
    {
        await using var app = await NewAppAsync();

        var passed = await PassedAsync(app, requests: 150);

        passed.ShouldBe(100);
    }

    [Fact]
    public async Task Requests_on_three_instances_pass_the_limit_by_at_most_three_twentieths()
    {
        await using var first = await NewAppAsync();
        await using var second = first.Restarted();
        await using var third = first.Restarted();
        var passed = 0;

        for (var round = 0; round < 100; round++)
            foreach (var app in new[] { first, second, third })
                passed += await PassedAsync(app, requests: 1);

        passed.ShouldBeInRange(100, 115);
    }

    [Fact]
    public async Task Requests_pass_again_in_the_next_minute_which_the_refusal_says()
    {
        await using var app = await NewAppAsync();
        await PassedAsync(app, requests: 100);

        var refusal = (await CountAsync(app)).ShouldBeOfType<Refusal.TooMuch>();
        app.Clock.Advance(refusal.RetryAfter);

        (await CountAsync(app)).ShouldBeNull();
    }

    [Fact]
    public async Task Few_requests_cost_no_storage_operation()
    {
        await using var app = await NewAppAsync();
        app.Operations.Reset();

        await PassedAsync(app, requests: 4);

        app.Operations.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Uploads_at_once_are_limited_over_all_instances_until_one_ends()
    {
        await using var first = await NewAppAsync();
        await using var second = first.Restarted();
        var running = (await BeginAsync(first, 1)).Done();
        (await BeginAsync(second, 1)).Done();

        (await BeginAsync(second, 1)).Refused().ShouldBeOfType<Refusal.TooMuch>();
        await first.Get<UsageLimits>().EndUploadAsync(running, CancellationToken.None);

        (await BeginAsync(second, 1)).Done();
    }

    [Fact]
    public async Task Upload_that_broke_off_does_not_count_for_ever()
    {
        await using var app = await NewAppAsync();
        (await BeginAsync(app, 1)).Done();
        (await BeginAsync(app, 1)).Done();

        app.Clock.Advance(TimeSpan.FromMinutes(15));

        (await BeginAsync(app, 1)).Done();
    }

    [Fact]
    public async Task Bytes_of_a_day_are_limited_until_the_next_day_begins()
    {
        await using var app = await NewAppAsync();
        var upload = (await BeginAsync(app, 600)).Done();
        await app.Get<UsageLimits>().EndUploadAsync(upload, CancellationToken.None);

        var refusal = (await BeginAsync(app, 401)).Refused().ShouldBeOfType<Refusal.TooMuch>();
        app.Clock.Advance(refusal.RetryAfter);

        refusal.RetryAfter.ShouldBe(TimeSpan.FromHours(12));
        (await BeginAsync(app, 401)).Done();
    }

    private Task<FlowApp> NewAppAsync() => FlowApp.NewAsync(emulator, access: Settings);

    private static async Task<int> PassedAsync(FlowApp app, int requests)
    {
        var passed = 0;
        for (var request = 0; request < requests; request++)
            passed += await CountAsync(app) is null ? 1 : 0;
        return passed;
    }

    private static Task<Refusal?> CountAsync(FlowApp app) =>
        app.Get<UsageLimits>().CountRequestAsync("sleutel", CancellationToken.None);

    private static Task<Outcome<CountedUpload>> BeginAsync(FlowApp app, long bytes) =>
        app.Get<UsageLimits>().BeginUploadAsync("sleutel", bytes, CancellationToken.None);
}
