using Serverless.Flows.Notices;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Flows.Tests.Notices;

/// <summary>What happened, for the tests of feeds and calendars.</summary>
internal static class Boards
{
    public static NoticeIds Ids { get; } = new([7, 7, 7]);

    private static Name Wave { get; } = Name.Parse("2024");

    /// <summary>A release that was scheduled, moved and published; a correction; its withdrawal; one to come.</summary>
    public static NoticeBoard Everything(bool ofAll = false) =>
        new(
            ofAll ? null : SmallSurvey.Survey,
            [
                Event(ReleaseEventKind.Withdrawn, 2, day: 20),
                Event(ReleaseEventKind.Scheduled, 3, day: 15, publishAt: 30),
                Event(ReleaseEventKind.Corrected, 2, day: 12) with
                {
                    Reason = "<b>Fout</b> in de weging",
                },
                Event(ReleaseEventKind.Published, 1, day: 10),
                Event(ReleaseEventKind.ScheduleChanged, 1, day: 3, publishAt: 10),
                Event(ReleaseEventKind.Scheduled, 1, day: 1, publishAt: 9),
            ],
            new Dictionary<Name, LocalizedText> { [SmallSurvey.Survey] = new("Proef & zo", "Trial") }
        );

    public static ReleaseEvent Event(ReleaseEventKind kind, int number, int day, int? publishAt = null) =>
        new(kind, SmallSurvey.Survey, Wave, number, On(day), null) { PublishAt = publishAt is { } at ? On(at) : null };

    public static DateTimeOffset On(int day) => new(2026, 11, day, 8, 30, 0, TimeSpan.Zero);
}
