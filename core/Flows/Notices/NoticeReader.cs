using Serverless.Flows.Reading;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Flows.Notices;

/// <summary>
/// Reads what feeds and calendars say. They are the same for everybody: what is not public yet is in none, and of
/// surveys of which nothing was published not even that they are there.
/// </summary>
public sealed class NoticeReader(
    ReleaseEvents events,
    InputPointers pointers,
    Codebooks codebooks,
    DeploymentSecrets secrets
)
{
    /// <summary>Most events that are looked at.</summary>
    public const int MaximumEvents = 1_000;

    private const string Purpose = "notice-ids";
    private const int SurveysAtOnce = 8;

    /// <summary>The ids of this deployment.</summary>
    public async Task<NoticeIds> IdsAsync(CancellationToken cancellationToken) =>
        new(await secrets.ForAsync(Purpose, cancellationToken));

    /// <summary>What happened to the releases of a survey.</summary>
    public async Task<Outcome<NoticeBoard>> OfSurveyAsync(Name survey, CancellationToken cancellationToken)
    {
        if (await TitleAsync(survey, cancellationToken) is not { } title)
            return new Refusal.UnknownSurvey(survey);
        var happened = await events.OfSurveyAsync(survey, MaximumEvents, cancellationToken);
        return new NoticeBoard(
            survey,
            [.. happened.Where(one => one.IsPublic)],
            new Dictionary<Name, LocalizedText> { [survey] = title }
        );
    }

    /// <summary>What happened to the releases of all surveys.</summary>
    public async Task<NoticeBoard> OfAllAsync(CancellationToken cancellationToken)
    {
        var happened = await events.AllAsync(MaximumEvents, cancellationToken);
        var surveys = happened.Where(one => one.IsPublic).Select(one => one.Survey).Distinct().ToArray();
        var titles = new LocalizedText?[surveys.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, surveys.Length),
            new ParallelOptions { MaxDegreeOfParallelism = SurveysAtOnce, CancellationToken = cancellationToken },
            async (at, stop) => titles[at] = await TitleAsync(surveys[at], stop)
        );
        var known = new Dictionary<Name, LocalizedText>();
        foreach (var (survey, title) in surveys.Zip(titles))
            if (title is not null)
                known[survey] = title;
        return new NoticeBoard(null, [.. happened.Where(one => one.IsPublic && known.ContainsKey(one.Survey))], known);
    }

    /// <summary>What a survey is called; null when it is not there for everybody.</summary>
    private async Task<LocalizedText?> TitleAsync(Name survey, CancellationToken cancellationToken)
    {
        if (
            await pointers.FindAsync(InputKey.Codebook(survey), cancellationToken) is not { } codebook
            || !Reader.Anybody.Sees(codebook)
        )
            return null;
        var digesting = await codebooks.DigestAsync(survey, codebook, cancellationToken);
        return digesting.Succeeded(out var digest, out _) ? digest.Title : new LocalizedText(survey.ToString());
    }
}
