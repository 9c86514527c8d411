using System.Text.RegularExpressions;
using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Tools;

/// <summary>
/// Responses from KoBo or ODK: names of groups, questions and options with a mark between them, and columns about the
/// form that begin with an underscore.
/// </summary>
internal static partial class OdkHeading
{
    private static readonly char[] Marks = ['/', '.', '-', ':'];

    private static readonly HashSet<string> Administrative = new(StringComparer.OrdinalIgnoreCase)
    {
        "start",
        "end",
        "today",
        "deviceid",
        "subscriberid",
        "simserial",
        "simid",
        "phonenumber",
        "username",
        "audit",
        "formhub/uuid",
        "SubmissionDate",
        "SubmitterID",
        "SubmitterName",
        "AttachmentsPresent",
        "AttachmentsExpected",
        "Status",
        "ReviewState",
        "DeviceID",
        "Edits",
        "FormVersion",
        "instanceName",
    };

    public static TableHeading? Recognise(IReadOnlyList<SourceValue[]> rows)
    {
        var names = rows[0].Select(name => name.ToString().Trim()).ToArray();
        var signs =
            (ExportHeading.Contains(names, "_uuid") ? 2 : 0)
            + (ExportHeading.Contains(names, "_submission_time") ? 2 : 0)
            + (names.Any(name => name.EndsWith("instanceID", StringComparison.Ordinal)) ? 2 : 0)
            + (ExportHeading.Contains(names, "SubmissionDate", "KEY") ? 2 : 0)
            + (ExportHeading.Contains(names, "start", "end") ? 1 : 0)
            + (ExportHeading.Contains(names, "deviceid") ? 1 : 0);
        if (signs < 2)
            return null;
        RefuseRepeat(names, rows);
        var known = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return ExportHeading.Of("KoBo or ODK responses", 1, rows[0], [.. names.Select(name => Part(name, known))]);
    }

    private static ColumnPart Part(string name, HashSet<string> names)
    {
        if (
            name is "_uuid" or "KEY"
            || (name.EndsWith("instanceID", StringComparison.Ordinal) && !names.Contains("_uuid"))
        )
            return new ColumnPart(ColumnRole.Respondent, name);
        if (name.StartsWith('_') || name.StartsWith("meta", StringComparison.Ordinal) || Administrative.Contains(name))
            return new ColumnPart(ColumnRole.Administrative, name);
        if (name.Contains("/_", StringComparison.Ordinal) || name.EndsWith("instanceID", StringComparison.Ordinal))
            return new ColumnPart(ColumnRole.Administrative, name);
        if (Repeat().IsMatch(name))
            return new ColumnPart(ColumnRole.Repeat, name);
        foreach (var mark in Marks)
        {
            var at = name.LastIndexOf(mark);
            if (at > 0 && names.Contains(name[..at]))
                return new ColumnPart(ColumnRole.Option, name[..at], Item: name[(at + 1)..]);
        }

        return new ColumnPart(ColumnRole.Answer, name);
    }

    /// <summary>A table of a repeated group has a row for each repetition, not for each respondent.</summary>
    private static void RefuseRepeat(string[] names, IReadOnlyList<SourceValue[]> rows)
    {
        var parent = Array.FindIndex(names, name => name is "_parent_index" or "PARENT_KEY" or "_submission__uuid");
        if (parent < 0)
            return;
        var values = rows.Skip(1).Where(row => row.Length > parent).Select(row => row[parent].ToString()).ToList();
        if (values.Exists(value => value.Length > 0 && value != "-1"))
            throw new SourceException(
                $"This is the table of a repeated group of a KoBo or ODK form (column '{names[parent]}'): its rows are not respondents. Send the table of the form itself."
            );
    }

    [GeneratedRegex("\\[[0-9]{1,6}\\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Repeat();
}
