using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Tools;

/// <summary>
/// Responses from SurveyMonkey: the first row has each question once, the second its items or options; a question with
/// one column has "Response" there.
/// </summary>
internal static class SurveyMonkeyHeading
{
    private static readonly string[] Single =
    [
        "Response",
        "Open-Ended Response",
        "Antwoord",
        "Open antwoord",
        "Open-einde-antwoord",
        "Respons",
        "Reactie",
        "Antwort",
        "Offene Antwort",
        "Réponse",
        "Réponse ouverte",
        "Respuesta",
        "Respuesta abierta",
    ];

    private static readonly HashSet<string> Respondents = new(StringComparer.OrdinalIgnoreCase)
    {
        "RespondentID",
        "Respondent ID",
        "Respondent-ID",
        "Befragten-ID",
        "Teilnehmer-ID",
        "ID du répondant",
        "ID del encuestado",
    };

    private static readonly string[] Others = ["Other (", "Anders", "Overig", "Sonstiges", "Autre (", "Otro ("];

    private static readonly HashSet<string> Administrative = new(StringComparer.OrdinalIgnoreCase)
    {
        "Collector ID",
        "CollectorID",
        "Start Date",
        "StartDate",
        "Date Created",
        "End Date",
        "EndDate",
        "Date Modified",
        "IP Address",
        "Email Address",
        "First Name",
        "Last Name",
        "Custom Data 1",
        "Custom Data",
        "Collector-ID",
        "Begindatum",
        "Startdatum",
        "Einddatum",
        "IP-adres",
        "E-mailadres",
        "Voornaam",
        "Achternaam",
        "Aangepaste gegevens 1",
        "Enddatum",
        "IP-Adresse",
        "E-Mail-Adresse",
        "Vorname",
        "Nachname",
        "Benutzerdefinierte Daten 1",
        "ID du collecteur",
        "Date de début",
        "Date de fin",
        "Adresse IP",
        "Adresse e-mail",
        "Prénom",
        "Nom",
        "Données personnalisées 1",
        "ID del recopilador",
        "Fecha de inicio",
        "Fecha de finalización",
        "Dirección IP",
        "Dirección de correo electrónico",
        "Nombre",
        "Apellido",
        "Datos personalizados 1",
    };

    public static TableHeading? Recognise(IReadOnlyList<SourceValue[]> rows)
    {
        if (rows.Count < 2)
            return null;
        var width = Math.Max(rows[0].Length, rows[1].Length);
        var (questions, items) = (ExportHeading.Texts(rows[0], width), ExportHeading.Texts(rows[1], width));
        var singles = items.Count(item => Single.Contains(item, StringComparer.OrdinalIgnoreCase));
        if (singles == 0 || questions[0].Length == 0 || singles < Math.Min(2, width / 10))
            return null;
        var parts = new ColumnPart[width];
        var question = "";
        for (var i = 0; i < width; i++)
        {
            if (questions[i].Length > 0)
                question = questions[i];
            var spans = questions[i].Length == 0 || (i + 1 < width && questions[i + 1].Length == 0);
            parts[i] = Part(question, items[i], spans);
        }

        var names = parts.Select(part => part.Item is null ? part.Question : $"{part.Question} [{part.Item}]");
        return ExportHeading.Of("SurveyMonkey responses", 2, [.. names], parts);
    }

    private static ColumnPart Part(string question, string item, bool spans)
    {
        if (Respondents.Contains(question))
            return new ColumnPart(ColumnRole.Respondent, question);
        if (item.Length == 0 && Administrative.Contains(question))
            return new ColumnPart(ColumnRole.Administrative, question);
        if (Single.Contains(item, StringComparer.OrdinalIgnoreCase) || (item.Length == 0 && !spans))
            return new ColumnPart(ColumnRole.Answer, question, question);
        var isOther = Array.Exists(Others, other => item.StartsWith(other, StringComparison.OrdinalIgnoreCase));
        return new ColumnPart(isOther ? ColumnRole.OtherText : ColumnRole.Answer, question, question, item, item);
    }
}
