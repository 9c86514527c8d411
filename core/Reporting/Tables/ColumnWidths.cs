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

    /// <summary>Labels have this much at least; longer ones take more lines.</summary>
    public const double MinimumLabelWidth = 168;

    /// <summary>The column of labels of a table is no wider than this where bars want the room.</summary>
    private const double MaximumLabelWidth = 250;

    /// <summary>About the width of a letter of a label.</summary>
    private const double LabelLetter = 4.3;

    /// <summary>Whether these labels leave room for bars: none is longer than two lines of a narrow column.</summary>
    public static bool LeaveRoom(IEnumerable<string> labels) =>
        labels.All(label => label.Length * LabelLetter <= 2 * MinimumLabelWidth);

    /// <summary>Width of a column that holds these labels, the longest on one line where that is not too wide.</summary>
    public static double Labels(IEnumerable<string> labels) =>
        Math.Clamp(
            labels.Select(label => label.Length).DefaultIfEmpty().Max() * LabelLetter,
            MinimumLabelWidth,
            MaximumLabelWidth
        );

    /// <summary>Width that holds the longest word of <paramref name="heading"/>, between two bounds.</summary>
    public static double For(string heading, double least, double most) =>
        Math.Clamp((Words(heading).Max(word => word.Length) * Letter) + Padding, least, most);

    /// <summary>
    /// The same measured sparingly, for columns that are alike: where the longest word needs more after all, the page gives
    /// it to all of them.
    /// </summary>
    public static double Sparing(string heading, double least, double most) =>
        Math.Clamp((Words(heading).Max(Letters) * LabelLetter) + Padding, least, most);

    private static string[] Words(string heading) => heading.Split(' ', '-', '\u00AD');

    /// <summary>How many letters of average width a word is as wide as.</summary>
    private static double Letters(string word) =>
        word.Sum(letter =>
            letter switch
            {
                'f' or 'i' or 'j' or 'l' or 'r' or 't' => 0.6,
                'm' or 'w' or 'M' or 'W' => 1.5,
                _ => 1,
            }
        );

    /// <summary>Width in which <paramref name="heading"/> takes two lines at most, between two bounds.</summary>
    public static double ForTwoLines(string heading, double least, double most)
    {
        var shortest = heading.Length;
        for (var i = 0; i < heading.Length; i++)
            if (heading[i] == ' ')
                shortest = Math.Min(shortest, Math.Max(i, heading.Length - i - 1));
        return Math.Clamp((shortest * Letter) + Padding, least, most);
    }

    /// <summary>Width in which each of these labels takes two lines at most, where that is not too wide.</summary>
    public static double LabelsOfTwoLines(IEnumerable<string> labels, double least) =>
        Math.Clamp(
            (labels.Select(label => label.Length).DefaultIfEmpty().Max() * LabelLetter / 2) + Padding,
            least,
            MaximumLabelWidth
        );
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
