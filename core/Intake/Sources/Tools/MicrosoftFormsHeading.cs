using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Tools;

/// <summary>
/// Responses from Microsoft Forms: an id, when the form was begun and completed, who filled it in, then each question's
/// text as header; several answers in a cell, each with a semicolon behind it.
/// </summary>
internal static class MicrosoftFormsHeading
{
    /// <summary>What the second and third columns are called, by language.</summary>
    private static readonly (string Start, string Completion)[] Times =
    [
        ("Start time", "Completion time"),
        ("Begintijd", "Tijd van voltooien"),
        ("Begintijd", "Voltooiingstijd"),
        ("Startzeit", "Fertigstellungszeit"),
        ("Heure de début", "Heure de fin"),
        ("Hora de inicio", "Hora de finalización"),
        ("Ora di inizio", "Ora di completamento"),
        ("Hora de início", "Hora de conclusão"),
    ];

    /// <summary>Those that may follow them. A question of that name may come later.</summary>
    private static readonly HashSet<string> Administrative = new(StringComparer.OrdinalIgnoreCase)
    {
        "Email",
        "E-mail",
        "E-mailadres",
        "E-Mail-Adresse",
        "Adresse de messagerie",
        "Correo electrónico",
        "Posta elettronica",
        "Name",
        "Naam",
        "Nom",
        "Nombre",
        "Nome",
        "Last modified time",
        "Tijd laatst gewijzigd",
        "Tijd van laatste wijziging",
        "Uhrzeit der letzten Änderung",
        "Zeitpunkt der letzten Änderung",
        "Heure de la dernière modification",
        "Hora de la última modificación",
        "Ora ultima modifica",
        "Language",
        "Taal",
        "Sprache",
        "Langue",
        "Idioma",
        "Total points",
        "Totaal aantal punten",
        "Quiz feedback",
        "Feedback over de toets",
    };

    public static TableHeading? Recognise(IReadOnlyList<SourceValue[]> rows)
    {
        var names = ExportHeading.Texts(rows[0]);
        if (names.Length < 4 || !names[0].Equals("ID", StringComparison.OrdinalIgnoreCase))
            return null;
        if (!Array.Exists(Times, times => Is(names[1], times.Start) && Is(names[2], times.Completion)))
            return null;
        var questions = 3;
        while (questions < names.Length && Administrative.Contains(names[questions]))
            questions++;
        return ExportHeading.Of(
            "Microsoft Forms responses",
            1,
            rows[0],
            [.. names.Select((name, i) => Part(name, i, questions))]
        );
    }

    private static ColumnPart Part(string name, int column, int questions)
    {
        if (column == 0)
            return new ColumnPart(ColumnRole.Respondent, name);
        return column < questions
            ? new ColumnPart(ColumnRole.Administrative, name)
            : new ColumnPart(ColumnRole.Answer, name, name);
    }

    private static bool Is(string name, string word) => name.Equals(word, StringComparison.OrdinalIgnoreCase);
}
