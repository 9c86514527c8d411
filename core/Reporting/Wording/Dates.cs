using System.Globalization;
using Serverless.Surveys;

namespace Serverless.Reporting.Wording;

/// <summary>Dates and periods in words.</summary>
public static class Dates
{
    private static readonly string[] DutchMonths =
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];

    private static readonly string[] EnglishMonths =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    /// <summary>"12 maart 2019", "12 March 2019".</summary>
    public static string Day(DateOnly date, Language language) =>
        $"{Figure(date.Day)}\u00A0{Month(date, language)} {Figure(date.Year)}";

    /// <summary>"van 4 maart tot en met 17 mei 2019", with what both ends share said once.</summary>
    public static string Period(DateOnly start, DateOnly end, Language language)
    {
        if (start == end)
            return (language == Language.English ? "on " : "op ") + Day(start, language);
        var first =
            start.Year != end.Year ? Day(start, language)
            : start.Month != end.Month ? $"{Figure(start.Day)}\u00A0{Month(start, language)}"
            : Figure(start.Day);
        return language == Language.English
            ? $"from {first} to {Day(end, language)}"
            : $"van {first} tot en met {Day(end, language)}";
    }

    /// <summary>"Het veldwerk liep van 4 tot en met 17 mei 2019", "Het veldwerk was op 4 mei 2019".</summary>
    public static string Fieldwork(DateOnly start, DateOnly end, Language language)
    {
        var verb = (start == end, language == Language.English) switch
        {
            (true, true) => "Fieldwork was",
            (true, false) => "Het veldwerk was",
            (false, true) => "Fieldwork ran",
            (false, false) => "Het veldwerk liep",
        };
        return $"{verb} {Period(start, end, language)}";
    }

    private static string Month(DateOnly date, Language language) =>
        (language == Language.English ? EnglishMonths : DutchMonths)[date.Month - 1];

    private static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
