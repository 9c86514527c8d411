using System.Text;
using System.Text.Json.Nodes;
using Serverless.Analysis.Results;
using Serverless.Core.Tests.Analysis;
using Serverless.Pdf;
using Serverless.Portal;
using Serverless.Portal.OpenData;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Reporting.Wording;
using Serverless.Surveys;
using Serverless.TestKit.Surveys;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>Surveys of which it is not known when fieldwork was: nothing that is published says it.</summary>
public sealed class WavesWithoutDatesTests
{
    private static readonly ShapedSurvey Shape = new()
    {
        Groups = 2,
        Waves = 3,
        Questions = 4,
    };

    private static readonly Lazy<ResultsDocument> ByYear = new(() => Results(name: year => year));

    private static readonly Lazy<ResultsDocument> ByName = new(() => Results(name: year => "ronde-" + year[3]));

    [Theory]
    [InlineData(Language.Dutch, "320 respondenten deden mee.", "eldwerk")]
    [InlineData(Language.English, "320 respondents took part.", "ieldwork")]
    public void Reports_say_who_took_part_and_not_when(Language language, string said, string fieldwork)
    {
        foreach (var results in new[] { ByYear.Value, ByName.Value })
        {
            var reports = new WaveReports(results, FactsheetTemplate.None, PdfRenderer.Height);
            var factsheet = FactsheetTests.Words(reports.Factsheet(language));

            factsheet.Replace('\u00A0', ' ').ShouldContain(said);
            factsheet.ShouldNotContain(fieldwork);
            FactsheetTests.Words(reports.Tables(language)).ShouldNotContain(fieldwork);
        }
    }

    [Fact]
    public void All_files_are_written_and_none_has_a_date()
    {
        foreach (var results in new[] { ByYear.Value, ByName.Value })
        {
            var reports = new WaveReports(results, FactsheetTemplate.None, PdfRenderer.Height, Releases.Corrected);
            foreach (var file in Publication.Files(reports, PdfRenderer.Render).Concat(WavePages.Files(reports)))
            {
                using var written = new MemoryStream();
                file.Write(written);
                written.Length.ShouldBeGreaterThan(0, file.Name);
                if (file.Name == DatasetDescription.FileName)
                    Encoding.UTF8.GetString(written.ToArray()).ShouldNotContain("temporal");
            }
        }

        Encoding.UTF8.GetString(ResultsJson.Write(ByName.Value)).ShouldNotContain("fieldwork");
        ResultsJson.Read(ResultsJson.Write(ByName.Value)).Wave.FieldworkEnd.ShouldBeNull();
    }

    [Fact]
    public void Catalogues_are_told_when_fieldwork_was_where_it_is_known()
    {
        var reports = new WaveReports(
            Results(name: year => year, keepsDates: true),
            FactsheetTemplate.None,
            PdfRenderer.Height,
            Releases.Corrected
        );
        using var written = new MemoryStream();

        DatasetDescription.Write(reports, Releases.Corrected, written);

        JsonNode.Parse(written.ToArray())!["dct:temporal"]!["dcat:endDate"]!.ToJsonString().ShouldContain("2021-05-31");
    }

    [Fact]
    public void Waves_are_named_by_year_where_their_ids_are_years_and_else_by_title()
    {
        new WaveWords(ByYear.Value, Texts.For(Language.Dutch)).When("2019").ShouldBe("in 2019");
        new WaveWords(ByName.Value, Texts.For(Language.Dutch)).When("ronde-9").ShouldBe("bij ‘Meting 2019’");
    }

    [Fact]
    public void Development_has_a_slope_where_ids_are_years_and_steps_where_they_are_not()
    {
        var dated = Results(name: year => year, keepsDates: true);
        var rows = ByYear.Value.Trends.SelectMany(trend => trend.Rows).Where(row => row.Linear is not null).ToArray();
        var named = ByName.Value.Trends.SelectMany(trend => trend.Rows).ToArray();

        rows.Length.ShouldBe(dated.Trends.SelectMany(trend => trend.Rows).Count(row => row.Linear is not null));
        rows[0].SlopePerYear!.Value.ShouldBe(dated.Trends[0].Rows[0].SlopePerYear!.Value, 1e-4);
        named.ShouldBeSomeThatAll(row => row.SlopePerYear == null && row.Linear == null && row.Logistic == null);
        named.Length.ShouldBe(ByYear.Value.Trends.Sum(trend => trend.Rows.Count));
        named.ShouldBeSomeThatAll(row => row.Steps.Count == 2 && row.Steps.All(step => step != null));
    }

    private static ResultsDocument Results(Func<string, string> name, bool keepsDates = false)
    {
        var codebook = JsonNode.Parse(Shape.Codebook())!;
        foreach (var wave in codebook["waves"]!.AsArray().Select(wave => wave!.AsObject()))
        {
            wave["id"] = name(wave["id"]!.ToString());
            if (wave["comparedWith"] is { } earlier)
                wave["comparedWith"] = name(earlier.ToString());
            if (keepsDates)
                continue;
            wave.Remove("fieldworkStart");
            wave.Remove("fieldworkEnd");
        }

        var survey = new SurveyOnPaper(codebook.ToJsonString());
        foreach (var file in Shape.Files())
            survey.With(name(file.Wave), file.Group, file.Population, file.Responses);
        return survey.Publish(name(Shape.Wave));
    }
}
