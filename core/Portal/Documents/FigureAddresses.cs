namespace Serverless.Portal.Documents;

/// <summary>Where the figures of a release are, at addresses that stay.</summary>
/// <param name="Page">The page they are on, from the root of the host.</param>
/// <param name="Site">Where the host is, for addresses that are used elsewhere; null when that is not known.</param>
internal sealed record FigureAddresses(string Page, Uri? Site)
{
    /// <summary>A chart by itself, on a page that other sites may show.</summary>
    public string Chart(string id) => $"{Page}/charts/{Uri.EscapeDataString(id)}";

    /// <summary>A chart by itself as a drawing.</summary>
    public string Drawing(string id) => Chart(id) + ".svg";

    /// <summary>A figure of a table or chart.</summary>
    public string Figure(string id) => $"{Page}#{Uri.EscapeDataString(id)}";
}
