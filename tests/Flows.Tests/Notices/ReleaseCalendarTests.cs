using System.Text;
using Serverless.Flows.Notices;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.Notices.Boards;

namespace Serverless.Flows.Tests.Notices;

/// <summary>The calendar, held to RFC 5545, and read without the library that writes it.</summary>
public sealed class ReleaseCalendarTests
{
    [Fact]
    public void Calendar_has_what_the_specification_asks_for()
    {
        var lines = Unfolded(Write(Everything()));

        lines[0].ShouldBe("BEGIN:VCALENDAR");
        lines[^1].ShouldBe("END:VCALENDAR");
        lines.Count(line => line == "VERSION:2.0").ShouldBe(1);
        lines.Count(line => line.StartsWith("PRODID:", StringComparison.Ordinal)).ShouldBe(1);
        var events = Events(lines);
        events.Count.ShouldBe(3);
        foreach (var one in events)
        foreach (var property in new[] { "UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS" })
            one.ShouldContainKey(property);
        events.Select(one => one["UID"]).ShouldBeUnique();
    }

    [Fact]
    public void Lines_end_with_CRLF_and_are_folded_at_75_octets_between_characters()
    {
        var title = new LocalizedText(string.Concat(Enumerable.Repeat("Eén heel lange één-titel ", 12)));
        var board = Everything() with { Titles = new Dictionary<Name, LocalizedText> { [SmallSurvey.Survey] = title } };

        var text = Write(board);

        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        text.Split("\r\n").ShouldBeSomeThatAll(line => Encoding.UTF8.GetByteCount(line) <= 75);
        Unfolded(text).ShouldContain(line => line.StartsWith($"SUMMARY:{title.Nl}", StringComparison.Ordinal));
    }

    [Fact]
    public void Release_that_was_moved_and_appeared_keeps_its_id_and_counts_its_changes()
    {
        var scheduled = Everything() with { Events = [Event(ReleaseEventKind.Scheduled, 1, day: 1, publishAt: 9)] };
        var moved = scheduled with
        {
            Events = [Event(ReleaseEventKind.ScheduleChanged, 1, day: 3, publishAt: 10), .. scheduled.Events],
        };
        var appeared = moved with { Events = [Event(ReleaseEventKind.Published, 1, day: 10), .. moved.Events] };

        var steps = new[] { scheduled, moved, appeared }
            .Select(board => Events(Unfolded(Write(board))).ShouldHaveSingleItem())
            .ToList();

        steps.Select(step => step["UID"]).Distinct().Count().ShouldBe(1);
        steps.Select(step => step["SEQUENCE"]).ShouldBe(["0", "1", "2"]);
        steps.Select(step => step["DTSTART"]).ShouldBe(["20261109T083000Z", "20261110T083000Z", "20261110T083000Z"]);
        steps
            .Select(step => step["SUMMARY"])
            .ShouldBe([
                "Proef & zo\\, meting 2024: cijfers verschijnen",
                "Proef & zo\\, meting 2024: cijfers verschijnen",
                "Proef & zo\\, meting 2024: cijfers verschenen",
            ]);
    }

    [Fact]
    public void Release_that_no_longer_has_a_moment_is_cancelled()
    {
        var board = Everything() with
        {
            Events =
            [
                Event(ReleaseEventKind.ScheduleChanged, 1, day: 3),
                Event(ReleaseEventKind.Scheduled, 1, day: 1, publishAt: 9),
            ],
        };

        var cancelled = Events(Unfolded(Write(board))).ShouldHaveSingleItem();

        cancelled["STATUS"].ShouldBe("CANCELLED");
        cancelled["DTSTART"].ShouldBe("20261109T083000Z");
    }

    [Fact]
    public void Calendar_without_appointments_has_the_component_it_needs()
    {
        var lines = Unfolded(Write(Everything() with { Events = [] }));

        lines.ShouldContain("BEGIN:VTIMEZONE");
        lines.ShouldContain("BEGIN:STANDARD");
        lines.ShouldNotContain("BEGIN:VEVENT");
    }

    [Fact]
    public void Same_notices_give_the_same_text() => Write(Everything()).ShouldBe(Write(Everything()));

    private static string Write(NoticeBoard board) =>
        ReleaseCalendar.Write(board, Language.Dutch, Ids, FlowApp.Addresses);

    private static string[] Unfolded(string text) =>
        text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static List<Dictionary<string, string>> Events(IReadOnlyList<string> lines)
    {
        var events = new List<Dictionary<string, string>>();
        foreach (var line in lines)
        {
            if (line == "BEGIN:VEVENT")
                events.Add(new(StringComparer.Ordinal));
            else if (events.Count > 0 && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                events[^1].TryAdd(line[..colon], line[(colon + 1)..]);
        }

        return events;
    }
}
