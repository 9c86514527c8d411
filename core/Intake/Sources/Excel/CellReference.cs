using static System.FormattableString;

namespace Serverless.Intake.Sources.Excel;

/// <summary>References to cells such as <c>AB12</c>.</summary>
internal static class CellReference
{
    /// <summary>The column from 0; null when there is no reference.</summary>
    public static int? Column(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (c is < 'A' or > 'Z')
                break;
            column = column * 26 + (c - 'A' + 1);
            if (column > 1 << 20)
                return null;
        }

        return column == 0 ? null : column - 1;
    }

    /// <summary>The row from 1; 0 when there is none.</summary>
    public static int Row(ReadOnlySpan<char> reference) =>
        int.TryParse(
            reference.TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"),
            System.Globalization.CultureInfo.InvariantCulture,
            out var row
        )
            ? row
            : 0;

    public static string Name(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + (rest - 1) % 26) + letters;
        return Invariant($"{letters}{row}");
    }
}
