using Serverless.Flows.Auditing;
using Serverless.Flows.Releases;
using Serverless.Flows.Tests.App;
using Serverless.Reporting.Releases;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Storage.Releases;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Releases;

/// <summary>Readers of a draft comment on its blocks, and it is not published over what they said without a word.</summary>
public sealed class CommentTests(StorageEmulator emulator)
{
    private static readonly Name Wave = Name.Parse("2024");

    [Fact]
    public async Task Comment_is_listed_with_how_its_block_begins()
    {
        await using var app = await DraftAsync();
        var block = await FirstBlockAsync(app);

        (await AddAsync(app, block.Id, "Van alle scholen?\r\nOf <b>alleen</b> de grote?")).Done();

        var comment = (await ListAsync(app)).ShouldHaveSingleItem();
        comment.Comment.Text.ShouldBe("Van alle scholen?\nOf <b>alleen</b> de grote?");
        comment.BlockText.ShouldBe(block.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("bel\u0007")]
    public async Task Comment_without_a_text_that_can_be_read_is_refused(string text)
    {
        await using var app = await DraftAsync();

        (await AddAsync(app, (await FirstBlockAsync(app)).Id, text)).Refused().ShouldBeOfType<Refusal.Unusable>();
        (await ListAsync(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Comment_has_a_maximum_length()
    {
        await using var app = await DraftAsync();
        var block = (await FirstBlockAsync(app)).Id;

        (await AddAsync(app, block, new string('x', ReleaseComments.MaximumLength))).Done();
        (await AddAsync(app, block, new string('x', ReleaseComments.MaximumLength + 1)))
            .Refused()
            .ShouldBeOfType<Refusal.Unusable>();
    }

    [Fact]
    public async Task Comment_on_a_block_that_is_not_there_is_refused()
    {
        await using var app = await DraftAsync();

        (await AddAsync(app, "factsheet:nergens:1", "Hier?")).Refused().ShouldBeOfType<Refusal.Unusable>();
    }

    [Fact]
    public async Task Blocks_keep_their_ids_when_the_same_figures_are_rendered_again_with_a_date()
    {
        await using var app = await DraftAsync();
        var before = await BlocksAsync(app);
        var tomorrow = app.Clock.GetUtcNow().AddDays(1);

        (await PublishAsync(app, at: tomorrow)).Done();
        await app.DeliverAsync();

        var after = await BlocksAsync(app);
        (await ReleaseFlowTests.ReleasesAsync(app))[0].Revision.ShouldBe(1);
        foreach (var (old, now) in before.Reports.Zip(after.Reports))
        {
            now.Blocks.ShouldBe(old.Blocks);
            now.Blocks.Select(block => block.Id).ShouldBeUnique();
            now.Blocks.Count.ShouldBeGreaterThan(10);
        }
    }

    [Fact]
    public async Task Draft_with_open_comments_is_published_only_when_that_is_asked_for()
    {
        await using var app = await DraftAsync();
        var block = (await FirstBlockAsync(app)).Id;
        (await AddAsync(app, block, "Klopt dit?")).Done();

        var refusal = (await PublishAsync(app)).Refused().ShouldBeOfType<Refusal.OpenComments>();

        var issue = refusal.Comments.Listed.ShouldHaveSingleItem();
        (issue.Path, issue.Message).ShouldBe((block, "Klopt dit?"));
        (await ReleaseFlowTests.ReleasesAsync(app))[0].State.ShouldBe(ReleaseState.Draft);
        (await PublishAsync(app, withOpenComments: true)).Done();
    }

    [Fact]
    public async Task Draft_of_which_all_comments_are_resolved_is_published()
    {
        await using var app = await DraftAsync();
        var id = (await AddAsync(app, (await FirstBlockAsync(app)).Id, "Klopt dit?")).Done().Comment.Id;

        (await ResolveAsync(app, id, isResolved: true)).Done().Comment.IsOpen.ShouldBeFalse();
        (await ResolveAsync(app, id, isResolved: false)).Done().Comment.IsOpen.ShouldBeTrue();
        (await PublishAsync(app)).Refused().ShouldBeOfType<Refusal.OpenComments>();
        (await ResolveAsync(app, id, isResolved: true)).Done();

        (await PublishAsync(app)).Done();
    }

    [Fact]
    public async Task Published_release_takes_no_more_comments_and_keeps_those_it_has()
    {
        await using var app = await DraftAsync();
        var block = (await FirstBlockAsync(app)).Id;
        (await AddAsync(app, block, "Klopt dit?")).Done();
        (await PublishAsync(app, withOpenComments: true)).Done();
        await app.DeliverAsync();

        (await AddAsync(app, block, "Te laat.")).Refused().ShouldBeOfType<Refusal.ReleaseState>();
        (await ListAsync(app)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Comment_that_is_removed_is_gone_and_the_audit_log_says_so_without_its_text()
    {
        await using var app = await DraftAsync();
        var id = (await AddAsync(app, (await FirstBlockAsync(app)).Id, "Vraag het juf Anna")).Done().Comment.Id;

        (await app.Get<ReleaseComments>().RemoveAsync(Survey, Wave, 1, id, CancellationToken.None)).Done();

        (await ListAsync(app)).ShouldBeEmpty();
        (await ResolveAsync(app, id, isResolved: true)).Refused().ShouldBeOfType<Refusal.UnknownComment>();
        var log = await app.Get<AuditLog>().PageAsync(AuditChain.OfSurvey(Survey), null, CancellationToken.None);
        log.Entries.Select(entry => entry.Event.Operation)
            .Take(2)
            .ShouldBe([AuditOperation.CommentRemoved, AuditOperation.CommentAdded]);
        log.Entries.ShouldBeSomeThatAll(entry => !entry.ToString().Contains("Anna", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("x?y")]
    [InlineData("")]
    public async Task Id_that_is_none_names_no_comment(string id)
    {
        await using var app = await DraftAsync();

        (await ResolveAsync(app, id, isResolved: true)).Refused().ShouldBeOfType<Refusal.UnknownComment>();
    }

    private async Task<FlowApp> DraftAsync()
    {
        var app = await ReleaseFlowTests.AppAsync(emulator, "review");
        await app.SettleAsync();
        return app;
    }

    private static async Task<ReleaseBlocks> BlocksAsync(FlowApp app) =>
        (await app.Get<ReleaseComments>().BlocksAsync(Survey, Wave, 1, CancellationToken.None)).Done();

    private static async Task<ReportBlock> FirstBlockAsync(FlowApp app) =>
        (await BlocksAsync(app)).Reports[0].Blocks[0];

    private static Task<Outcome<QuotedComment>> AddAsync(FlowApp app, string block, string text) =>
        app.Get<ReleaseComments>().AddAsync(Survey, Wave, 1, block, text, CancellationToken.None);

    private static Task<Outcome<QuotedComment>> ResolveAsync(FlowApp app, string id, bool isResolved) =>
        app.Get<ReleaseComments>().ResolveAsync(Survey, Wave, 1, id, isResolved, CancellationToken.None);

    private static async Task<IReadOnlyList<QuotedComment>> ListAsync(FlowApp app) =>
        (await app.Get<ReleaseComments>().ListAsync(Survey, Wave, 1, CancellationToken.None)).Done().Comments;

    private static Task<Outcome<Release>> PublishAsync(
        FlowApp app,
        DateTimeOffset? at = null,
        bool withOpenComments = false
    ) =>
        app.Get<ReleasePublication>().PublishAsync(Survey, Wave, 1, at, null, withOpenComments, CancellationToken.None);
}
