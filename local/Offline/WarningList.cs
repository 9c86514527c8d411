using Serverless.Local.Surveys;
using Spectre.Console;
using static System.FormattableString;

namespace Serverless.Local.Offline;

/// <summary>Prints what the owner of accepted files should look at.</summary>
public static class WarningList
{
    private const int MaximumListed = 10;

    /// <summary>Prints the first warnings and how many more there are.</summary>
    public static void Print(IAnsiConsole console, IReadOnlyList<FileIssue> warnings)
    {
        foreach (var warning in warnings.Take(MaximumListed))
            console.MarkupLineInterpolated($"[yellow]![/] {Place(warning)}: {warning.Message}");
        if (warnings.Count > MaximumListed)
            console.MarkupLine(Invariant($"[yellow]![/] and {warnings.Count - MaximumListed} warnings more"));
    }

    private static string Place(FileIssue warning) =>
        (warning.Row, warning.Column) switch
        {
            ({ } line, { } column) => Invariant($"{warning.File}, line {line}, column {column}"),
            ({ } line, null) => Invariant($"{warning.File}, line {line}"),
            (null, { } column) => $"{warning.File}, {column}",
            (null, null) => warning.File,
        };
}
