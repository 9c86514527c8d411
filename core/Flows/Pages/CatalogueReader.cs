using Serverless.Flows.Releases;
using Serverless.Portal.Pages;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Flows.Pages;

/// <summary>
/// What the catalogue lists. It is read once in <see cref="Kept"/> whoever asks and whatever is sought, so that a crowd of
/// readers costs no more storage operations than one.
/// </summary>
public sealed class CatalogueReader(
    InputPointers pointers,
    Codebooks codebooks,
    ReleaseEvents events,
    TimeProvider clock
) : IDisposable
{
    /// <summary>How long the list is used before it is read again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private const int SurveysAtOnce = 1_000;
    private const int MaximumSurveys = 10_000;
    private const int MaximumEvents = 200;
    private const int MaximumLatest = 8;

    private readonly SemaphoreSlim _reading = new(1);
    private CatalogueContent _last = new([], [], null);
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    /// <summary>The catalogue.</summary>
    /// <param name="sought">Words that a survey's title or name must have; null for all surveys.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<CatalogueContent> ReadAsync(string? sought, CancellationToken cancellationToken)
    {
        var all = await CurrentAsync(cancellationToken);
        if (SoughtWords.In(sought) is not { } words)
            return all;
        return all with
        {
            Surveys =
            [
                .. all.Surveys.Where(survey =>
                    words.AreIn([survey.Survey, .. Languages.All.Select(language => survey.Title.In(language))])
                ),
            ],
            Sought = words.Text,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<CatalogueContent> CurrentAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var age = clock.GetUtcNow() - _readAt;
            if (age < TimeSpan.Zero || age >= Kept)
                (_last, _readAt) = (await ReadAllAsync(cancellationToken), clock.GetUtcNow());
            return _last;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<CatalogueContent> ReadAllAsync(CancellationToken cancellationToken)
    {
        var titles = await TitlesAsync(cancellationToken);
        var publications = (await events.AllAsync(MaximumEvents, cancellationToken))
            .Where(happened => happened.Wave is not null && titles.ContainsKey(happened.Survey))
            .GroupBy(happened => (happened.Survey, happened.Wave))
            .SelectMany(Standing)
            .OrderByDescending(happened => happened.At)
            .ToList();
        var latest = publications
            .GroupBy(happened => happened.Survey)
            .ToDictionary(
                ofSurvey => ofSurvey.Key,
                ofSurvey => AmsterdamTime.DayOf(ofSurvey.Max(happened => happened.At))
            );
        return new(
            [
                .. titles
                    .Select(survey => new ListedSurvey(
                        survey.Key.ToString(),
                        survey.Value,
                        latest.TryGetValue(survey.Key, out var day) ? day : null
                    ))
                    .OrderBy(survey => SoughtWords.Folded(survey.Title.In(Languages.OfReaders)), StringComparer.Ordinal)
                    .ThenBy(survey => survey.Survey, StringComparer.Ordinal),
            ],
            [
                .. publications
                    .Take(MaximumLatest)
                    .Select(happened => new LatestPublication(
                        happened.Survey.ToString(),
                        titles[happened.Survey],
                        happened.Wave.ToString()!,
                        AmsterdamTime.DayOf(happened.At),
                        happened.Kind == ReleaseEventKind.Corrected
                    )),
            ],
            Sought: null
        );
    }

    /// <summary>The publications of a wave; none when the last that happened to it is that it was taken back.</summary>
    private static IEnumerable<ReleaseEvent> Standing(IEnumerable<ReleaseEvent> ofWave)
    {
        var newestFirst = ofWave
            .Where(happened => happened.IsPublication || happened.Kind == ReleaseEventKind.Withdrawn)
            .ToList();
        return newestFirst is [{ IsPublication: true }, ..]
            ? newestFirst.Where(happened => happened.IsPublication)
            : [];
    }

    private async Task<Dictionary<Name, LocalizedText>> TitlesAsync(CancellationToken cancellationToken)
    {
        var titles = new Dictionary<Name, LocalizedText>();
        var now = clock.GetUtcNow();
        Name? after = null;
        while (titles.Count < MaximumSurveys)
        {
            var listed = await pointers.CodebooksAsync(after, SurveysAtOnce, publishedOnly: true, cancellationToken);
            // A clock elsewhere may have been ahead: what it made public is not public here yet.
            foreach (var (survey, pointer) in listed.Where(one => !(one.Pointer.FirstPublishedAt > now)))
                if ((await codebooks.DigestAsync(survey, pointer, cancellationToken)).Succeeded(out var digest, out _))
                    titles[survey] = digest.Title;
            if (listed.Count < SurveysAtOnce)
                break;
            after = listed[^1].Survey;
        }

        return titles;
    }
}
