using System.Globalization;
using System.Text.Json.Serialization;
using Serverless.Flows.Releases;
using Serverless.Storage.Releases;
using ReleaseList = Serverless.Flows.Releases.ReleaseList;

namespace Serverless.Functions;

/// <summary>Asks for a release to become public.</summary>
/// <param name="At">
/// The moment: with an offset (<c>2026-12-01T10:00:00Z</c>), or on clocks in Amsterdam (<c>2026-12-01T10:00</c>);
/// without it now.
/// </param>
/// <param name="Reason">Why figures differ from those published before, for readers: one line.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PublicationRequest(string? At, string? Reason)
{
    public const string Example =
        """{} to publish it now, or { "at": "2026-12-01T10:00", "reason": "The weights of large schools were wrong." }""";

    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    private static readonly string[] WithOffset =
    [
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    public DateTimeOffset? Moment()
    {
        if (At is null)
            return null;
        if (DateTime.TryParseExact(At, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return AmsterdamTime.MomentOf(local);
        return DateTimeOffset.TryParseExact(
            At,
            WithOffset,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment.ToUniversalTime()
            : throw Refusals.UnusableBody(Example);
    }
}

/// <summary>Asks for what is published to be taken back.</summary>
/// <param name="Reason">Why, for readers: one line. Not needed for a release that is only scheduled.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record WithdrawalRequest(string? Reason)
{
    public const string Example = """{ "reason": "The responses that were delivered had an error." }""";
}

/// <summary>The releases of a wave, latest first.</summary>
internal sealed record ReleasesDescription(string Survey, string Wave, IReadOnlyList<ReleaseDescription> Releases)
{
    public static ReleasesDescription Of(ReleaseList list) =>
        new(list.Survey.ToString(), list.Wave.ToString(), [.. list.Releases.Select(ReleaseDescription.Of)]);
}

/// <summary>A release and its files.</summary>
internal sealed record ReleaseDescription
{
    public required string Survey { get; init; }

    public required string Wave { get; init; }

    public required int Release { get; init; }

    public required ReleaseState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The moment from which it is public; left out for a draft.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When a later release took its place.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public string? WithdrawalReason { get; init; }

    /// <summary>The release that was public when this one was made.</summary>
    public int? Follows { get; init; }

    /// <summary>Whether a figure in its factsheet differs from that of the release it follows.</summary>
    public required bool IsCorrection { get; init; }

    public string? CorrectionReason { get; init; }

    public required ReleaseLinks Links { get; init; }

    public required IReadOnlyList<ReleaseFileDescription> Files { get; init; }

    public static ReleaseDescription Of(Release release)
    {
        var address = Addresses.Release(release.Survey, release.Wave, release.Number);
        var isGone = release.State == ReleaseState.Withdrawn;
        return new()
        {
            Survey = release.Survey.ToString(),
            Wave = release.Wave.ToString(),
            Release = release.Number,
            State = release.State,
            CreatedAt = release.CreatedAt,
            PublishAt = release.PublishAt,
            PublishedAt = release.PublishedAt,
            ReplacedAt = release.ReplacedAt,
            WithdrawnAt = release.WithdrawnAt,
            WithdrawalReason = release.WithdrawalReason,
            Follows = release.Follows,
            IsCorrection = release.IsCorrection,
            CorrectionReason = release.CorrectionReason,
            Links = new($"{address}/factsheet", $"{address}/tables", $"{address}/results", $"{address}/changes"),
            Files = isGone ? [] : [.. release.Files.Select(file => ReleaseFileDescription.Of(release, file))],
        };
    }
}

/// <summary>Addresses of a release, whose bytes never change once it is public.</summary>
internal sealed record ReleaseLinks(string Factsheet, string Tables, string Results, string Changes);

/// <summary>A file of a release; of one that is public, with its address by fingerprint, to be cached for ever.</summary>
internal sealed record ReleaseFileDescription(
    string Name,
    string ContentType,
    long Length,
    string? Sha256,
    string? Address
)
{
    public static ReleaseFileDescription Of(Release release, Storage.PublishedFileEntry file) =>
        new(
            file.Name,
            file.ContentType,
            file.Length,
            file.Sha256,
            release.IsPublic && file.Sha256 is not null ? $"{Addresses.Api}/files/{file.Sha256}/{file.Name}" : null
        );
}

/// <summary>The corrections of a survey, latest first.</summary>
internal sealed record CorrectionsDescription(string Survey, IReadOnlyList<CorrectionDescription> Corrections)
{
    public static CorrectionsDescription Of(CorrectionList list) =>
        new(list.Survey.ToString(), [.. list.Releases.Select(CorrectionDescription.Of)]);
}

/// <summary>One correction: which release, when, and why.</summary>
internal sealed record CorrectionDescription(
    string Wave,
    int Release,
    int? Corrects,
    DateTimeOffset? PublishedAt,
    string? Reason,
    string? ReasonInEnglish,
    string Changes
)
{
    public static CorrectionDescription Of(Release release) =>
        new(
            release.Wave.ToString(),
            release.Number,
            release.Follows,
            release.PublishedAt,
            release.CorrectionReason,
            release.EnglishCorrectionReason,
            $"{Addresses.Release(release.Survey, release.Wave, release.Number)}/changes"
        );
}
