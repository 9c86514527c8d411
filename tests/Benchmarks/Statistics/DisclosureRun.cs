using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Intake.Answers;
using Serverless.Intake.Population;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Benchmarks.Statistics;

/// <summary>
/// What disclosure control of recognisable groups costs: <c>disclosure [questions] [groups] [respondents] [strata]</c>, 400
/// questions, 12 groups and 150 respondents each unless given. Every tenth question is routed by the one before, five
/// subgroups overlap, and answers are skewed, so that small cells are many; with strata respondents are weighted to
/// populations that are far apart. Prints a line of JSON for the same survey with and without members that can be
/// recognised, with how many shares of sides of subgroups are published.
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
        var size = new Size(Given(1, 400), Given(2, 12), Given(3, 150), Given(4, 0));
        Measure(size with { Questions = 20, Groups = 1 }, identifiable: true);
        foreach (var identifiable in new[] { false, true })
        {
            var (seconds, processor, sides) = Measure(size, identifiable);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"questions": {{size.Questions}}, "groups": {{size.Groups}}, "respondents": {{size.Respondents}}, "strata": {{size.Strata}}, "identifiable": {{(identifiable ? "true" : "false")}}, "seconds": {{seconds:F2}}, "processorSeconds": {{processor:F2}}, "sharesOfSides": {{sides}}}"""
                )
            );
        }

        return 0;
    }

    private sealed record Size(int Questions, int Groups, int Respondents, int Strata);

    private static (double Seconds, double Processor, int SharesOfSides) Measure(Size size, bool identifiable)
    {
        var inputs = Wave(size, identifiable);
        using var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        if (WaveAnalysis.Run(inputs) is not AnalysisSucceeded { Public: var published })
            throw new InvalidOperationException("The synthetic wave cannot be analysed.");
        process.Refresh();
        return (
            clock.Elapsed.TotalSeconds,
            (process.TotalProcessorTime - before).TotalSeconds,
            published
                .Comparisons.SelectMany(c => c.Rows)
                .Sum(row => (row.A.Value is null ? 0 : 1) + (row.B.Value is null ? 0 : 1))
        );
    }

    private static WaveInputs Wave(Size size, bool identifiable)
    {
        var reading = CodebookReader.Read(Encoding.UTF8.GetBytes(CodebookOf(size, identifiable).ToJsonString()));
        var codebook =
            reading.Codebook ?? throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Issues));
        var random = new Random(2019);
        return new WaveInputs(
            codebook,
            Sha256,
            "2026",
            [
                .. Enumerable
                    .Range(0, size.Groups)
                    .Select(g => new GroupInputs
                    {
                        Wave = "2026",
                        Group = GroupId(g),
                        Responses = Responses(random, size),
                        ResponsesSha256 = Sha256,
                        Population = size.Strata > 0 ? Population(codebook, GroupId(g), size) : null,
                        PopulationSha256 = size.Strata > 0 ? Sha256 : null,
                    }),
            ]
        );
    }

    private static PopulationMargins Population(Codebook codebook, string group, Size size)
    {
        var random = new Random(2026);
        var csv =
            "variable,category,population\n"
            + string.Concat(
                Enumerable
                    .Range(0, size.Strata)
                    .Select(h =>
                        string.Create(CultureInfo.InvariantCulture, $"{Stratum},c{h},{random.Next(20, 900)}\n")
                    )
            );
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return PopulationReader.ReadAsync(stream, codebook, "2026", group).GetAwaiter().GetResult().Margins
            ?? throw new InvalidOperationException("The synthetic population cannot be read.");
    }

    private static ResponseSet Responses(Random random, Size size)
    {
        var columns = new Dictionary<string, ushort[]>(StringComparer.Ordinal);
        if (size.Strata > 0)
            columns.Add(Stratum, [.. Enumerable.Range(0, size.Respondents).Select(i => (ushort)(i % size.Strata))]);
        for (var q = 0; q < size.Questions; q++)
        {
            var codes = new ushort[size.Respondents];
            for (var i = 0; i < size.Respondents; i++)
                codes[i] =
                    IsRouted(q) && columns[QuestionId(q - 1)][i] != 0
                        ? ushort.MaxValue
                        : (ushort)(Answers * Math.Pow(random.NextDouble(), 1.5));
            columns.Add(QuestionId(q), codes);
        }

        return new ResponseSet(
            size.Respondents,
            columns,
            new Dictionary<string, double[]>(),
            new Dictionary<string, TextColumn>()
        );
    }

    private static JsonObject CodebookOf(Size size, bool identifiable) =>
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
                    .Range(0, size.Groups)
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
                                ["weighting"] =
                                    size.Strata > 0
                                        ? new JsonObject
                                        {
                                            ["method"] = "post-stratification",
                                            ["margins"] = new JsonArray(Stratum),
                                        }
                                        : new JsonObject { ["method"] = "none" },
                            }
                    ),
            ]),
            ["chapters"] = new JsonArray(new JsonObject { ["id"] = "all", ["title"] = "All" }),
            ["questions"] = new JsonArray([
                .. Enumerable.Range(0, size.Questions).Select(Question).Concat(Strata(size.Strata)),
            ]),
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

    private const string Stratum = "stratum";

    private static IEnumerable<JsonNode> Strata(int strata) => strata > 0 ? [Single(Stratum, strata)] : [];

    private static JsonNode Question(int q)
    {
        var question = Single(QuestionId(q), Answers);
        if (IsRouted(q))
            question["routing"] = new JsonObject { ["question"] = QuestionId(q - 1), ["is"] = new JsonArray(Code(0)) };
        return question;
    }

    private static JsonObject Single(string id, int answers) =>
        new()
        {
            ["id"] = id,
            ["type"] = "single",
            ["chapter"] = "all",
            ["text"] = id,
            ["answers"] = new JsonArray([
                .. Enumerable
                    .Range(0, answers)
                    .Select(a => (JsonNode)new JsonObject { ["code"] = Code(a), ["label"] = Code(a) }),
            ]),
        };

    private static bool IsRouted(int q) => q % 10 == 9;

    private static string GroupId(int g) => string.Create(CultureInfo.InvariantCulture, $"g{g}");

    private static string QuestionId(int q) => string.Create(CultureInfo.InvariantCulture, $"q{q}");

    private static string Code(int c) => string.Create(CultureInfo.InvariantCulture, $"c{c}");
}
