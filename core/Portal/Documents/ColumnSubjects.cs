using Serverless.Reporting.Figures;

namespace Serverless.Portal.Documents;

/// <summary>
/// Which column of a table is about which group or which wave, by what its header says, so that a reader can choose among
/// them.
/// </summary>
internal sealed class ColumnSubjects
{
    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _waves = new(StringComparer.Ordinal);

    /// <summary>The groups and waves of a wave's results.</summary>
    public ColumnSubjects(ReportContext context)
    {
        foreach (var group in context.Results.Groups)
        {
            var label = context.Capitalised(context.Index.GroupLabel(group.Id, context.Language));
            _groups.TryAdd(Bare(label), group.Id);
        }

        foreach (var wave in context.Results.EarlierWaves.Append(context.Results.Wave))
            _waves.TryAdd(context.Waves.Name(wave.Id), wave.Id);
    }

    /// <summary>The group a header is about: "Basisscholen (A)"; null when it is about none.</summary>
    public string? GroupOf(string header)
    {
        var bare = Bare(header);
        if (bare.Length > 4 && bare[^1] == ')' && bare[^3] == '(')
            bare = bare[..^3].TrimEnd();
        return _groups.GetValueOrDefault(bare);
    }

    /// <summary>The wave a header is about: "2016"; null when it is about none.</summary>
    public string? WaveOf(string header) => _waves.GetValueOrDefault(Bare(header));

    private static string Bare(string header) =>
        header.Replace("\u00AD", "", StringComparison.Ordinal).Replace('\u00A0', ' ').Trim();
}
