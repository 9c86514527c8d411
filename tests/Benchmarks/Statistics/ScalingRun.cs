using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Intake.Answers;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Benchmarks.Statistics;

/// <summary>
/// How the cost of a whole analysis grows: <c>scaling [repeats]</c>. A synthetic wave with a stratified sample, raked
/// to two margins,
/// questions of five answers and a subgroup that is compared with the rest; respondents and questions double in turn.
/// Prints a line of JSON per size with the median, and the nanoseconds it comes to per answer.
/// </summary>
internal static class ScalingRun
{
    private const int Strata = 8;
    private const int Regions = 4;
    private const int Answers = 5;
    private static readonly string Sha256 = new('0', 64);

    public static int Run(string[] arguments)
    {
        var repeats = int.Parse(arguments.ElementAtOrDefault(1) ?? "7", CultureInfo.InvariantCulture);
        Measure(20_000, 10, 30);
        foreach (var respondents in new[] { 62_500, 125_000, 250_000, 500_000, 1_000_000 })
            Print(respondents, 50, Measure(respondents, 50, repeats));
        foreach (var questions in new[] { 10, 20, 40, 80, 160 })
            Print(200_000, questions, Measure(200_000, questions, repeats));
        return 0;
    }

    private static double Measure(int respondents, int questions, int repeats)
    {
        var inputs = Wave(respondents, questions);
        var milliseconds = new double[repeats];
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var clock = Stopwatch.StartNew();
            if (WaveAnalysis.Run(inputs) is not AnalysisSucceeded)
                throw new InvalidOperationException("The synthetic wave cannot be analysed.");
            milliseconds[repeat] = clock.Elapsed.TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        return milliseconds[repeats / 2];
    }

    private static void Print(int respondents, int questions, double milliseconds) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"respondents": {{respondents}}, "questions": {{questions}}, "milliseconds": {{milliseconds:F0}}, "nanosecondsPerAnswer": {{milliseconds * 1e6 / respondents / questions:F2}}}"""
            )
        );

    private static WaveInputs Wave(int respondents, int questions)
    {
        var reading = CodebookReader.Read(Encoding.UTF8.GetBytes(CodebookOf(questions).ToJsonString()));
        var codebook =
            reading.Codebook ?? throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Issues));
        var random = new Random(2019);
        var columns = new Dictionary<string, ushort[]>(StringComparer.Ordinal)
        {
            ["stratum"] = Codes(random, respondents, Strata),
            ["region"] = Codes(random, respondents, Regions),
        };
        for (var q = 0; q < questions; q++)
            columns.Add(QuestionId(q), Codes(random, respondents, Answers));
        return new WaveInputs(
            codebook,
            Sha256,
            "2026",
            [
                new GroupInputs
                {
                    Wave = "2026",
                    Group = "people",
                    Responses = new ResponseSet(
                        respondents,
                        columns,
                        new Dictionary<string, double[]>(),
                        new Dictionary<string, TextColumn>()
                    ),
                    ResponsesSha256 = Sha256,
                    Population = new PopulationMargins
                    {
                        Variables = [Margin("stratum", Strata, respondents), Margin("region", Regions, respondents)],
                    },
                    PopulationSha256 = Sha256,
                },
            ]
        );
    }

    private static ushort[] Codes(Random random, int count, int categories)
    {
        var codes = new ushort[count];
        foreach (ref var code in codes.AsSpan())
            code = (ushort)random.Next(categories);
        return codes;
    }

    /// <summary>A population of ten times the respondents, with categories that differ somewhat in size.</summary>
    private static PopulationVariable Margin(string name, int categories, int respondents)
    {
        var total = categories * (categories + 9) / 2.0;
        return new(
            name,
            [
                .. Enumerable
                    .Range(0, categories)
                    .Select(c => new PopulationCategory(Code(c), 10.0 * respondents * (c + 5) / total, null, null)),
            ]
        );
    }

    private static JsonObject CodebookOf(int questions) =>
        new()
        {
            ["survey"] = "scaling",
            ["title"] = "Scaling",
            ["commissioner"] = "Benchmark",
            ["waves"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "2026",
                    ["title"] = "2026",
                    ["fieldworkStart"] = "2026-01-01",
                    ["fieldworkEnd"] = "2026-02-01",
                }
            ),
            ["groups"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "people",
                    ["label"] = "people",
                    ["design"] = new JsonObject { ["kind"] = "sample", ["strata"] = "stratum" },
                    ["weighting"] = new JsonObject
                    {
                        ["method"] = "raking",
                        ["margins"] = new JsonArray("stratum", "region"),
                    },
                }
            ),
            ["chapters"] = new JsonArray(new JsonObject { ["id"] = "all", ["title"] = "All" }),
            ["questions"] = new JsonArray([
                Question("stratum", Strata, null),
                Question("region", Regions, null),
                .. Enumerable.Range(0, questions).Select(q => Question(QuestionId(q), Answers, "all")),
            ]),
            ["subgroups"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "north",
                    ["label"] = "north",
                    ["complementLabel"] = "elsewhere",
                    ["when"] = new JsonObject { ["question"] = "region", ["is"] = new JsonArray(Code(0)) },
                }
            ),
        };

    private static JsonObject Question(string id, int answers, string? chapter)
    {
        var question = new JsonObject
        {
            ["id"] = id,
            ["type"] = "single",
            ["text"] = id,
            ["answers"] = new JsonArray([
                .. Enumerable
                    .Range(0, answers)
                    .Select(a => (JsonNode)new JsonObject { ["code"] = Code(a), ["label"] = Code(a) }),
            ]),
        };
        if (chapter is not null)
            question["chapter"] = chapter;
        return question;
    }

    private static string QuestionId(int q) => string.Create(CultureInfo.InvariantCulture, $"q{q}");

    private static string Code(int c) => string.Create(CultureInfo.InvariantCulture, $"c{c}");
}
