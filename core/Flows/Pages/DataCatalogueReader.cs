using Serverless.Flows.Releases;
using Serverless.Portal.OpenData;
using Serverless.Storage;

namespace Serverless.Flows.Pages;

/// <summary>Reads pages of the catalogue of open data.</summary>
public sealed class DataCatalogueReader(
    InputPointers pointers,
    PublishedWaves published,
    PublicAddress address,
    TimeProvider clock
)
{
    private const int SurveysOnAPage = 100;
    private const int ReadAtOnce = 8;

    /// <summary>A page, in JSON-LD; null when the deployment does not know where it is reached.</summary>
    /// <param name="publisher">Who publishes it; null when the deployment names nobody.</param>
    /// <param name="after">The survey after which the page begins; null for the first page.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<byte[]?> ReadAsync(
        CataloguePublisher? publisher,
        Name? after,
        CancellationToken cancellationToken
    )
    {
        if (address.Base is not { } root)
            return null;
        var listed = await pointers.CodebooksAsync(after, SurveysOnAPage, publishedOnly: true, cancellationToken);
        var descriptions = new IReadOnlyList<BinaryData>[listed.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, listed.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce, CancellationToken = cancellationToken },
            async (i, cancelled) => descriptions[i] = await OfSurveyAsync(listed[i].Survey, cancelled)
        );
        return DataCatalogue.Write(
            root,
            publisher,
            descriptions.SelectMany(ofSurvey => ofSurvey),
            after?.ToString(),
            listed.Count == SurveysOnAPage ? listed[^1].Survey.ToString() : null
        );
    }

    /// <summary>Of the waves that are public now, in the order of their names.</summary>
    private async Task<IReadOnlyList<BinaryData>> OfSurveyAsync(Name survey, CancellationToken cancellationToken)
    {
        var descriptions = new List<BinaryData>();
        var waves = await published.OfSurveyAsync(survey, cancellationToken);
        foreach (var (wave, found) in waves.OrderBy(wave => wave.Key.ToString(), StringComparer.Ordinal))
        {
            if (!found.IsPublicAt(clock.GetUtcNow()))
                continue;
            var description = await published.FindFileAsync(
                survey,
                wave,
                found.Folder,
                DatasetDescription.FileName,
                cancellationToken
            );
            if (description is not null)
                descriptions.Add(description);
        }

        return descriptions;
    }
}
