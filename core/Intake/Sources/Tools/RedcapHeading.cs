using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Tools;

/// <summary>Records from REDCap: field names, with <c>field___code</c> for each option of a checkbox.</summary>
internal static class RedcapHeading
{
    private const string Checkbox = "___";
    private const string ChoiceMark = " (choice=";

    private static readonly string[] LabelledAdministrative =
    [
        "Survey Identifier",
        "Survey Timestamp",
        "Complete?",
        "Event Name",
        "Repeat Instrument",
        "Repeat Instance",
        "Data Access Group",
    ];

    public static TableHeading? Recognise(IReadOnlyList<SourceValue[]> rows)
    {
        var names = rows[0].Select(name => name.ToString().Trim()).ToArray();
        var hasForms = names.Any(name => name.EndsWith("_complete", StringComparison.Ordinal));
        var hasCheckboxes = names.Any(name => name.IndexOf(Checkbox, StringComparison.Ordinal) > 0);
        var hasEvents = names.Any(name => name.StartsWith("redcap_", StringComparison.Ordinal));
        if (names.Any(name => Choice(name) > 0))
            return ExportHeading.Of("REDCap records with labels", 1, rows[0], [.. names.Select(LabelledPart)]);
        if (!hasEvents && !(hasForms && (hasCheckboxes || names[0].EndsWith("_id", StringComparison.Ordinal))))
            return null;
        RefuseRepeats(names, rows);
        RefuseEvents(names, rows);
        return ExportHeading.Of("REDCap records", 1, rows[0], [.. names.Select(Part)]);
    }

    /// <summary>Where an option of a checkbox begins in an export with labels, as in "Goals (choice=Care)".</summary>
    private static int Choice(string name) =>
        name.EndsWith(')') ? name.LastIndexOf(ChoiceMark, StringComparison.Ordinal) : -1;

    private static ColumnPart LabelledPart(string name, int column)
    {
        if (column == 0)
            return new ColumnPart(ColumnRole.Respondent, name);
        if (LabelledAdministrative.Contains(name, StringComparer.OrdinalIgnoreCase))
            return new ColumnPart(ColumnRole.Administrative, name);
        var mark = Choice(name);
        if (mark <= 0)
            return new ColumnPart(ColumnRole.Answer, name, name);
        var (question, option) = (name[..mark], name[(mark + ChoiceMark.Length)..^1].Trim());
        return new ColumnPart(ColumnRole.Option, question, question, option, option);
    }

    private static ColumnPart Part(string name, int column)
    {
        if (column == 0)
            return new ColumnPart(ColumnRole.Respondent, name);
        if (
            name.StartsWith("redcap_", StringComparison.Ordinal)
            || name.EndsWith("_complete", StringComparison.Ordinal)
            || name.EndsWith("_timestamp", StringComparison.Ordinal)
        )
            return new ColumnPart(ColumnRole.Administrative, name);
        var mark = name.IndexOf(Checkbox, StringComparison.Ordinal);
        // A code that begins with a minus has its minus written as a fourth underscore.
        return mark <= 0
            ? new ColumnPart(ColumnRole.Answer, name)
            : new ColumnPart(ColumnRole.Option, name[..mark], Item: name[(mark + Checkbox.Length)..].Replace('_', '-'));
    }

    /// <summary>Records of which the first rows have several, one for each event of a longitudinal project.</summary>
    private static void RefuseEvents(string[] names, IReadOnlyList<SourceValue[]> rows)
    {
        var ids = rows.Skip(1).Where(row => row.Length > 0).Select(row => row[0].ToString().Trim()).ToList();
        if (
            names.Contains("redcap_event_name", StringComparer.Ordinal)
            && ids.Distinct(StringComparer.Ordinal).Count() < ids.Count
        )
            throw new SourceException(
                "These REDCap records have several rows each, one for every event (column 'redcap_event_name'), so that rows are not respondents. Export one event, or a file for each event as a wave of its own."
            );
    }

    private static void RefuseRepeats(string[] names, IReadOnlyList<SourceValue[]> rows)
    {
        var column = Array.IndexOf(names, "redcap_repeat_instrument");
        if (column >= 0 && rows.Skip(1).Any(row => row.Length > column && row[column].ToString().Length > 0))
            throw new SourceException(
                "These REDCap records have repeating instruments (column 'redcap_repeat_instrument'): a record takes several rows, so that rows are not respondents. Export the instruments that do not repeat."
            );
    }
}
