using System.Text.RegularExpressions;
using Serverless.Intake.Sources.Tables;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Tools;

/// <summary>
/// Responses from LimeSurvey, whose headers are codes (<c>q1[SQ001]</c>), texts (<c>Question [item]</c>) or both
/// (<c>q1. Question [item]</c>).
/// </summary>
internal static partial class LimeSurveyHeading
{
    private static readonly HashSet<string> Ids = new(StringComparer.OrdinalIgnoreCase)
    {
        "id",
        "Response ID",
        "Respons ID",
        "Respons-ID",
        "Antwort ID",
        "Antwort-ID",
        "Answer ID",
        "ID de la réponse",
        "ID de respuesta",
    };

    private static readonly HashSet<string> Administrative = new(StringComparer.OrdinalIgnoreCase)
    {
        "submitdate",
        "Date submitted",
        "Datum verstuurd",
        "Datum Abgeschickt",
        "Date de soumission",
        "Fecha de envío",
        "lastpage",
        "Last page",
        "Laatste pagina",
        "Letzte Seite",
        "Dernière page",
        "Última página",
        "startlanguage",
        "Start language",
        "Starttaal",
        "Start taal",
        "Begintaal",
        "Startsprache",
        "Langue de départ",
        "seed",
        "Zufallsstartwert",
        "token",
        "Token",
        "Toegangscode",
        "Zugangscode",
        "Access code",
        "startdate",
        "Date started",
        "Datum gestart",
        "Startdatum",
        "Datum gestartet",
        "datestamp",
        "Date last action",
        "Datum laatste actie",
        "Datum letzte Aktivität",
        "ipaddr",
        "IP address",
        "IP-adres",
        "IP-Adresse",
        "refurl",
        "Referrer URL",
        "Start-Sprache",
        "Startwert",
        "Zaad",
        "Tête de série",
        "Semilla",
        "Code d'accès",
        "Código de acceso",
        "Date de lancement",
        "Date de la dernière action",
        "Adresse IP",
        "URL de référence",
        "Fecha de inicio",
        "Fecha de la última acción",
        "Dirección IP",
        "Verwijzende URL",
        "Verweis-URL",
    };

    public static TableHeading? Recognise(IReadOnlyList<SourceValue[]> rows)
    {
        var names = rows[0].Select(name => name.ToString().Trim()).ToArray();
        var plain = ExportHeading.Texts(rows[0]);
        var bracketed = names.Count(name => CodeWithItem().IsMatch(name));
        var isNamed = Ids.Contains(plain[0]) && plain.Any(IsAdministrative);
        var hasItems = plain.Count(name => name.EndsWith(']')) >= 2;
        var isText = Ids.Contains(plain[0]) && plain[0] is not "id" and not "ID" && hasItems;
        if (bracketed < 2 && !isNamed && !isText)
            return null;
        var parts = plain.Select(Part).ToList();
        return ExportHeading.Of("LimeSurvey responses", 1, rows[0], Apart(WithWholeBeginning(parts)));
    }

    /// <summary>
    /// What stands between the id and the last known column about the form, before any question, is about the form too,
    /// whatever it is called in the language of the export.
    /// </summary>
    private static List<ColumnPart> WithWholeBeginning(List<ColumnPart> parts)
    {
        const int most = 12;
        if (parts[0].Role != ColumnRole.Respondent)
            return parts;
        var last = parts.FindLastIndex(
            Math.Min(most, parts.Count) - 1,
            part => part.Role == ColumnRole.Administrative && !IsTime(part.Question)
        );
        for (var i = 1; i < last && parts.Take(last).All(part => part.Item is null); i++)
            parts[i] = new ColumnPart(ColumnRole.Administrative, parts[i].Question);
        return parts;
    }

    /// <summary>Two questions with the same text have the same headers: the second begins where an item comes again.</summary>
    private static List<ColumnPart> Apart(List<ColumnPart> parts)
    {
        var met = new HashSet<(string Question, string? Item)>();
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Count; i++)
        {
            var question = parts[i].Question;
            var time = times.GetValueOrDefault(question, 1);
            if (!met.Add((Numbered(question, time), parts[i].Item)))
            {
                times[question] = ++time;
                met.Add((Numbered(question, time), parts[i].Item));
            }

            parts[i] = parts[i] with { Question = Numbered(question, time) };
        }

        return parts;
    }

    private static string Numbered(string question, int time) =>
        time == 1 ? question : Invariant($"{question} ({time})");

    private static ColumnPart Part(string name)
    {
        if (Ids.Contains(name))
            return new ColumnPart(ColumnRole.Respondent, name);
        if (IsAdministrative(name))
            return new ColumnPart(ColumnRole.Administrative, name);
        var coded = CodeBeforeText().Match(name);
        var code = coded.Success ? coded.Groups["code"].Value : null;
        var rest = coded.Success ? name[coded.Length..].Trim() : name;
        var (question, item, scale) = Split(rest);
        var role = IsOther(item) ? ColumnRole.OtherText : ColumnRole.Answer;
        // The two scales of an array with two scales are two grids.
        var key = (code ?? question) + (scale is null ? "" : $"[{scale}]");
        var isCode = code is null && Code().IsMatch(question);
        return new ColumnPart(role, key, isCode ? null : question, item, isCode ? null : item);
    }

    /// <summary>The part in the last brackets; an array with two scales has two pairs of them.</summary>
    private static (string Question, string? Item, string? Scale) Split(string name)
    {
        if (Repetition().Match(name) is { Success: true } repeated)
        {
            var (of, part, scale) = Split(name[..(repeated.Index + 1)]);
            return (of, part + repeated.Groups["number"].Value, scale);
        }

        if (!name.EndsWith(']'))
            return (name, null, null);
        var open = Opening(name, name.Length - 1);
        if (open <= 0)
            return (name, null, null);
        var item = name[(open + 1)..^1].Trim();
        var before = name[..open].TrimEnd();
        if (!before.EndsWith(']') || Opening(before, before.Length - 1) is not (> 0 and var outer))
            return (before, item, null);
        return (before[..outer].TrimEnd(), before[(outer + 1)..^1].Trim(), item);
    }

    /// <summary>The bracket that the one at <paramref name="close"/> closes: texts may have brackets of their own.</summary>
    private static int Opening(string name, int close)
    {
        var depth = 0;
        for (var i = close; i >= 0; i--)
        {
            if (name[i] == ']')
                depth++;
            else if (name[i] == '[' && --depth == 0)
                return i;
        }

        return -1;
    }

    private static bool IsOther(string? item) =>
        item is "other" or "Other" or "Anders" or "Anders:" or "Sonstiges" or "Overig" or "Autre" or "Otro"
        || item?.EndsWith("comment", StringComparison.Ordinal) == true;

    private static bool IsAdministrative(string name) => Administrative.Contains(name) || IsTime(name);

    /// <summary>How long a page or question took; these columns are behind the answers.</summary>
    private static bool IsTime(string name) =>
        name.StartsWith("groupTime", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("questionTime", StringComparison.OrdinalIgnoreCase)
        || name.Equals("interviewtime", StringComparison.OrdinalIgnoreCase)
        || Timing().IsMatch(name);

    [GeneratedRegex(
        "^[A-Za-z][A-Za-z0-9_]{0,60}\\[[A-Za-z0-9_]{1,60}\\](\\[[A-Za-z0-9_]{1,20}\\])?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex CodeWithItem();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,60}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();

    [GeneratedRegex(
        "^(?<code>[A-Za-z][A-Za-z0-9]{0,30})(\\[[A-Za-z0-9_]{1,30}\\])?\\. ",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex CodeBeforeText();

    /// <summary>What programs append to a header that is there twice.</summary>
    [GeneratedRegex("\\](?<number>\\.[0-9]{1,4})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Repetition();

    [GeneratedRegex(
        "^(Total time|Totale tijd|Gesamtzeit|Group time|Question time|Groepstijd|Vraagtijd|Gruppenzeit|Fragenzeit)\\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Timing();
}
