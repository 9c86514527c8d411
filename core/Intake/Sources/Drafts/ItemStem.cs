using System.Text.RegularExpressions;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>What the names and labels of a grid's columns have in common, and what is left for each item.</summary>
internal static partial class ItemStem
{
    /// <summary>The name without the number or letter at its end.</summary>
    public static string OfName(string name)
    {
        var match = TrailingItem().Match(name);
        return match.Success && match.Index > 0 ? name[..match.Index] : name;
    }

    /// <summary>What all labels begin with, up to a mark between question and item.</summary>
    public static string OfLabels(List<string> labels)
    {
        var common = labels[0];
        foreach (var label in labels)
        {
            var length = 0;
            while (length < Math.Min(common.Length, label.Length) && common[length] == label[length])
                length++;
            common = common[..length];
        }

        var mark = common.LastIndexOfAny([':', '?', '-', '[', '.', ']']);
        return mark < 0 ? "" : common[..(mark + 1)];
    }

    /// <summary>The label without what all have in common; the name where nothing is left.</summary>
    public static string Remainder(SourceColumn column, string stem)
    {
        var label = column.Label ?? "";
        var rest = label.Length > stem.Length ? label[stem.Length..].Trim(' ', ':', '-', ']', ')') : "";
        return rest.Length == 0 ? column.Name : rest;
    }

    [GeneratedRegex("_?[0-9]{1,3}[a-z]?$|_?[a-z]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex TrailingItem();
}
