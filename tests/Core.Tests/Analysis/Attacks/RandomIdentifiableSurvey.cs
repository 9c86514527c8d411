using System.Globalization;
using System.Text.Json;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// A random survey of a small group whose members can be recognised: subgroups that overlap or lie within each other,
/// questions routed by questions, blanks, means, numbers with large values, and weights.
/// </summary>
internal sealed class RandomIdentifiableSurvey
{
    public const string Group = "besturen";
    private static readonly string[] FaseCodes = ["1", "2", "3", "4"];
    private static readonly string[] OordeelCodes = ["a", "b", "c", "d", "e"];

    private readonly Random _random;
    private readonly List<Dictionary<string, string>> _rows = [];

    public RandomIdentifiableSurvey(int seed)
    {
        _random = new Random(seed);
        Weighted = _random.Next(3) == 0;
        Blanks = _random.Next(2) == 0 ? 0 : 0.05;
        for (var i = _random.Next(0, 3); i >= 0; i--)
            Subgroups.Add(RandomSubgroup(i));
        var (skew, respondents) = (0.3 + (2 * _random.NextDouble()), _random.Next(25, 160));
        for (var i = 0; i < respondents; i++)
            _rows.Add(RandomRow(skew));
    }

    public bool Weighted { get; }

    public double Blanks { get; }

    /// <summary>Subgroups by id: the answers of questions that all must hold.</summary>
    public List<(string Id, Dictionary<string, string[]> All)> Subgroups { get; } = [];

    public IReadOnlyList<Dictionary<string, string>> Rows => _rows;

    /// <summary>Respondents as they are, before they change.</summary>
    public List<Dictionary<string, string>> Copy() =>
        [.. _rows.Select(r => new Dictionary<string, string>(r, StringComparer.Ordinal))];

    /// <summary>Somebody asked to be erased.</summary>
    public void Erase(int row) => _rows.RemoveAt(row);

    /// <summary>An answer was wrong.</summary>
    public void Correct(int row, string question)
    {
        var corrected = RandomRow(1);
        if (question != "samen")
            _rows[row][question] = corrected[question];
        else
            (_rows[row]["samen"], _rows[row]["vorm"]) = (corrected["samen"], corrected["vorm"]);
    }

    /// <summary>A respondent came late.</summary>
    public void Add() => _rows.Add(RandomRow(1));

    /// <summary>Per subgroup 1 inside, 0 outside, ? not known.</summary>
    public string Signature(Dictionary<string, string> row) =>
        string.Concat(
            Subgroups.Select(s =>
                IsInside(s.All, row) switch
                {
                    true => '1',
                    false => '0',
                    null => '?',
                }
            )
        );

    /// <summary>Null when a question it rests on was left blank and no other rules it out.</summary>
    public static bool? IsInside(Dictionary<string, string[]> all, Dictionary<string, string> row)
    {
        if (all.Any(p => row[p.Key].Length > 0 && !p.Value.Contains(row[p.Key])))
            return false;
        return all.All(p => row[p.Key].Length > 0) ? true : null;
    }

    public SurveyOnPaper OnPaper()
    {
        var header = "fase,oordeel,samen,vorm,doel.x,doel.y,bedrag";
        var lines = _rows.Select(r =>
            string.Join(',', header.Split(',').Select(column => r.GetValueOrDefault(column, "")))
        );
        var population = Weighted
            ? "variable,category,population\nfase,1,120\nfase,2,200\nfase,3,90\nfase,4,150\n"
            : null;
        return new SurveyOnPaper(Codebook()).With("2024", Group, population, SurveyOnPaper.Rows(header, lines));
    }

    private Dictionary<string, string> RandomRow(double skew)
    {
        var together = Pick(["ja", "nee"], skew);
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fase"] = Weighted ? Pick(FaseCodes, 1) : Given(Pick(FaseCodes, skew)),
            ["oordeel"] = Given(Pick(OordeelCodes, skew)),
            ["samen"] = together,
            ["vorm"] = together == "ja" ? Pick(["k", "l", "m"], skew) : "",
            ["doel.x"] = _random.Next(10) == 0 ? "1" : "0",
            ["doel.y"] = _random.Next(2) == 0 ? "1" : "0",
            ["bedrag"] = Given(
                Math.Round(Math.Exp(3 * _random.NextDouble() * _random.NextDouble() * 5))
                    .ToString(CultureInfo.InvariantCulture)
            ),
        };
        return row;
    }

    private string Given(string answer) => _random.NextDouble() < Blanks ? "" : answer;

    private string Pick(string[] codes, double skew) =>
        codes[(int)(codes.Length * Math.Pow(_random.NextDouble(), skew))];

    private (string, Dictionary<string, string[]>) RandomSubgroup(int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"s{number}");
        var all = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (_random.Next(4) > 0)
            all["fase"] = FaseCodes[.._random.Next(1, 4)];
        if (all.Count == 0 || _random.Next(3) == 0)
            all["samen"] = ["ja"];
        if (_random.Next(4) == 0)
            all["oordeel"] = OordeelCodes[_random.Next(1, 4)..];
        return (id, all);
    }

    private string Codebook()
    {
        object Answers(string[] codes, bool scored) =>
            codes.Select(
                (c, i) =>
                    scored
                        ? (object)
                            new
                            {
                                code = c,
                                label = "antwoord " + c,
                                score = i + 1,
                            }
                        : new { code = c, label = "antwoord " + c }
            );
        object Condition(Dictionary<string, string[]> all) =>
            all.Count == 1
                ? new { question = all.Keys.First(), @is = all.Values.First() }
                : new { all = all.Select(p => new { question = p.Key, @is = p.Value }) };
        return JsonSerializer.Serialize(
            new
            {
                survey = "aanval",
                title = "Aanval",
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
                        label = "besturen",
                        identifiable = true,
                        design = new { kind = "sample" },
                        weighting = Weighted
                            ? (object)new { method = "post-stratification", margins = new[] { "fase" } }
                            : new { method = "none" },
                    },
                },
                chapters = new[] { new { id = "c", title = "C" } },
                questions = new object[]
                {
                    Question("fase", Answers(FaseCodes, false)),
                    new
                    {
                        id = "oordeel",
                        type = "single",
                        chapter = "c",
                        text = "oordeel",
                        ordinal = true,
                        showMean = true,
                        answers = Answers(OordeelCodes, true),
                    },
                    Question("samen", Answers(["ja", "nee"], false)),
                    new
                    {
                        id = "vorm",
                        type = "single",
                        chapter = "c",
                        text = "vorm",
                        routing = new { question = "samen", @is = new[] { "ja" } },
                        answers = Answers(["k", "l", "m"], false),
                    },
                    new
                    {
                        id = "doel",
                        type = "multiple",
                        chapter = "c",
                        text = "doel",
                        answers = Answers(["x", "y"], false),
                    },
                    new
                    {
                        id = "bedrag",
                        type = "numeric",
                        chapter = "c",
                        text = "bedrag",
                    },
                },
                subgroups = Subgroups.Select(s => new
                {
                    id = s.Id,
                    label = "binnen " + s.Id,
                    complementLabel = "buiten " + s.Id,
                    when = Condition(s.All),
                }),
                settings = new { minimumBase = 10, smallCell = 4 },
            }
        );
    }

    private static object Question(string id, object answers) =>
        new
        {
            id,
            type = "single",
            chapter = "c",
            text = id,
            answers,
        };
}
