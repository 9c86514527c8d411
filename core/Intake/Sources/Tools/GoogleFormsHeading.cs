using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Tools;

/// <summary>
/// Responses from Google Forms: a time stamp, then each question's text as header; grids have the item in brackets.
/// </summary>
internal static class GoogleFormsHeading
{
    private static readonly string[] TimeStamps =
    [
        "Timestamp",
        "Tijdstempel",
        "Zeitstempel",
        "Horodateur",
        "Marca temporal",
        "Informazioni cronologiche",
        "Carimbo de data/hora",
    ];

    private static readonly string[] Administrative =
    [
        .. TimeStamps,
        "Email Address",
        "E-mailadres",
        "Username",
        "Gebruikersnaam",
        "Score",
    ];

    public static TableHeading? Recognise(IReadOnlyList<SourceValue[]> rows)
    {
        var names = ExportHeading.Texts(rows[0]);
        if (names.Length < 2 || !TimeStamps.Contains(names[0], StringComparer.Ordinal))
            return null;
        return ExportHeading.Of("Google Forms responses", 1, rows[0], [.. names.Select(Part)]);
    }

    private static ColumnPart Part(string name) =>
        Administrative.Contains(name, StringComparer.Ordinal)
            ? new ColumnPart(ColumnRole.Administrative, name)
            : BracketedItem.Part(name);
}
