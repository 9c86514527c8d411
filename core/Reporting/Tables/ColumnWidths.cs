using Serverless.Reporting.Documents;

namespace Serverless.Reporting.Tables;

/// <summary>
/// Widths of columns of figures, in points, so that no heading breaks within a word unless there is no room.
/// </summary>
internal static class ColumnWidths
{
    /// <summary>About the width of a letter of a heading, semi-bold.</summary>
    private const double Letter = 5.1;

    /// <summary>Room left and right of a heading.</summary>
    private const double Padding = 9;

    /// <summary>
    /// Widths of a column of labels, from which the first is taken that holds the longest on one line; tables of one
    /// report then share a few widths.
    /// </summary>
    private static readonly double[] LabelWidths = [200, 290];

    /// <summary>About the width of a letter of a label.</summary>
    private const double LabelLetter = 4.3;

    /// <summary>
    /// Width of a table whose figures are near the labels of their rows: the eye should not have to cross the page.
    /// Null where labels are long.
    /// </summary>
    public static double? Table(IEnumerable<TableCell> labels, IReadOnlyList<TableColumn> columns)
    {
        var longest = labels.Max(cell => cell.Inlines.OfType<Text>().Sum(text => text.Value.Length)) * LabelLetter;
        var figures = columns.Where(column => column.Fixed).Sum(column => column.Width);
        foreach (var width in LabelWidths)
            if (longest <= width)
                return width + figures;
        return null;
    }

    /// <summary>Width that holds the longest word of <paramref name="heading"/>, between two bounds.</summary>
    public static double For(string heading, double least, double most) =>
        Math.Clamp((heading.Split(' ', '-', '\u00AD').Max(word => word.Length) * Letter) + Padding, least, most);
}

/// <summary>Places where long Dutch compounds of this field may be parted in a narrow heading.</summary>
internal static class Compounds
{
    private const int Long = 18;

    private static readonly string[] LastParts =
    [
        "organisaties",
        "organisatie",
        "instellingen",
        "instelling",
        "verenigingen",
        "aanbieders",
        "besturen",
        "bestuurders",
        "gemeenten",
        "medewerkers",
        "scholen",
        "opvang",
        "onderwijs",
    ];

    /// <summary>The text with a soft hyphen before the last part of long compounds.</summary>
    public static string WithSoftHyphens(string text) => string.Join(' ', text.Split(' ').Select(Parted));

    private static string Parted(string word)
    {
        if (word.Length < Long)
            return word;
        var last = LastParts.FirstOrDefault(part =>
            word.EndsWith(part, StringComparison.OrdinalIgnoreCase) && word.Length - part.Length >= 4
        );
        return last is null ? word : word[..^last.Length] + '\u00AD' + word[^last.Length..];
    }
}
