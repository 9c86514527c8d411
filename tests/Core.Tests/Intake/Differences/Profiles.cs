using System.Text;
using Serverless.Intake.Differences;
using Serverless.Intake.Responses;
using Serverless.Surveys;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Differences;

/// <summary>Response files of a small survey, and what is gathered of them.</summary>
internal static class Profiles
{
    public static Codebook Codebook { get; } =
        CodebookReader
            .Read(
                Encoding.UTF8.GetBytes(
                    """
                    {
                      "survey": "proef", "title": "Proef",
                      "waves": [
                        {"id": "2024", "title": "2024", "fieldworkStart": "2024-03-01", "fieldworkEnd": "2024-05-31"},
                        {"id": "2026", "title": "2026", "fieldworkStart": "2026-03-01", "fieldworkEnd": "2026-05-31", "comparedWith": "2024"}
                      ],
                      "groups": [{"id": "scholen", "label": "scholen", "design": {"kind": "sample"}, "columns": {"link": "brin"}}],
                      "chapters": [{"id": "een", "title": "Een"}],
                      "questions": [
                        {"id": "lid", "type": "single", "chapter": "een", "text": "Lid?", "answers": [{"code": "1", "label": "Ja"}, {"code": "2", "label": "Nee"}]},
                        {"id": "cijfer", "type": "numeric", "chapter": "een", "text": "Cijfer?", "minimum": 1, "maximum": 1000000},
                        {"id": "oud", "type": "single", "chapter": "een", "text": "Oud?", "comparableWithPreviousWave": false, "answers": [{"code": "1", "label": "Ja"}, {"code": "2", "label": "Nee"}]},
                        {"id": "open", "type": "open", "chapter": "een", "text": "Waarom?"}
                      ]
                    }
                    """
                )
            )
            .Codebook!;

    /// <summary>A file of rows numbered from 0.</summary>
    public static string File(int rows, Func<int, string> row, string header = "respondent,brin,lid,cijfer,oud,open") =>
        header + "\n" + string.Concat(Enumerable.Range(0, rows).Select(number => row(number) + "\n"));

    public static async Task<ResponseProfile> OfAsync(string csv, string wave = "2026")
    {
        var profile = ResponseProfile.For(Codebook, wave, "scholen");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var report = await ResponseReader.CheckAsync(
            file,
            profile,
            cancellationToken: TestContext.Current.CancellationToken
        );
        report.Issues.ShouldBeEmpty();
        return profile;
    }
}
