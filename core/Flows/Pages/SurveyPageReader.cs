using Serverless.Flows.Files;
using Serverless.Flows.Releases;
using Serverless.Portal;
using Serverless.Portal.Pages;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Flows.Pages;

/// <summary>What the page of a survey says, of what is public alone.</summary>
public sealed class SurveyPageReader(
    InputPointers pointers,
    Codebooks codebooks,
    PublishedWaves published,
    ReleaseStore releases,
    HouseStyleFiles styles,
    TimeProvider clock
)
{
    /// <summary>A survey as anybody may see it; refused when nothing of it was ever published.</summary>
    public async Task<Outcome<SurveyContent>> ReadAsync(Name survey, CancellationToken cancellationToken)
    {
        var pointer = await pointers.FindAsync(InputKey.Codebook(survey), cancellationToken);
        if (pointer?.FirstPublishedAt is null)
            return new Refusal.UnknownSurvey(survey);
        var reading = await codebooks.ReadAsync(survey, pointer.Version, cancellationToken);
        if (!reading.Succeeded(out var read, out var unreadable))
            return unreadable;
        var codebook = read.Codebook;
        var now = clock.GetUtcNow();
        var waves = await published.OfSurveyAsync(survey, cancellationToken);
        var history = await releases.OfSurveyAsync(survey, cancellationToken);
        var past = Releases(history, now).ToList();
        // A clock elsewhere may have been ahead: what it made public is not public here yet.
        if (past.Count == 0 && !waves.Values.Any(wave => wave.IsPublicAt(now)))
            return new Refusal.UnknownSurvey(survey);
        return new SurveyContent
        {
            Survey = survey.ToString(),
            Style = await styles.CurrentAsync(pointer.Organisation, cancellationToken),
            Title = codebook.Title,
            Notice = codebook.Notice,
            Contact = codebook.Contact,
            Waves = [.. Waves(codebook, waves, now)],
            Releases = past,
            Announced = [.. Announced(codebook, history, now)],
        };
    }

    /// <summary>
    /// In the order of the codebook turned round; a wave that left the codebook has no page any more, and one that was taken
    /// back has no files.
    /// </summary>
    private static IEnumerable<PublishedWaveContent> Waves(
        Codebook codebook,
        IReadOnlyDictionary<Name, PublishedWave> published,
        DateTimeOffset now
    )
    {
        foreach (var wave in codebook.Waves.Reverse())
            if (
                Name.TryParse(wave.Id, out var name)
                && published.TryGetValue(name, out var found)
                && found.IsPublicAt(now)
            )
                yield return new(
                    wave.Id,
                    wave.Title,
                    AmsterdamTime.DayOf(found.PublishedAt),
                    found.Files.ToDictionary(file => file.Name, file => file.Length, StringComparer.Ordinal)
                )
                {
                    Commissioners = codebook.CommissionersOf(wave),
                };
    }

    private static IEnumerable<PastRelease> Releases(IReadOnlyList<Release> history, DateTimeOffset now) =>
        from release in history
        where release.WasPublic && release.PublishedAt is not null && !(release.NotBefore > now)
        orderby release.PublishedAt descending, release.Number descending
        select new PastRelease(
            release.Wave.ToString(),
            release.Number,
            AmsterdamTime.DayOf(release.PublishedAt!.Value),
            release.State == ReleaseState.Published,
            release.WithdrawnAt is { } withdrawn ? AmsterdamTime.DayOf(withdrawn) : null,
            Text(release.CorrectionReason, release.EnglishCorrectionReason),
            Text(release.WithdrawalReason, null)
        )
        {
            HasChanges =
                release.Follows is not null
                && release.Files.Any(file => file.Name == WavePages.ChangesFile(Languages.OfReaders)),
        };

    /// <summary>Those of waves that the codebook has; their moment is known, what they hold is not.</summary>
    private static IEnumerable<AnnouncedRelease> Announced(
        Codebook codebook,
        IReadOnlyList<Release> history,
        DateTimeOffset now
    ) =>
        from release in history
        where release.State == ReleaseState.Scheduled && release.IsPending && release.PublishAt > now
        let wave = codebook.Waves.FirstOrDefault(wave => wave.Id == release.Wave.ToString())
        where wave is not null
        orderby release.PublishAt
        select new AnnouncedRelease(wave.Id, wave.Title, AmsterdamTime.At(release.PublishAt!.Value).DateTime);

    private static LocalizedText? Text(string? dutch, string? english) =>
        dutch is null ? null : new LocalizedText(dutch, english ?? dutch);
}
