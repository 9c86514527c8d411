using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Serverless.Flows.Backup;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Erasure;

/// <summary>
/// One person is followed through every copy that a survey's life makes of their answers: versions of files, rows, large
/// uploads, files that no longer fit, results, reports, backups, messages, logs and traces.
/// </summary>
public sealed class ErasureFollowedTests(StorageEmulator emulator)
{
    private const string Id = "persoon-83c1";
    private const string Answer = "de gymzaal lekt sinds maandag";

    [Fact]
    public async Task Erased_person_is_in_no_copy_no_message_no_log_line_and_no_trace()
    {
        using var traced = new TracedActivities();
        await using var app = await FlowApp.NewAsync(emulator);
        await LivedAsync(app);
        (await TracesAsync(app)).Count.ShouldBeGreaterThan(8);
        (await app.TracesAsync(Id)).ShouldContain(place =>
            place.StartsWith("row respondents", StringComparison.Ordinal)
        );
        app.Log.Lines.ShouldNotContain(line => line.Contains(Id, StringComparison.Ordinal));

        (await app.EraseAsync(Survey, Id)).Done().Groups.Count.ShouldBe(2);

        (await TracesAsync(app)).ShouldBeEmpty("at once");
        foreach (var hours in new[] { 1, 36, 24 * 31, 24 * 31 })
        {
            app.Clock.Advance(TimeSpan.FromHours(hours));
            await app.SettleAsync();
            await app.Get<PointerBackup>().WriteAsync(CancellationToken.None);
            (await TracesAsync(app)).ShouldBeEmpty(FormattableString.Invariant($"{hours} hours later"));
        }

        (await app.PutResponsesAsync(Survey, "2024", "scholen", Rows(45), withoutErased: true)).Done();
        await app.SettleAsync();
        (await TracesAsync(app)).ShouldBeEmpty("after another upload");
        app.Log.Lines.ShouldNotBeEmpty();
        foreach (var text in new[] { Id, Answer })
        {
            app.Log.Lines.ShouldNotContain(line => line.Contains(text, StringComparison.OrdinalIgnoreCase));
            traced.Content.ShouldNotContain(item => item.Contains(text, StringComparison.OrdinalIgnoreCase));
        }

        traced.Content.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Search_finds_the_person_wherever_a_copy_is_put()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.Account.Container(StorageNames.Results).UploadBlobAsync("a", new BinaryData($"x{Id}y"));
        await app.Account.Queue(StorageNames.Recompute).SendMessageAsync($"{{ \"{Id}\" }}");
        await app
            .Account.Table(StorageNames.Status)
            .AddEntityAsync(
                new Azure.Data.Tables.TableEntity("p", "r") { ["b"] = System.Text.Encoding.UTF8.GetBytes(Id) }
            );

        (await app.TracesAsync(Id)).Count.ShouldBe(3);
    }

    /// <summary>All that leaves copies: two waves, corrections, a codebook that does not fit, a large upload.</summary>
    private static async Task LivedAsync(FlowApp app)
    {
        (await app.PutCodebookAsync(Survey, Codebook(AskOpenly))).Done();
        foreach (var wave in new[] { "2024", "2025" })
        {
            (await app.PutPopulationAsync(Survey, wave, "scholen", Population)).Done();
            (await app.PutResponsesAsync(Survey, wave, "scholen", Rows(40))).Done();
        }

        await app.SettleAsync();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", Rows(42), later: true)).Done();
        await app.SettleAsync();
        await app.Get<PointerBackup>().WriteAsync(CancellationToken.None);

        // Grades are at most 6 in this codebook: what does not fit is listed beside the file, with what was answered.
        (
            await app.PutCodebookAsync(
                Survey,
                Codebook(book =>
                {
                    AskOpenly(book);
                    book.Grade()["maximum"] = 6;
                }),
                isConfirmed: true
            )
        ).Done();
        await app.SettleAsync();
        (await app.PutCodebookAsync(Survey, Codebook(AskOpenly), isConfirmed: true)).Done();
        await app.SettleAsync();
        (await app.PutResponsesAsync(Survey, "2025", "scholen", Rows(44), later: true)).Done();
    }

    private static void AskOpenly(JsonNode codebook) =>
        codebook["questions"]!
            .AsArray()
            .Add(
                JsonNode.Parse(
                    """{ "id": "toelichting", "type": "open", "chapter": "samen", "text": "Wilt u dit toelichten?" }"""
                )
            );

    private static string Rows(int rows)
    {
        var lines = TrialMonitor.Responses(rows).TrimEnd('\n').Split('\n');
        lines[0] += ";toelichting";
        for (var row = 1; row < lines.Length; row++)
            lines[row] += row == 8 ? $";{Answer}" : ";";
        return string.Join('\n', lines).Replace("r000007", Id, StringComparison.Ordinal) + "\n";
    }

    private static async Task<List<string>> TracesAsync(FlowApp app) =>
        [.. await app.TracesAsync(Id), .. await app.TracesAsync(Answer)];

    /// <summary>Everything the activities of the run carry.</summary>
    private sealed class TracedActivities : IDisposable
    {
        private readonly ConcurrentQueue<string> _content = new();
        private readonly ActivityListener _listener;

        public TracedActivities()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                    _content.Enqueue(
                        string.Join(
                            ' ',
                            activity
                                .TagObjects.Select(tag => $"{tag.Key}={tag.Value}")
                                .Append(activity.DisplayName)
                                .Concat(activity.Events.SelectMany(e => e.Tags.Select(tag => $"{tag.Value}")))
                        )
                    ),
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IReadOnlyCollection<string> Content => _content;

        public void Dispose() => _listener.Dispose();
    }
}
