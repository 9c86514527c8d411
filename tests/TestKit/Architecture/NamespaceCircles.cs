namespace Serverless.TestKit.Architecture;

/// <summary>The circles of namespaces in an assembly.</summary>
public static class NamespaceCircles
{
    /// <summary>Circles outside some namespaces, each with the uses it is made of.</summary>
    /// <param name="except">Namespaces whose circles with those within them are passed over.</param>
    public static IReadOnlyList<string> In(string assemblyFile, params IReadOnlyList<string> except)
    {
        var uses = NamespaceDependencies.Of(assemblyFile);
        return
        [
            .. Circles
                .Among(uses.Select(use => (use.From, use.To)))
                .Where(circle => !except.Any(root => circle.All(name => IsWithin(name, root))))
                .Select(circle => Described(circle, uses)),
        ];
    }

    private static bool IsWithin(string name, string root) =>
        name == root || name.StartsWith(root + ".", StringComparison.Ordinal);

    private static string Described(IReadOnlyList<string> circle, IEnumerable<NamespaceUse> uses) =>
        string.Join(
            Environment.NewLine,
            uses.Where(use => circle.Contains(use.From) && circle.Contains(use.To))
                .Select(use => $"{use.From} -> {use.To} ({use.Where} uses {use.What})")
        );
}
