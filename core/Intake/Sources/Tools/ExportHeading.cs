using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Tools;

/// <summary>What the recognisers of tools have in common.</summary>
internal static class ExportHeading
{
    /// <summary>The texts of a header row, cleaned, with empty ones up to <paramref name="width"/>.</summary>
    public static string[] Texts(SourceValue[] row, int width = 0)
    {
        var texts = new string[Math.Max(width, row.Length)];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = i < row.Length ? PlainText.Of(row[i].ToString()) : "";
        return texts;
    }

    /// <summary>A heading whose columns are named after the texts of the first row.</summary>
    public static TableHeading Of(string tool, int headerRows, SourceValue[] names, IReadOnlyList<ColumnPart> parts) =>
        Of(tool, headerRows, [.. names.Select(name => name.ToString().Trim())], parts);

    public static TableHeading Of(string tool, int headerRows, string[] names, IReadOnlyList<ColumnPart> parts)
    {
        var unique = new UniqueNames();
        return new TableHeading(
            tool,
            headerRows,
            [
                .. parts.Select(
                    (part, i) =>
                        new SourceColumn
                        {
                            Name = unique.Take(i < names.Length ? names[i] : ""),
                            Kind = ColumnKind.Text,
                            Label = part.Text,
                            Part = part,
                        }
                ),
            ]
        );
    }

    public static bool Contains(string[] names, params ReadOnlySpan<string> wanted)
    {
        foreach (var name in wanted)
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                return false;
        return true;
    }
}
