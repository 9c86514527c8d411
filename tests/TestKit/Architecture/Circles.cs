namespace Serverless.TestKit.Architecture;

/// <summary>
/// The circles of a directed graph: its strongly connected parts of more than one node
/// (R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1, 1972).
/// </summary>
public sealed class Circles
{
    private readonly ILookup<string, string> _next;
    private readonly Dictionary<string, int> _order = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lowest = new(StringComparer.Ordinal);
    private readonly Stack<string> _open = new();
    private readonly HashSet<string> _isOpen = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> _found = [];

    private Circles(ILookup<string, string> next) => _next = next;

    /// <summary>Each circle with its nodes in alphabetical order.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Among(IEnumerable<(string From, string To)> edges)
    {
        var circles = new Circles(edges.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal));
        foreach (var start in circles._next.Select(group => group.Key).Order(StringComparer.Ordinal))
            if (!circles._order.ContainsKey(start))
                circles.Visit(start);
        return circles._found;
    }

    private void Visit(string node)
    {
        _order[node] = _lowest[node] = _order.Count;
        _open.Push(node);
        _isOpen.Add(node);
        foreach (var next in _next[node])
        {
            if (!_order.ContainsKey(next))
                Visit(next);
            if (_isOpen.Contains(next))
                _lowest[node] = Math.Min(_lowest[node], _lowest[next]);
        }

        if (_lowest[node] != _order[node])
            return;
        var part = new List<string>();
        string last;
        do
        {
            last = _open.Pop();
            _isOpen.Remove(last);
            part.Add(last);
        } while (last != node);

        if (part.Count > 1)
            _found.Add([.. part.Order(StringComparer.Ordinal)]);
    }
}
