using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Wording;

/// <summary>
/// How a wave is named in a sentence: by its year when that is known of every wave of the document and differs, else by
/// its title.
/// </summary>
public sealed class WaveWords
{
    private readonly Dictionary<string, (string Name, bool IsYear)> _names = new(StringComparer.Ordinal);
    private readonly Texts _texts;

    /// <summary>The names of all waves in <paramref name="results"/>.</summary>
    public WaveWords(ResultsDocument results, Texts texts)
    {
        _texts = texts;
        WaveSummary[] waves = [.. results.EarlierWaves, results.Wave];
        var byYear =
            waves.All(wave => Year(wave) is not null)
            && waves.Select(Year).Distinct(StringComparer.Ordinal).Count() == waves.Length;
        foreach (var wave in waves)
            _names[wave.Id] = byYear ? (Year(wave)!, true) : (texts.Of(wave.Title), false);
    }

    /// <summary>"2016".</summary>
    public string Name(string wave) => _names.TryGetValue(wave, out var known) ? known.Name : wave;

    /// <summary>"in 2016", or "bij de meting 'Najaar'".</summary>
    public string When(string wave)
    {
        var (name, isYear) = _names.TryGetValue(wave, out var known) ? known : (wave, false);
        return isYear ? _texts.Changes.InYear(name) : _texts.Changes.AtWave(name);
    }

    private static string? Year(WaveSummary wave) =>
        Wave.YearOf(wave.Id, wave.FieldworkEnd)?.ToString("D4", CultureInfo.InvariantCulture);
}
