namespace Serverless.Surveys.Reading;

/// <summary>Collects what is wrong with a codebook: all counted, the first <see cref="CodebookReader.ListedIssues"/> listed.</summary>
internal sealed class CodebookIssues
{
    private readonly List<CodebookIssue> _listed = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    public IReadOnlyList<CodebookIssue> Listed => _listed;

    public int Count { get; private set; }

    public void Add(string path, string rule, string message)
    {
        Count++;
        if (_listed.Count >= CodebookReader.ListedIssues)
            return;
        _listed.Add(new CodebookIssue(path, rule, message));
        _paths.Add(path);
    }

    /// <summary>Whether something was wrong at exactly this path, so that checks that rest on it say nothing more.</summary>
    public bool Has(string path) => _paths.Contains(path);
}
