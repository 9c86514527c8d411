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
        var waves = await published.OfSurveyAsync(survey, cancellationToken);
        var history = await releases.OfSurveyAsync(survey, cancellationToken);
        return new SurveyContent
        {
            Survey = survey.ToString(),
            Style = await styles.CurrentAsync(pointer.Organisation, cancellationToken),
            Title = codebook.Title,
            Notice = codebook.Notice,
            Contact = codebook.Contact,
            Waves = [.. Waves(codebook, waves)],
            Releases = [.. Releases(history)],
            Announced = [.. Announced(codebook, history)],
        };
    }

    /// <summary>In the order of the codebook turned round; a wave that left the codebook has no page any more.</summary>
    private static IEnumerable<PublishedWaveContent> Waves(
        Codebook codebook,
        IReadOnlyDictionary<Name, PublishedWave> published
    )
    {
        foreach (var wave in codebook.Waves.Reverse())
            if (Name.TryParse(wave.Id, out var name) && published.TryGetValue(name, out var found))
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

    private static IEnumerable<PastRelease> Releases(IReadOnlyList<Release> history) =>
        from release in history
        where release.WasPublic && release.PublishedAt is not null
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
    private IEnumerable<AnnouncedRelease> Announced(Codebook codebook, IReadOnlyList<Release> history)
    {
        var now = clock.GetUtcNow();
        return from release in history
            where release.State == ReleaseState.Scheduled && release.IsPending && release.PublishAt > now
            let wave = codebook.Waves.FirstOrDefault(wave => wave.Id == release.Wave.ToString())
            where wave is not null
            orderby release.PublishAt
            select new AnnouncedRelease(wave.Id, wave.Title, AmsterdamTime.At(release.PublishAt!.Value).DateTime);
    }

    private static LocalizedText? Text(string? dutch, string? english) =>
        dutch is null ? null : new LocalizedText(dutch, english ?? dutch);
}
