namespace Serverless.Surveys.Issues;

/// <summary>
/// Collects what is wrong with a codebook: all counted, the first <see cref="CodebookLimits.MaximumListedIssues"/> listed.
/// </summary>
/// <param name="gate">What its texts are held against.</param>
internal sealed class CodebookIssues(PageTextGate? gate = null)
{
    private readonly List<CodebookIssue> _listed = [];
    private readonly List<CodebookIssue> _warnings = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    private readonly Dictionary<Language, (int Count, string First)> _withoutLanguage = [];

    public IReadOnlyList<CodebookIssue> Listed => _listed;

    /// <summary>What the codebook's owner should look at all the same.</summary>
    public IReadOnlyList<CodebookIssue> Warnings =>
        [
            .. _warnings,
            .. _withoutLanguage.Select(lacking => new CodebookIssue(
                lacking.Value.First,
                CodebookRule.Language,
                $"{lacking.Value.Count} texts have no '{lacking.Key.Code()}', this one first: outputs in that language show them in '{Languages.OfReaders.Code()}'. Add them where such outputs have readers."
            )),
        ];

    public int Count { get; private set; }

    /// <summary>What mistyped names were probably meant to be.</summary>
    public NearestName Nearest { get; } = new();

    public void Add(string path, string rule, MessageText message)
    {
        Count++;
        if (_listed.Count >= CodebookLimits.MaximumListedIssues)
            return;
        _listed.Add(new CodebookIssue(path, rule, message));
        _paths.Add(path);
    }

    /// <summary>Notes what the codebook's owner should look at all the same; the first ones are listed.</summary>
    public void Warn(string path, string rule, MessageText message)
    {
        if (_warnings.Count < CodebookLimits.MaximumListedIssues)
            _warnings.Add(new CodebookIssue(path, rule, message));
    }

    /// <summary>Notes the languages that a text lacks.</summary>
    public void NoteLanguages(string path, LocalizedText text)
    {
        foreach (var language in Languages.All.Where(language => !text.Has(language)))
            _withoutLanguage[language] = _withoutLanguage.TryGetValue(language, out var earlier)
                ? (earlier.Count + 1, earlier.First)
                : (1, path);
    }

    /// <summary>What messages call the file.</summary>
    public MessageText Subject { get; init; } = "A codebook";

    /// <summary>What texts are held against.</summary>
    public PageTextGate Gate { get; } = gate ?? PageTextGate.AnyFont;

    /// <summary>
    /// Whether something was wrong at exactly this path, so that checks that rest on it say nothing more.
    /// </summary>
    public bool Has(string path) => _paths.Contains(path);
}
