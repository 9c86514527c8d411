using System.Text.RegularExpressions;
using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Tools;

/// <summary>
/// Responses from Qualtrics: a row of names, a row of texts and, in exports since 2016, a row with the import id of
/// each column, which is the surest link with the structure file.
/// </summary>
internal static partial class QualtricsHeading
{
    private const string SelectedChoice = " - Selected Choice";

    private static readonly HashSet<string> Administrative = new(StringComparer.OrdinalIgnoreCase)
    {
        "StartDate",
        "EndDate",
        "Status",
        "IPAddress",
        "Progress",
        "Duration (in seconds)",
        "Duration__in_seconds_",
        "Finished",
        "RecordedDate",
        "RecipientLastName",
        "RecipientFirstName",
        "RecipientEmail",
        "ExternalReference",
        "ExternalDataReference",
        "LocationLatitude",
        "LocationLongitude",
        "LocationAccuracy",
        "DistributionChannel",
        "UserLanguage",
        "ResponseSet",
        "Name",
        "EmailAddress",
        "Q_RecaptchaScore",
        "Q_TotalDuration",
        "",
    };

    public static TableHeading? Recognise(IReadOnlyList<SourceValue[]> rows)
    {
        if (rows.Count < 2)
            return null;
        var ids = Enumerable.Range(1, Math.Min(2, rows.Count - 1)).FirstOrDefault(row => HasImportIds(rows[row]), -1);
        var names = ExportHeading.Texts(rows[0]);
        var isLegacy = names is ["V1", "V2", ..] && rows[1] is [{ Text: "ResponseID" }, ..];
        var isNamed =
            ExportHeading.Contains(names, "ResponseID", "IPAddress", "Finished")
            && rows[1].Any(cell => cell.Text?.Trim() == "Finished");
        if (ids < 0 && !isLegacy && !isNamed)
            return null;
        var texts = ids == 1 ? names : ExportHeading.Texts(rows[1], names.Length);
        var importIds = ids < 0 ? [] : rows[ids];
        return ExportHeading.Of(
            "Qualtrics responses",
            ids < 0 ? 2 : ids + 1,
            rows[0],
            [
                .. names.Select(
                    (name, i) => Part(isLegacy && IsLegacyName(name) ? texts[i] : name, texts[i], Id(importIds, i))
                ),
            ]
        );
    }

    private static ColumnPart Part(string name, string text, string? importId)
    {
        if (name.Equals("ResponseId", StringComparison.OrdinalIgnoreCase))
            return new ColumnPart(ColumnRole.Respondent, name);
        if (
            Administrative.Contains(name)
            || (importId is not null && !importId.StartsWith("QID", StringComparison.Ordinal))
        )
            return new ColumnPart(ColumnRole.Administrative, name, text);
        var code = importId ?? name;
        var (question, item) = Split(code);
        var isText = code.EndsWith("_TEXT", StringComparison.Ordinal) && item is not ("TEXT" or null);
        if (item == "TEXT")
            item = null; // the one text of a question of text
        var (asked, shown) = Texts(WithoutChoice(text), item is not null);
        return new ColumnPart(isText ? ColumnRole.OtherText : ColumnRole.Answer, question, asked, item, shown);
    }

    /// <summary>Qualtrics puts this behind the question where an answer has a text beside it.</summary>
    private static string WithoutChoice(string text) =>
        text.EndsWith(SelectedChoice, StringComparison.Ordinal) ? text[..^SelectedChoice.Length] : text;

    /// <summary>The question is what comes before the first mark; the rest names item, option or both.</summary>
    private static (string Question, string? Item) Split(string code)
    {
        var loop = code.IndexOf('#');
        var end = code.AsSpan(Math.Max(0, loop)).IndexOfAny("_-:");
        if (end >= 0)
            end += Math.Max(0, loop);
        if (loop < 0 && !code.StartsWith("QID", StringComparison.Ordinal))
            end = LastNumber().Match(code) is { Success: true } match ? match.Index : -1;
        return end <= 0 ? (code, null) : (code[..end], code[(end + 1)..]);
    }

    private static (string Text, string? Item) Texts(string text, bool hasItem)
    {
        var dash = hasItem ? text.LastIndexOf('-') : -1;
        return dash <= 0 ? (text, null) : (text[..dash].Trim(), text[(dash + 1)..].Trim());
    }

    private static bool HasImportIds(SourceValue[] row) =>
        row.Length > 0
        && row.Count(cell => cell.Text?.Contains("ImportId", StringComparison.Ordinal) == true) * 2 > row.Length;

    private static bool IsLegacyName(string name) => name is ['V', >= '0' and <= '9'] or ['V', '1', >= '0' and <= '9'];

    private static string? Id(SourceValue[] importIds, int column)
    {
        if (column >= importIds.Length || importIds[column].Text is not { } json)
            return null;
        var match = ImportId().Match(json);
        return match.Success ? match.Groups["id"].Value : null;
    }

    [GeneratedRegex(
        "ImportId[\"']\\s*:\\s*[\"'](?<id>[^\"']{1,200})",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex ImportId();

    [GeneratedRegex("_[0-9]+(_TEXT)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex LastNumber();
}
