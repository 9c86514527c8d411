using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Surveys;
using Spectre.Console;

namespace Serverless.Local.Offline;

/// <summary>Prints response and weighting per target group.</summary>
public static class GroupOverview
{
    /// <summary>Prints the groups of a results document.</summary>
    public static void Print(IAnsiConsole console, ResultsDocument document)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("target group")
            .AddColumn(new TableColumn("population").RightAligned())
            .AddColumn(new TableColumn("respondents").RightAligned())
            .AddColumn(new TableColumn("minimum (±5 points)").RightAligned())
            .AddColumn(new TableColumn("n_eff").RightAligned())
            .AddColumn("weighting")
            .AddColumn(new TableColumn("weights").RightAligned().NoWrap());
        foreach (var group in document.Groups)
            table.AddRow(
                Markup.Escape(group.Id) + (group.Indicative ? " [yellow](indicative)[/]" : ""),
                Number(group.Response.Population, "N0"),
                Number(group.Response.Respondents, "N0"),
                Number(group.Response.MinimumForNationalStatements, "N0"),
                Number(group.Weighting.EffectiveN, "N1"),
                CodebookWords.Of(group.Weighting.Method),
                $"{Number(group.Weighting.MinimumWeight, "N2")} - {Number(group.Weighting.MaximumWeight, "N2")}"
            );
        console.Write(table);
        foreach (var remark in document.Remarks.Where(r => r.Table is null))
            console.MarkupLineInterpolated($"[grey]{remark.Text.In(Languages.OfPrograms)}[/]");
    }

    private static string Number(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
