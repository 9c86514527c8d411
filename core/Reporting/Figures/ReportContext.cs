using Serverless.Analysis.Results;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Wording;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>The results with the language they are reported in, and the wording that goes with both.</summary>
public sealed class ReportContext
{
    /// <summary>A context for one document in one language.</summary>
    /// <param name="results">The results.</param>
    /// <param name="language">The language of the document.</param>
    /// <param name="release">The release the document belongs to; null for none.</param>
    public ReportContext(ResultsDocument results, Language language, ReleaseImprint? release = null)
    {
        Release = release;
        Index = new ResultsIndex(results);
        Texts = Texts.For(language);
        Waves = new WaveWords(results, Texts);
        Figures = new FigureWords(Texts);
        Changes = new ChangeWords(Texts, Waves);
    }

    /// <summary>Lookup over the results.</summary>
    public ResultsIndex Index { get; }

    /// <summary>The release the document belongs to; null for none.</summary>
    public ReleaseImprint? Release { get; }

    /// <summary>The results.</summary>
    public ResultsDocument Results => Index.Results;

    /// <summary>The words of the document's language.</summary>
    public Texts Texts { get; }

    /// <summary>The language of the document.</summary>
    public Language Language => Texts.Language;

    /// <summary>How numbers are printed.</summary>
    public NumberTexts Numbers => Texts.Numbers;

    /// <summary>How waves are named.</summary>
    public WaveWords Waves { get; }

    /// <summary>Cells as text.</summary>
    public FigureWords Figures { get; }

    /// <summary>Comparisons as text.</summary>
    public ChangeWords Changes { get; }

    /// <summary>The wave that figures are compared with; null when there is none.</summary>
    public WaveSummary? Earlier => Results.EarlierWaves.FirstOrDefault(wave => wave.Id == Results.ComparedWith);

    /// <summary>A text of the survey in the document's language.</summary>
    public string Say(LocalizedText text) => Texts.Of(text);

    /// <summary>A text with a capital, to begin a sentence or label with.</summary>
    public string Capitalised(string text) => Texts.Grammar.Capitalised(text);

    /// <summary>A text with a small first letter, to go on in a sentence with.</summary>
    public string Lowered(string text) => Texts.Grammar.Lowered(text);

    /// <summary>"a, b en c".</summary>
    public string And(IReadOnlyList<string> parts) => Texts.Grammar.And(parts);

    /// <summary>The BCP 47 tag of the language.</summary>
    public string LanguageTag => Texts.LanguageTag;
}
