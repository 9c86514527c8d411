namespace Serverless.Intake.Sources.Forms;

/// <summary>The columns of a form that is itself a table.</summary>
internal sealed class FormColumns(IReadOnlyList<string> names)
{
    /// <summary>The cell of the first of these columns that the table has; empty when it has none of them.</summary>
    public string Of(string[] row, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
            for (var i = 0; i < names.Count; i++)
                if (names[i].Equals(column, StringComparison.OrdinalIgnoreCase))
                    return i < row.Length ? row[i].Trim() : "";
        return "";
    }

    /// <summary>The cells of columns such as <c>label::Nederlands (nl)</c>, by language.</summary>
    public List<(string Language, string Text)> Languages(string[] row, string column)
    {
        var texts = new List<(string Language, string Text)>();
        for (var i = 0; i < names.Count && i < row.Length; i++)
            if (names[i].Equals(column, StringComparison.OrdinalIgnoreCase))
                texts.Add(("", row[i].Trim()));
            else if (names[i].StartsWith(column + ":", StringComparison.OrdinalIgnoreCase))
                texts.Add((names[i][(column.Length + 1)..].TrimStart(':').Trim(), row[i].Trim()));
        return texts;
    }
}
