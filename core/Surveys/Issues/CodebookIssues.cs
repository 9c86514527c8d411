using System.Text;

namespace Serverless.Surveys.Issues;

/// <summary>
/// Collects what is wrong with a codebook: all counted, the first <see cref="CodebookLimits.ListedIssues"/> listed.
/// </summary>
/// <param name="firstUnprintable">The first character of a text that outputs cannot show; null to let every character
/// pass.</param>
internal sealed class CodebookIssues(Func<string, Rune?>? firstUnprintable = null)
{
    private readonly List<CodebookIssue> _listed = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    public IReadOnlyList<CodebookIssue> Listed => _listed;

    public int Count { get; private set; }

    public void Add(string path, string rule, string message)
    {
        Count++;
        if (_listed.Count >= CodebookLimits.ListedIssues)
            return;
        _listed.Add(new CodebookIssue(path, rule, message));
        _paths.Add(path);
    }

    /// <summary>The first character of the text that outputs cannot show; null when they can show all of it.</summary>
    public Rune? FirstUnprintable(string text) => firstUnprintable?.Invoke(text);

    /// <summary>
    /// Whether something was wrong at exactly this path, so that checks that rest on it say nothing more.
    /// </summary>
    public bool Has(string path) => _paths.Contains(path);
}
