namespace Serverless.Functions;

/// <summary>Texts as cells of CSV (RFC 4180).</summary>
internal static class CsvCell
{
    /// <summary>A cell. Text that a spreadsheet would take for a formula is set off, as no program here writes it.</summary>
    public static string Of(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
