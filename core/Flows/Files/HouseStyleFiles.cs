using System.Collections.Concurrent;
using Serverless.Reporting.Styles;
using Serverless.Storage;

namespace Serverless.Flows.Files;

/// <summary>House styles as they were uploaded, read; a version never changes, so that each is read once.</summary>
public sealed class HouseStyleFiles(HouseStyles styles)
{
    private const int Remembered = 20;

    private readonly ConcurrentDictionary<string, HouseStyle> _known = new(StringComparer.Ordinal);

    /// <summary>A version; null for none, and for a file that a later program can no longer read.</summary>
    public async Task<HouseStyle?> FindAsync(string? version, CancellationToken cancellationToken)
    {
        if (version is null)
            return null;
        if (_known.TryGetValue(version, out var known))
            return known;
        if (await styles.ReadAsync(version, cancellationToken) is not { } json)
            return null;
        if (HouseStyleReader.Read(json, texts: null, fonts: null).Style is not { } style)
            return null;
        if (_known.Count >= Remembered)
            _known.Clear();
        return _known[version] = style;
    }

    /// <summary>What an organisation's pages are drawn with now; null for as the product has it.</summary>
    public async Task<HouseStyle?> CurrentAsync(Name? organisation, CancellationToken cancellationToken) =>
        organisation is { } owner && await styles.FindAsync(owner, cancellationToken) is { } current
            ? await FindAsync(current.Version, cancellationToken)
            : null;
}
