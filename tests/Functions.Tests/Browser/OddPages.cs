using System.Text;
using Serverless.Pdf;
using Serverless.Portal;
using Serverless.Portal.Pages;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;
using Serverless.TestKit.Surveys;
using static System.FormattableString;

namespace Serverless.Functions.Tests.Browser;

/// <summary>
/// Pages in states that are rare: every error in both languages, an empty catalogue, a survey of which nothing is left, a
/// wave of which everything is withheld, five waves, names of hundreds of characters with and without a place to break.
/// </summary>
internal static class OddPages
{
    private const string Folder = "/zelden/";

    private static readonly string LongWord = string.Concat(Enumerable.Repeat("samenwerkingsverbandenoverleg", 18))[
        ..500
    ];

    private static readonly string LongName = string.Concat(Enumerable.Repeat("Een monitor met een lange naam ", 17))[
        ..500
    ];

    private static readonly int[] Statuses = [400, 405, 413, 429, 500, 503];

    private static readonly string[] Shapes = ["vijf-metingen", "niets-getoond", "lange-namen", "lange-woorden"];

    /// <summary>Those on which names take more room than there is.</summary>
    public static IEnumerable<string> WithLongNames =>
        In(Language.Dutch).Where(address => address.Contains("lange-", StringComparison.Ordinal));

    /// <summary>Where those of a language are.</summary>
    public static IEnumerable<string> In(Language language) =>
        [
            .. Statuses.Select(status => At(Invariant($"fout-{status}"), language)),
            At("weg", language),
            At("ingetrokken", language),
            At("leeg", language),
            At("niets-gevonden", language),
            At("onderzoek", language),
            At("onderzoek-zonder-bestanden", language),
            At("onderzoek-zonder-metingen", language),
            .. Shapes.SelectMany(shape => (string[])[At(shape, language), At(shape + "-tabellen", language)]),
        ];

    public static async Task<Dictionary<string, string>> RenderAsync()
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in Languages.All)
        foreach (var (name, page) in Made(language))
            pages.Add(At(name, language), page);
        await AddAsync(pages, "vijf-metingen", new ShapedSurvey { Waves = 5, GridItems = 3 }, codebook => codebook);
        await AddAsync(pages, "niets-getoond", new ShapedSurvey { Respondents = 3 }, codebook => codebook);
        await AddAsync(pages, "lange-namen", new ShapedSurvey { Groups = 2 }, codebook => Renamed(codebook, LongName));
        await AddAsync(
            pages,
            "lange-woorden",
            new ShapedSurvey { Groups = 2 },
            codebook => Renamed(codebook, LongWord)
        );
        return pages;
    }

    private static IEnumerable<(string Name, string Page)> Made(Language language)
    {
        foreach (var status in Statuses)
            yield return (
                Invariant($"fout-{status}"),
                ProblemPage.Write(language, status, TimeSpan.FromMinutes(3), "4bf92f3577b34da6a3ce929d0e0e4736")
            );
        yield return ("weg", NotFoundPage.Write(language));
        yield return ("ingetrokken", WithdrawnPage.Write(language, LongWord));
        yield return ("leeg", CataloguePage.Write(new([], [], null), language));
        yield return ("niets-gevonden", CataloguePage.Write(new([], [], new string('x', 100)), language));
        yield return (
            "onderzoek",
            SurveyPage.Write(Survey(["2017", "2019", "2021", "2023", "2025"], 12_345_678), language)
        );
        yield return ("onderzoek-zonder-bestanden", SurveyPage.Write(Survey(["2025"], size: null), language));
        yield return ("onderzoek-zonder-metingen", SurveyPage.Write(Survey([], size: null), language));
    }

    private static SurveyContent Survey(IReadOnlyList<string> waves, long? size)
    {
        var day = new DateOnly(2026, 11, 27);
        var word = new LocalizedText(LongWord, LongWord);
        return new()
        {
            Survey = "vorm",
            Title = word,
            Notice = new(LongName, LongName),
            Waves =
            [
                .. waves
                    .Reverse()
                    .Select(wave => new PublishedWaveContent(
                        wave,
                        new(Invariant($"Meting {wave}"), Invariant($"Wave {wave}")),
                        day,
                        size is { } bytes
                            ? new Dictionary<string, long>(StringComparer.Ordinal)
                            {
                                ["factsheet.pdf"] = bytes,
                                ["tables.pdf"] = bytes,
                                ["tables.xlsx"] = bytes,
                            }
                            : []
                    )
                    {
                        Commissioners = [word, new(LongName, LongName)],
                    }),
            ],
            Releases =
            [
                new("2025", 2, day, IsCurrent: waves.Count > 0, null, word, null) { HasChanges = true },
                new("2025", 1, day, IsCurrent: false, day, null, word),
            ],
            Announced = [new("2027", new("Meting 2027", "Wave 2027"), new DateTime(2027, 3, 1, 9, 0, 0))],
        };
    }

    /// <summary>Its title, groups and questions have long names.</summary>
    private static string Renamed(string codebook, string name) =>
        codebook
            .Replace("Monitor samen werken", name, StringComparison.Ordinal)
            .Replace("Working together monitor", name, StringComparison.Ordinal)
            .Replace("scholen in regio ", name[..150] + " ", StringComparison.Ordinal)
            .Replace("schools in region ", name[..150] + " ", StringComparison.Ordinal)
            .Replace("Werkt u samen aan", name[..300], StringComparison.Ordinal)
            .Replace("meer tijd", name[..200], StringComparison.Ordinal)
            .Replace("more time", name[..200], StringComparison.Ordinal);

    private static async Task AddAsync(
        Dictionary<string, string> pages,
        string name,
        ShapedSurvey survey,
        Func<string, string> codebook
    )
    {
        var folder = Directory.CreateTempSubdirectory("odd-pages-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "codebook.json"), codebook(survey.Codebook()));
            foreach (var files in survey.Files())
            {
                var group = Directory.CreateDirectory(Path.Combine(folder, files.Wave, files.Group)).FullName;
                await File.WriteAllTextAsync(Path.Combine(group, "population.csv"), files.Population);
                await File.WriteAllTextAsync(Path.Combine(group, "responses.csv"), files.Responses);
            }

            var results = (await FolderAnalysis.AnalyseAsync(folder, survey.Wave)).Public;
            var written = WavePages.Files(new WaveReports(results, FactsheetTemplate.None, PdfRenderer.Height));
            foreach (var language in Languages.All)
            {
                pages.Add(At(name, language), Text(written, WavePages.FactsheetFile(language)));
                pages.Add(At(name + "-tabellen", language), Text(written, WavePages.TablesFile(language)));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Text(IReadOnlyList<PublishedFile> files, string name)
    {
        using var page = new MemoryStream();
        files.Single(file => file.Name == name).Write(page);
        return Encoding.UTF8.GetString(page.ToArray());
    }

    private static string At(string name, Language language) =>
        (language == Languages.OfReaders ? "" : "/en") + Folder + name;
}
