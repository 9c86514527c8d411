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

/// <summary>Pages as large as they get: a catalogue of 500 surveys, and a wave of 400 questions.</summary>
internal static class LargePages
{
    /// <summary>A catalogue of 500 surveys.</summary>
    public const string Catalogue = "/catalogus-van-500";

    /// <summary>The tables of 400 questions, three groups and two waves.</summary>
    public const string Tables = "/vierhonderd/2019/tables";

    private const int Surveys = 500;
    private const int Questions = 400;

    private static readonly string[] Subjects =
    [
        "de arbeidsmarkt",
        "passend onderwijs",
        "de kinderopvang",
        "ouderbetrokkenheid",
        "veiligheid op school",
        "de wijkverpleging",
        "energie en wonen",
        "cultuur in de klas",
    ];

    public static async Task<Dictionary<string, string>> RenderAsync() =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Catalogue] = CataloguePage.Write(Content(), Language.Dutch),
            [Tables] = await TablesAsync(),
        };

    private static CatalogueContent Content()
    {
        var day = new DateOnly(2026, 11, 1);
        var surveys = Enumerable
            .Range(0, Surveys)
            .Select(i => new Portal.Pages.ListedSurvey(
                Invariant($"onderzoek-{i}"),
                new(Title(i), Invariant($"Survey {i}")),
                day.AddDays(-i)
            ))
            .OrderBy(survey => survey.Title.Nl, StringComparer.Ordinal)
            .ToList();
        return new CatalogueContent(
            surveys,
            [
                .. surveys
                    .OrderByDescending(survey => survey.LatestOn)
                    .Take(8)
                    .Select(survey => new Portal.Pages.LatestPublication(
                        survey.Survey,
                        survey.Title,
                        "2026",
                        survey.LatestOn!.Value,
                        IsCorrection: false
                    )),
            ],
            Sought: null
        );
    }

    private static string Title(int number) =>
        Invariant(
            $"{(char)('A' + (number % 26))}-monitor {Subjects[number % Subjects.Length]}, regio {(number / Subjects.Length) + 1}"
        );

    private static async Task<string> TablesAsync()
    {
        var survey = new ShapedSurvey { Questions = Questions };
        var folder = Directory.CreateTempSubdirectory("large-pages-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "codebook.json"), survey.Codebook());
            foreach (var files in survey.Files())
            {
                var group = Directory.CreateDirectory(Path.Combine(folder, files.Wave, files.Group)).FullName;
                await File.WriteAllTextAsync(Path.Combine(group, "population.csv"), files.Population);
                await File.WriteAllTextAsync(Path.Combine(group, "responses.csv"), files.Responses);
            }

            var results = (await FolderAnalysis.AnalyseAsync(folder, survey.Wave)).Public;
            using var page = new MemoryStream();
            WavePages
                .Files(new WaveReports(results, FactsheetTemplate.None, PdfRenderer.Height))
                .Single(file => file.Name == WavePages.TablesFile(Language.Dutch))
                .Write(page);
            return Encoding.UTF8.GetString(page.ToArray());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
