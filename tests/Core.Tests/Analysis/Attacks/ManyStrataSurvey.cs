using System.Globalization;
using System.Text.Json;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// A random survey of members who can be recognised, in many small strata that are sampled in shares far apart, with
/// subgroups that are made of a few of them.
/// </summary>
internal sealed class ManyStrataSurvey
{
    private const string Group = "besturen";
    private static readonly string[] Oordelen = ["a", "b", "c"];

    private readonly List<int[]> _subgroups = [];
    private readonly List<(int Stratum, string Samen, string Oordeel)> _rows = [];

    public ManyStrataSurvey(int seed, int strata)
    {
        var random = new Random(seed);
        Population = [.. Enumerable.Range(0, strata).Select(_ => random.Next(20, 900))];
        Respondents = [.. Enumerable.Range(0, strata).Select(_ => random.Next(5, 9))];
        for (var s = 0; s < 5; s++)
            _subgroups.Add([.. Enumerable.Range(random.Next(strata - 4), random.Next(2, 5))]);
        for (var h = 0; h < strata; h++)
        for (var i = 0; i < Respondents[h]; i++)
            _rows.Add((h, random.Next(3) == 0 ? "ja" : "nee", Oordelen[random.Next(Oordelen.Length)]));
    }

    public IReadOnlyList<int> Population { get; }

    public IReadOnlyList<int> Respondents { get; }

    /// <summary>The strata that a subgroup is made of.</summary>
    public int[] Subgroup(string id) => _subgroups[int.Parse(id[1..], CultureInfo.InvariantCulture)];

    public int Count(int stratum, string table, string answer) =>
        _rows.Count(r => r.Stratum == stratum && (table == "samen" ? r.Samen : r.Oordeel) == answer);

    public SurveyOnPaper OnPaper() =>
        new SurveyOnPaper(Codebook()).With(
            "2024",
            Group,
            "variable,category,population\n"
                + string.Concat(Population.Select((n, h) => FormattableString.Invariant($"stratum,{Code(h)},{n}\n"))),
            SurveyOnPaper.Rows("stratum,samen,oordeel", _rows.Select(r => $"{Code(r.Stratum)},{r.Samen},{r.Oordeel}"))
        );

    private static string Code(int stratum) => string.Create(CultureInfo.InvariantCulture, $"h{stratum}");

    private string Codebook() =>
        JsonSerializer.Serialize(
            new
            {
                survey = "strata",
                title = "Strata",
                waves = new[]
                {
                    new
                    {
                        id = "2024",
                        title = "2024",
                        fieldworkStart = "2024-03-01",
                        fieldworkEnd = "2024-05-31",
                    },
                },
                groups = new[]
                {
                    new
                    {
                        id = Group,
                        label = Group,
                        identifiable = true,
                        design = new { kind = "sample" },
                        weighting = new { method = "post-stratification", margins = new[] { "stratum" } },
                    },
                },
                chapters = new[] { new { id = "c", title = "C" } },
                questions = new[]
                {
                    Question("stratum", Population.Select((_, h) => Code(h))),
                    Question("samen", ["ja", "nee"]),
                    Question("oordeel", Oordelen),
                },
                subgroups = _subgroups.Select(
                    (strata, s) =>
                        new
                        {
                            id = string.Create(CultureInfo.InvariantCulture, $"s{s}"),
                            label = "binnen",
                            complementLabel = "buiten",
                            when = new { question = "stratum", @is = strata.Select(Code) },
                        }
                ),
                settings = new { minimumBase = 10, smallCell = 4 },
            }
        );

    private static object Question(string id, IEnumerable<string> answers) =>
        new
        {
            id,
            type = "single",
            chapter = "c",
            text = id,
            answers = answers.Select(code => new { code, label = code }),
        };
}
