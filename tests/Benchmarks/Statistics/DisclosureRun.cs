using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Intake.Answers;
using Serverless.Surveys.Reading;

namespace Serverless.Benchmarks.Statistics;

/// <summary>
/// What disclosure control of recognisable groups costs: <c>disclosure [questions] [groups] [respondents]</c>, 400
/// questions, 12 groups and 150 respondents each unless given. Every tenth question is routed by the one before, five
/// subgroups overlap, and answers are skewed, so that small cells are many. Prints a line of JSON for the same survey
/// with and without members that can be recognised.
/// </summary>
internal static class DisclosureRun
{
    private const int Answers = 5;
    private const int Subgroups = 5;
    private static readonly string Sha256 = new('0', 64);

    public static int Run(string[] arguments)
    {
        int Given(int place, int otherwise) =>
            arguments.ElementAtOrDefault(place) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        var (questions, groups, respondents) = (Given(1, 400), Given(2, 12), Given(3, 150));
        Measure(20, 1, respondents, identifiable: true);
        foreach (var identifiable in new[] { false, true })
        {
            var (seconds, processor) = Measure(questions, groups, respondents, identifiable);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"questions": {{questions}}, "groups": {{groups}}, "respondents": {{respondents}}, "identifiable": {{(identifiable ? "true" : "false")}}, "seconds": {{seconds:F2}}, "processorSeconds": {{processor:F2}}}"""
                )
            );
        }

        return 0;
    }

    private static (double Seconds, double Processor) Measure(
        int questions,
        int groups,
        int respondents,
        bool identifiable
    )
    {
        var inputs = Wave(questions, groups, respondents, identifiable);
        using var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        if (WaveAnalysis.Run(inputs) is not AnalysisSucceeded)
            throw new InvalidOperationException("The synthetic wave cannot be analysed.");
        process.Refresh();
        return (clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }

    private static WaveInputs Wave(int questions, int groups, int respondents, bool identifiable)
    {
        var reading = CodebookReader.Read(
            Encoding.UTF8.GetBytes(CodebookOf(questions, groups, identifiable).ToJsonString())
        );
        var codebook =
            reading.Codebook ?? throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Issues));
        var random = new Random(2019);
        return new WaveInputs(
            codebook,
            Sha256,
            "2026",
            [
                .. Enumerable
                    .Range(0, groups)
                    .Select(g => new GroupInputs
                    {
                        Wave = "2026",
                        Group = GroupId(g),
                        Responses = Responses(random, questions, respondents),
                        ResponsesSha256 = Sha256,
                    }),
            ]
        );
    }

    private static ResponseSet Responses(Random random, int questions, int respondents)
    {
        var columns = new Dictionary<string, ushort[]>(StringComparer.Ordinal);
        for (var q = 0; q < questions; q++)
        {
            var codes = new ushort[respondents];
            for (var i = 0; i < respondents; i++)
                codes[i] =
                    IsRouted(q) && columns[QuestionId(q - 1)][i] != 0
                        ? ushort.MaxValue
                        : (ushort)(Answers * Math.Pow(random.NextDouble(), 1.5));
            columns.Add(QuestionId(q), codes);
        }

        return new ResponseSet(
            respondents,
            columns,
            new Dictionary<string, double[]>(),
            new Dictionary<string, TextColumn>()
        );
    }

    private static JsonObject CodebookOf(int questions, int groups, bool identifiable) =>
        new()
        {
            ["survey"] = "disclosure",
            ["title"] = "Disclosure",
            ["waves"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "2026",
                    ["title"] = "2026",
                    ["fieldworkStart"] = "2026-01-01",
                    ["fieldworkEnd"] = "2026-02-01",
                }
            ),
            ["groups"] = new JsonArray([
                .. Enumerable
                    .Range(0, groups)
                    .Select(g =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["id"] = GroupId(g),
                                ["label"] = GroupId(g),
                                ["identifiable"] = identifiable,
                                ["design"] = new JsonObject
                                {
                                    ["kind"] = "sample",
                                    ["finitePopulationCorrection"] = false,
                                },
                                ["weighting"] = new JsonObject { ["method"] = "none" },
                            }
                    ),
            ]),
            ["chapters"] = new JsonArray(new JsonObject { ["id"] = "all", ["title"] = "All" }),
            ["questions"] = new JsonArray([.. Enumerable.Range(0, questions).Select(q => (JsonNode)Question(q))]),
            ["subgroups"] = new JsonArray([
                .. Enumerable
                    .Range(0, Subgroups)
                    .Select(s =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["id"] = string.Create(CultureInfo.InvariantCulture, $"s{s}"),
                                ["label"] = string.Create(CultureInfo.InvariantCulture, $"s{s}"),
                                ["complementLabel"] = "others",
                                ["when"] = new JsonObject
                                {
                                    ["question"] = QuestionId(2 * s),
                                    ["is"] = new JsonArray(Code(0), Code(1)),
                                },
                            }
                    ),
            ]),
        };

    private static JsonObject Question(int q)
    {
        var question = new JsonObject
        {
            ["id"] = QuestionId(q),
            ["type"] = "single",
            ["chapter"] = "all",
            ["text"] = QuestionId(q),
            ["answers"] = new JsonArray([
                .. Enumerable
                    .Range(0, Answers)
                    .Select(a => (JsonNode)new JsonObject { ["code"] = Code(a), ["label"] = Code(a) }),
            ]),
        };
        if (IsRouted(q))
            question["routing"] = new JsonObject { ["question"] = QuestionId(q - 1), ["is"] = new JsonArray(Code(0)) };
        return question;
    }

    private static bool IsRouted(int q) => q % 10 == 9;

    private static string GroupId(int g) => string.Create(CultureInfo.InvariantCulture, $"g{g}");

    private static string QuestionId(int q) => string.Create(CultureInfo.InvariantCulture, $"q{q}");

    private static string Code(int c) => string.Create(CultureInfo.InvariantCulture, $"c{c}");
}
