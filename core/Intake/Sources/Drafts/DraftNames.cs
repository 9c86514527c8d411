using System.Text;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>Makes ids and answer codes of what files have.</summary>
public static class DraftNames
{
    private const int MaximumIdLength = 40;
    private const int MaximumFileIdLength = 64;

    /// <summary>An id of small letters, digits and hyphens.</summary>
    internal static string Id(string name, HashSet<string> taken)
    {
        var id = Folded(name, MaximumIdLength, lower: true, extra: "-");
        return Unique(id.Length == 0 ? "vraag" : id, MaximumIdLength, taken);
    }

    /// <summary>
    /// The id of a question or item: the name itself where ids may look so, else its letters and digits with hyphens
    /// between. It is changed where it could be taken for a part of another question, or the other for a part of it.
    /// </summary>
    internal static string FileId(string name, HashSet<string> taken)
    {
        if (!Names.IsFileId(name))
        {
            var id = Folded(name, MaximumFileIdLength, lower: true, extra: "-_");
            return Unique(id.Length == 0 ? "vraag" : id, MaximumFileIdLength, taken);
        }

        var wholes = Wholes(name).ToList();
        if (wholes.Exists(taken.Contains))
            return Unique(name.Replace('.', '_'), MaximumFileIdLength, taken);
        foreach (var whole in wholes)
            taken.Add(HasParts(whole));
        return Unique(taken.Contains(HasParts(name)) ? $"{name}_" : name, MaximumFileIdLength, taken);
    }

    /// <summary>The names of which this one could be a part.</summary>
    private static IEnumerable<string> Wholes(string name)
    {
        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1))
            yield return name[..dot];
    }

    /// <summary>What is noted of a name that begins another: no id looks so.</summary>
    private static string HasParts(string name) => $"{name}/";

    private static string Unique(string id, int length, HashSet<string> taken)
    {
        var unique = id;
        for (var i = 2; !taken.Add(unique); i++)
        {
            var suffix = Invariant($"-{i}");
            unique = id[..Math.Min(id.Length, length - suffix.Length)] + suffix;
        }

        return unique;
    }

    /// <summary>
    /// The code of a value: the value itself where codes may look so, else its letters and digits with hyphens between.
    /// </summary>
    public static string Code(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Names.IsFileId(value))
            return value;
        var code = Folded(value, MaximumFileIdLength, lower: true, extra: "-_");
        return code.Length == 0 ? "x" : code;
    }

    private static string Folded(string text, int length, bool lower, string extra)
    {
        var folded = new StringBuilder(length);
        foreach (var c in text.Length > 400 ? text[..400] : text)
        {
            var plain = LabelText.WithoutAccent(c);
            if (char.IsAsciiLetterOrDigit(plain))
                folded.Append(lower ? char.ToLowerInvariant(plain) : plain);
            else if (extra.Contains(c, StringComparison.Ordinal) && folded.Length > 0)
                folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != '-')
                folded.Append('-');
            if (folded.Length == length)
                break;
        }

        return folded.ToString().Trim('-');
    }
}
