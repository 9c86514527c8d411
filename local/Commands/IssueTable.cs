using Serverless.Local.Surveys;
using Spectre.Console;
using static System.FormattableString;

namespace Serverless.Local.Commands;

/// <summary>Prints what is wrong in files: file, row, column, value, rule and what to do.</summary>
public static class IssueTable
{
    private const int MaximumListed = 50;

    /// <summary>Prints the first issues and how many there are.</summary>
    public static void Print(IAnsiConsole console, FaultyFilesException faulty)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("file", "row", "column", "value", "rule", "what is wrong");
        foreach (var issue in faulty.Issues.Take(MaximumListed))
            table.AddRow(
                Markup.Escape(issue.File),
                issue.Row is { } row ? Invariant($"{row}") : "",
                Markup.Escape(issue.Column ?? ""),
                Markup.Escape(issue.Value ?? ""),
                Markup.Escape(issue.Rule),
                Markup.Escape(issue.Message)
            );
        console.Write(table);
        var shown = faulty.Issues.Take(MaximumListed).Sum(issue => issue.Count);
        console.MarkupLine(
            Invariant(
                $"[red]{faulty.Count} {(faulty.Count == 1 ? "error" : "errors")}[/]{(shown < faulty.Count ? Invariant($", of which the lines above name {shown}") : "")}."
            )
        );
    }
}
