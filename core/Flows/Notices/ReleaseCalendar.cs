using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Flows.Notices;

/// <summary>When figures appear, and when they appeared, as a calendar (RFC 5545).</summary>
public static class ReleaseCalendar
{
    /// <summary>The media type of a calendar.</summary>
    public const string MediaType = "text/calendar";

    /// <summary>Most appointments of a calendar: the last that were made or changed.</summary>
    public const int MaximumAppointments = 200;

    /// <summary>The calendar: the same notices give the same text. Moments are in UTC.</summary>
    /// <param name="board">What happened.</param>
    /// <param name="language">In which language.</param>
    /// <param name="ids">The deployment's ids.</param>
    /// <param name="addresses">Where the deployment is.</param>
    public static string Write(NoticeBoard board, Language language, NoticeIds ids, NoticeAddresses addresses)
    {
        var texts = Texts.For(language).Notices;
        var calendar = new Calendar { ProductId = $"-//Survey waves//Releases//{language.Code()}", Version = "2.0" };
        var name = board.Survey is { } survey ? texts.CalendarOf(board.TitleOf(survey, language)) : texts.CalendarOfAll;
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var appointment in ReleaseAppointment.Of(board.Events).Take(MaximumAppointments))
            calendar.Events.Add(Event(appointment, board, language, ids, addresses));

        // A calendar has at least one component (RFC 5545, 3.4).
        if (calendar.Events.Count == 0)
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone("UTC"));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(
        ReleaseAppointment appointment,
        NoticeBoard board,
        Language language,
        NoticeIds ids,
        NoticeAddresses addresses
    )
    {
        var (survey, wave) = (appointment.Survey, appointment.Wave);
        var texts = Texts.For(language).Notices;
        var name = texts.Named(board.TitleOf(survey, language), wave.ToString());
        return new CalendarEvent
        {
            Uid = ids.Of(FormattableString.Invariant($"appointment|{survey}|{wave}|{appointment.Number}")).ToString(),
            DtStamp = Moment(appointment.ChangedAt),
            LastModified = Moment(appointment.ChangedAt),
            Start = Moment(appointment.At),
            Sequence = appointment.Sequence,
            Status = appointment.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = TransparencyType.Transparent,
            Summary = appointment.IsPublished ? texts.AppearedTitle(name) : texts.AppearsTitle(name),
            Url = new Uri(addresses.Page(survey, wave, language)),
        };
    }

    private static CalDateTime Moment(DateTimeOffset at) => new(at.UtcDateTime);
}

/// <summary>When a release appears or appeared.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Wave">The wave.</param>
/// <param name="Number">Number of the release.</param>
/// <param name="At">When.</param>
/// <param name="ChangedAt">When that was last decided, or when it appeared.</param>
/// <param name="Sequence">How often it was changed since it was first said (RFC 5545, 3.8.7.4).</param>
/// <param name="IsPublished">Whether it appeared.</param>
/// <param name="IsCancelled">Whether it does not appear any more.</param>
public sealed record ReleaseAppointment(
    Name Survey,
    Name Wave,
    int Number,
    DateTimeOffset At,
    DateTimeOffset ChangedAt,
    int Sequence,
    bool IsPublished,
    bool IsCancelled
)
{
    /// <summary>The appointments that follow from what happened, those changed last first.</summary>
    public static IReadOnlyList<ReleaseAppointment> Of(IReadOnlyList<ReleaseEvent> events) =>
        [
            .. events
                .Where(happened => happened is { Wave: not null, Number: not null } && IsDated(happened))
                .GroupBy(happened => (happened.Survey, Wave: happened.Wave!.Value, Number: happened.Number!.Value))
                .Select(release =>
                    Of(
                        release.Key.Survey,
                        release.Key.Wave,
                        release.Key.Number,
                        [.. release.OrderBy(happened => happened.At).ThenBy(happened => happened.IsPublication)]
                    )
                )
                .OrderByDescending(appointment => appointment.ChangedAt)
                .ThenBy(appointment => appointment.Survey.ToString(), StringComparer.Ordinal)
                .ThenBy(appointment => appointment.Wave.ToString(), StringComparer.Ordinal)
                .ThenBy(appointment => appointment.Number),
        ];

    private static ReleaseAppointment Of(Name survey, Name wave, int number, IReadOnlyList<ReleaseEvent> oldestFirst)
    {
        var publication = oldestFirst.FirstOrDefault(happened => happened.IsPublication);
        var last = publication ?? oldestFirst[^1];
        var planned = oldestFirst.LastOrDefault(happened => happened.PublishAt is not null)?.PublishAt;
        return new(
            survey,
            wave,
            number,
            publication?.At ?? planned ?? last.At,
            last.At,
            oldestFirst.Count - 1,
            publication is not null,
            publication is null && last.PublishAt is null
        );
    }

    private static bool IsDated(ReleaseEvent happened) =>
        happened.IsPublication || happened.Kind is ReleaseEventKind.Scheduled or ReleaseEventKind.ScheduleChanged;
}
