using System.Globalization;
using System.Text.RegularExpressions;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>
/// The order of answers of which a file has the words alone, in which they come as the respondents gave them: scales
/// that surveys use and classes of numbers are put from low to high.
/// </summary>
internal static partial class AnswerOrder
{
    private const int MinimumPoints = 3;

    /// <summary>Scales from low to high; the words of one point stand together.</summary>
    private static readonly string[][][] Scales =
    [
        [
            ["helemaal mee oneens", "helemaal oneens", "zeer mee oneens", "zeer oneens", "sterk mee oneens"],
            ["mee oneens", "oneens", "enigszins oneens"],
            ["neutraal", "niet eens, niet oneens", "niet mee eens, niet mee oneens", "niet eens en niet oneens"],
            ["mee eens", "eens", "enigszins eens"],
            ["helemaal mee eens", "helemaal eens", "zeer mee eens", "zeer eens", "sterk mee eens"],
        ],
        [
            ["zeer ontevreden", "heel ontevreden", "erg ontevreden"],
            ["ontevreden"],
            ["neutraal", "niet tevreden, niet ontevreden", "niet ontevreden, niet tevreden"],
            ["tevreden"],
            ["zeer tevreden", "heel tevreden", "erg tevreden"],
        ],
        [
            ["zeer onbelangrijk", "helemaal niet belangrijk"],
            ["onbelangrijk", "niet belangrijk"],
            ["neutraal"],
            ["belangrijk"],
            ["zeer belangrijk", "heel belangrijk"],
        ],
        [
            ["zeer slecht", "heel slecht"],
            ["slecht"],
            ["matig", "onvoldoende"],
            ["redelijk", "voldoende", "niet goed, niet slecht", "neutraal"],
            ["goed"],
            ["zeer goed", "heel goed"],
            ["uitstekend"],
        ],
        [
            ["nooit"],
            ["bijna nooit", "vrijwel nooit", "zelden"],
            ["soms", "af en toe"],
            ["regelmatig"],
            ["vaak", "meestal"],
            ["bijna altijd", "vrijwel altijd"],
            ["altijd"],
        ],
        [
            ["helemaal niet"],
            ["nauwelijks", "niet", "een beetje", "in beperkte mate", "in geringe mate"],
            ["enigszins", "in enige mate"],
            ["in redelijke mate", "tamelijk"],
            ["in sterke mate", "in hoge mate", "sterk", "veel"],
            ["in zeer sterke mate", "in zeer hoge mate", "zeer sterk", "helemaal", "heel veel"],
        ],
        [
            ["strongly disagree", "completely disagree"],
            ["disagree", "somewhat disagree"],
            ["neutral", "neither agree nor disagree", "neither"],
            ["agree", "somewhat agree"],
            ["strongly agree", "completely agree"],
        ],
        [
            ["very dissatisfied"],
            ["dissatisfied", "somewhat dissatisfied"],
            ["neutral", "neither satisfied nor dissatisfied"],
            ["satisfied", "somewhat satisfied"],
            ["very satisfied"],
        ],
        [
            ["not at all important", "very unimportant"],
            ["not important", "unimportant", "slightly important"],
            ["neutral", "moderately important"],
            ["important"],
            ["very important"],
            ["extremely important"],
        ],
        [
            ["very poor", "very bad"],
            ["poor", "bad"],
            ["fair", "average"],
            ["good"],
            ["very good"],
            ["excellent"],
        ],
        [
            ["never"],
            ["almost never", "hardly ever", "rarely", "seldom"],
            ["sometimes", "occasionally"],
            ["regularly"],
            ["often", "usually", "mostly"],
            ["almost always"],
            ["always"],
        ],
    ];

    /// <summary>Words before a number that make a class of everything below it.</summary>
    private static readonly string[] Below =
    [
        "<",
        "≤",
        "tot",
        "t/m",
        "minder dan",
        "jonger dan",
        "lager dan",
        "onder",
        "less than",
        "under",
        "below",
        "up to",
        "younger than",
        "fewer than",
    ];

    /// <summary>Words before a number that make a class of everything above it.</summary>
    private static readonly string[] Above =
    [
        ">",
        "≥",
        "meer dan",
        "ouder dan",
        "hoger dan",
        "vanaf",
        "boven",
        "more than",
        "over",
        "older than",
        "above",
    ];

    /// <summary>The answers in order, those that are none (weet niet) last.</summary>
    /// <returns>The answers, and whether they are points or classes from low to high.</returns>
    public static (IReadOnlyList<string> Answers, bool IsScale) Of(IEnumerable<string> answers)
    {
        var all = answers.ToArray();
        var substantive = all.Where(answer => !AnswerList.ReadsAsMissing(answer)).ToArray();
        var none = all.Where(AnswerList.ReadsAsMissing);
        if (OnScale(substantive) is { } points)
            return ([.. points, .. none], true);
        if (Classes(substantive) is { } classes)
            return ([.. classes, .. none], true);
        return ([.. ColumnAnswers.Ordered(substantive), .. none], false);
    }

    private static IEnumerable<string>? OnScale(string[] answers)
    {
        foreach (var scale in Scales)
        {
            var places = answers.Select(answer => Place(answer, scale)).ToArray();
            if (
                Array.TrueForAll(places, place => place >= 0)
                && places.Distinct().Count() is var points
                && points == answers.Length
                && points >= MinimumPoints
            )
                return answers.Zip(places).OrderBy(pair => pair.Second).Select(pair => pair.First);
        }

        return null;
    }

    private static int Place(string answer, string[][] scale) =>
        Array.FindIndex(scale, point => point.Contains(answer.Trim(), StringComparer.OrdinalIgnoreCase));

    /// <summary>Classes such as "18-34", "tot 25 jaar", "75+", by the number they begin at; null for anything else.</summary>
    private static IEnumerable<string>? Classes(string[] answers)
    {
        var starts = answers.Select(Start).ToArray();
        return
            answers.Length >= MinimumPoints
            && Array.TrueForAll(starts, start => start is not null)
            && starts.Distinct().Count() == starts.Length
            && !Array.TrueForAll(answers, IsNumber)
            ? answers.Zip(starts).OrderBy(pair => pair.Second!.Value).Select(pair => pair.First)
            : null;
    }

    private static (decimal Number, int Side)? Start(string answer)
    {
        var match = NumberAtStart().Match(answer);
        if (
            !match.Success
            || !decimal.TryParse(
                match.Groups["number"].Value.Replace(".", "", StringComparison.Ordinal),
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            return null;
        var words = match.Groups["words"].Value.Trim();
        if (words.Length == 0)
            return (number, 0);
        if (Below.Contains(words, StringComparer.OrdinalIgnoreCase))
            return (number, -1);
        return Above.Contains(words, StringComparer.OrdinalIgnoreCase) ? (number, 1) : null;
    }

    private static bool IsNumber(string answer) => double.TryParse(answer, CultureInfo.InvariantCulture, out _);

    /// <summary>Words, perhaps a sign of money, and a number in which a point parts thousands.</summary>
    [GeneratedRegex(
        @"^\s*(?<words>[^\d€$£]{0,20})[€$£]?\s*(?<number>\d{1,3}(\.\d{3}){1,4}|\d{1,12})(?!\d)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex NumberAtStart();
}
