using System.Globalization;
using System.Text.Json;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// A random survey of a small group whose members can be recognised: subgroups that overlap or lie within each other,
/// questions routed by questions, blanks, means, rankings, numbers with large values, totals, crossings and weights.
/// </summary>
internal sealed class RandomIdentifiableSurvey
{
    public const string Group = "besturen";

    /// <summary>Under which a row says whose it is.</summary>
    public const string Id = "id";
    private static readonly string[] FaseCodes = ["1", "2", "3", "4"];
    private static readonly string[] OordeelCodes = ["a", "b", "c", "d", "e"];

    private static readonly string[] RankedCodes = ["p", "q", "r"];

    private readonly Random _random;

    /// <summary>What was added later is drawn apart, so that a seed stays the survey it was.</summary>
    private readonly Random _added;
    private readonly List<Dictionary<string, string>> _rows = [];
    private readonly int _size;
    private int _people;

    /// <param name="seed">Which survey.</param>
    /// <param name="size">Times as many respondents, of whom as many leave a question blank; they cannot be followed.</param>
    /// <param name="weighted">Whether weights differ; without it one survey in three has such.</param>
    public RandomIdentifiableSurvey(int seed, int size = 1, bool? weighted = null)
    {
        (_random, _added) = (new Random(seed), new Random(seed + 1_000_000));
        _size = size;
        Linked = size == 1;
        var isOneInThree = _random.Next(3) == 0;
        Weighted = weighted ?? isOneInThree;
        Blanks = _random.Next(2) == 0 ? 0 : 0.05 / size;
        for (var i = _random.Next(0, 3); i >= 0; i--)
            Subgroups.Add(RandomSubgroup(i));
        var (skew, respondents) = (0.3 + (2 * _random.NextDouble()), size * _random.Next(25, 160));
        for (var i = 0; i < respondents; i++)
            _rows.Add(RandomRow(skew));
        FillStrata(_rows);
    }

    /// <summary>
    /// One that is weighted to a population far from the sample, of whom nobody can be followed unless they are linked.
    /// </summary>
    public static RandomIdentifiableSurvey FarFromSample(int seed, bool isLinked = false, bool isScored = false)
    {
        var random = new Random(seed + 2_000_000);
        return new(seed, weighted: true)
        {
            Linked = isLinked,
            IsScored = isScored,
            PerPhase = [.. Enumerable.Range(0, FaseCodes.Length).Select(_ => random.Next(60, 900))],
        };
    }

    public bool Weighted { get; }

    /// <summary>Whether members can be followed from wave to wave.</summary>
    public bool Linked { get; init; }

    /// <summary>Whether the question with two answers has scores and a mean.</summary>
    public bool IsScored { get; init; }

    /// <summary>Members of the population per phase, to which the sample is weighted.</summary>
    public IReadOnlyList<int> PerPhase { get; init; } = [120, 200, 90, 150];

    public double Blanks { get; }

    /// <summary>
    /// A stratum that nobody is in cannot be weighted: then somebody of the largest one is in it. That happens once in some
    /// thousand seeds; all other surveys are as they were drawn.
    /// </summary>
    private void FillStrata(List<Dictionary<string, string>> rows)
    {
        foreach (var empty in FaseCodes.Where(code => Weighted && !rows.Exists(r => r["fase"] == code)).ToList())
            rows.GroupBy(r => r["fase"]).MaxBy(stratum => stratum.Count())!.First()["fase"] = empty;
    }

    /// <summary>Subgroups by id: the answers of questions that all must hold.</summary>
    public List<(string Id, Dictionary<string, string[]> All)> Subgroups { get; } = [];

    public IReadOnlyList<Dictionary<string, string>> Rows => _rows;

    /// <summary>Respondents as they are, before they change.</summary>
    public List<Dictionary<string, string>> Copy() =>
        [.. _rows.Select(r => new Dictionary<string, string>(r, StringComparer.Ordinal))];

    /// <summary>Whether files number their rows, so that who comes after an erased respondent gets another id.</summary>
    public bool IsNumbered { get; set; } = true;

    /// <summary>Somebody asked to be erased.</summary>
    public void Erase(int row) => _rows.RemoveAt(row);

    /// <summary>
    /// Gives the answers to a question to others of the same subgroups and stratum, so that no count that is published is
    /// another.
    /// </summary>
    public void Shuffle(string question, Random random)
    {
        foreach (var alike in _rows.GroupBy(row => (Signature(row), Weighted ? row["fase"] : "")))
        {
            string[] answers = [.. alike.Select(row => row[question])];
            random.Shuffle(answers);
            foreach (var (row, answer) in alike.Zip(answers))
                row[question] = answer;
        }
    }

    /// <summary>An answer was wrong.</summary>
    public void Correct(int row, string question)
    {
        var corrected = RandomRow(1);
        if (question != "samen")
            _rows[row][question] = corrected[question];
        else
            (_rows[row]["samen"], _rows[row]["vorm"]) = (corrected["samen"], corrected["vorm"]);
    }

    /// <summary>Answers to a question are again what they were, of those who are still there.</summary>
    public void Restore(string question, IReadOnlyList<Dictionary<string, string>> before)
    {
        var were = before.ToDictionary(r => r[Id], StringComparer.Ordinal);
        foreach (var row in _rows.Where(row => were.ContainsKey(row[Id])))
        {
            row[question] = were[row[Id]][question];
            if (question == "samen")
                row["vorm"] = were[row[Id]]["vorm"];
        }
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

    public SurveyOnPaper OnPaper() =>
        new SurveyOnPaper(Codebook()).With("2024", Group, Population, Responses(_rows, IsNumbered));

    /// <summary>
    /// With a later wave in which the same members answered, most of them as before, and some others.
    /// </summary>
    public (SurveyOnPaper Survey, IReadOnlyList<Dictionary<string, string>> Later) WithLaterWave()
    {
        var later = Copy();
        foreach (var row in later.Where(_ => _added.Next(8) == 0))
        foreach (var (column, answer) in RandomRow(1).Where(c => c.Key is "fase" or "oordeel" or "bedrag"))
            row[column] = answer;
        for (var i = 0; i < 20; i++)
            later.Add(RandomRow(1));
        FillStrata(later);
        return (WithLaterWave(later), later);
    }

    /// <summary>With these respondents in a later wave.</summary>
    public SurveyOnPaper WithLaterWave(IReadOnlyList<Dictionary<string, string>> later) =>
        OnPaper().With("2026", Group, Population, Responses(later, isNumbered: true));

    /// <summary>
    /// With two later waves in which the same members answered, some of them otherwise than before: few, many or most, by the
    /// seed. Members are known by their place.
    /// </summary>
    public (SurveyOnPaper Survey, IReadOnlyList<IReadOnlyList<Dictionary<string, string>>> Waves) WithTwoLaterWaves()
    {
        var (waves, others) = (new List<IReadOnlyList<Dictionary<string, string>>> { Copy() }, _added.Next(2, 7));
        for (var wave = 1; wave < 3; wave++)
        {
            List<Dictionary<string, string>> later =
            [
                .. waves[^1].Select(row => new Dictionary<string, string>(row, StringComparer.Ordinal)),
            ];
            foreach (var row in later.Where(_ => _added.Next(others) == 0))
            foreach (var (column, answer) in RandomRow(1).Where(c => c.Key is "fase" or "oordeel" or "samen" or "vorm"))
                row[column] = answer;
            for (var i = 0; i < 10; i++)
                later.Add(RandomRow(1));
            FillStrata(later);
            waves.Add(later);
        }

        var survey = new SurveyOnPaper(Codebook(hasThirdWave: true));
        string[] ids = ["2024", "2026", "2028"];
        for (var wave = 0; wave < 3; wave++)
            survey.With(ids[wave], Group, Population, Responses(waves[wave], isNumbered: true));
        return (survey, waves);
    }

    private string? Population =>
        Weighted
            ? FormattableString.Invariant(
                $"variable,category,population\n{string.Concat(FaseCodes.Zip(PerPhase, (code, members) => FormattableString.Invariant($"fase,{code},{members * _size}\n")))}"
            )
            : null;

    /// <summary>Respondents have the key of their place in the file, so that they are the same in every wave.</summary>
    private static string Responses(IReadOnlyList<Dictionary<string, string>> rows, bool isNumbered)
    {
        const string Header = "sleutel,fase,oordeel,samen,vorm,doel.x,doel.y,bedrag,rang.p,rang.q,rang.r";
        return "respondent,"
            + Header
            + "\n"
            + string.Concat(rows.Select((row, i) => $"{(isNumbered ? Number(i) : row[Id])},{Line(row, i)}\n"));

        static string Number(int row) => (row + 1).ToString(CultureInfo.InvariantCulture);

        static string Line(Dictionary<string, string> row, int i) =>
            string.Join(
                ',',
                Header
                    .Split(',')[1..]
                    .Select(column => row.GetValueOrDefault(column, ""))
                    .Select(given => given == NotRanked ? "" : given)
                    .Prepend(string.Create(CultureInfo.InvariantCulture, $"k{i}"))
            );
    }

    /// <summary>Of an option that was given no place by who gave others one.</summary>
    public const string NotRanked = "not-ranked";

    private Dictionary<string, string> RandomRow(double skew)
    {
        var together = Pick(["ja", "nee"], skew);
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Id] = string.Create(CultureInfo.InvariantCulture, $"r{_people++}"),
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
        foreach (var (option, place) in Ranking())
            row["rang." + option] = place;
        return row;
    }

    /// <summary>All in order, the first alone, or left blank.</summary>
    private IEnumerable<(string Option, string Place)> Ranking()
    {
        var (order, places) = (
            RankedCodes.ToArray(),
            _added.Next(10) switch
            {
                0 => 0,
                < 4 => 1,
                _ => 3,
            }
        );
        _added.Shuffle(order);
        return order.Select(
            (option, i) =>
                places == 0
                    ? (option, "")
                    : (option, i < places ? (i + 1).ToString(CultureInfo.InvariantCulture) : NotRanked)
        );
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

    private string Codebook(bool hasThirdWave = false)
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
        IEnumerable<object> Waves()
        {
            var earlier = "";
            foreach (var year in hasThirdWave ? new[] { "2024", "2026", "2028" } : ["2024", "2026"])
            {
                var (fieldworkStart, fieldworkEnd) = ($"{year}-03-01", $"{year}-05-31");
                yield return earlier.Length == 0
                    ? new
                    {
                        id = year,
                        title = year,
                        fieldworkStart,
                        fieldworkEnd,
                    }
                    : (object)
                        new
                        {
                            id = year,
                            title = year,
                            fieldworkStart,
                            fieldworkEnd,
                            comparedWith = earlier,
                        };
                earlier = year;
            }
        }

        return JsonSerializer.Serialize(
            new
            {
                survey = "aanval",
                title = "Aanval",
                waves = Waves(),
                groups = new[]
                {
                    new
                    {
                        id = Group,
                        label = "besturen",
                        identifiable = true,
                        design = new { kind = "sample" },
                        columns = Linked ? (object)new { link = "sleutel" } : new { },
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
                        showStandardDeviation = true,
                        showTotals = Weighted,
                        showShareOfResponse = true,
                        answers = Answers(OordeelCodes, true),
                    },
                    new
                    {
                        id = "samen",
                        type = "single",
                        chapter = "c",
                        text = "samen",
                        showMean = IsScored,
                        answers = Answers(["ja", "nee"], IsScored),
                    },
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
                        percentiles = new[] { 10, 90 },
                        showStandardDeviation = true,
                    },
                    new
                    {
                        id = "rang",
                        type = "ranking",
                        chapter = "c",
                        text = "rang",
                        answers = Answers(RankedCodes, false),
                    },
                },
                crossTables = new[] { new { by = "fase", questions = new[] { "oordeel", "samen" } } },
                subgroups = Subgroups.Select(s => new
                {
                    id = s.Id,
                    label = "binnen " + s.Id,
                    complementLabel = "buiten " + s.Id,
                    when = Condition(s.All),
                }),
                settings = new
                {
                    minimumBase = 10,
                    smallCell = 4,
                    nonResponse = true,
                    pairedChange = true,
                },
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
