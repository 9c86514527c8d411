using System.IO.Compression;
using System.Text;
using Serverless.Analysis.Results;
using Serverless.Pdf;
using Serverless.Pdf.Layout;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Templates;
using Serverless.Samples;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;
using Serverless.TestKit;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>What files say of the release they belong to.</summary>
public sealed class ReleaseImprintTests
{
    private static readonly ResultsDocument Results = new SurveyResults().Build();

    /// <summary>What a release says of itself, and of what it corrects, takes no page of its own.</summary>
    [Theory]
    [InlineData("factsheet.md", Language.Dutch)]
    [InlineData("factsheet.en.md", Language.English)]
    public async Task Factsheet_of_a_corrected_release_is_two_full_pages(string template, Language language)
    {
        var read = FactsheetTemplate
            .Read(await File.ReadAllTextAsync(Path.Combine(ExampleSurvey.Folder, template)), codebook: null)
            .Template;
        var factsheet = Factsheet.Build(
            (await FolderAnalysis.AnalyseAsync(ExampleSurvey.Folder, "2019")).Public,
            read,
            language,
            DateTimeOffset.UnixEpoch,
            PdfRenderer.Height,
            Releases.Corrected
        );

        var pages = DocumentLayout.PagesOf(factsheet);

        pages.Count.ShouldBe(2);
        pages.ShouldBeSomeThatAll(page => page.Height > 0.9 * page.Setup.TextHeight);
    }

    [Theory]
    [InlineData(
        Language.Dutch,
        "Afdeling onderzoek, onderzoek@voorbeeld.example, https://voorbeeld.example/contact",
        "(2026). De peiling 2019 (uitgave 3). https://cijfers.example/peiling/2019/releases/3",
        "Uitgave 2 (2\u00A0januari 2026): Een antwoord was dubbel geteld."
    )]
    [InlineData(
        Language.English,
        "Research department, onderzoek@voorbeeld.example, https://voorbeeld.example/contact",
        "(release 3)",
        "Release 2 (2\u00A0January 2026): An answer was counted twice."
    )]
    public void Factsheet_says_its_release_contact_citation_and_corrections(Language language, params string[] expected)
    {
        var text = FactsheetTests.Words(Build(Releases.Corrected, language));

        foreach (var words in expected)
            text.ShouldContain(words);
    }

    [Theory]
    [InlineData(Language.Dutch, "Uitgave 3, gepubliceerd op 29\u00A0maart 2026")]
    [InlineData(Language.English, "Release 3, published on 29\u00A0March 2026")]
    public void Release_and_its_date_are_beside_the_title_and_said_once(Language language, string expected)
    {
        var factsheet = Build(Releases.Corrected, language);

        factsheet.Blocks[0].ShouldBeOfType<Masthead>().Imprint!.ShouldContain(expected);
        FactsheetTests.Words(factsheet).ShouldNotContain(expected);
    }

    [Fact]
    public void Reason_of_a_correction_is_on_the_first_page_of_the_factsheet()
    {
        var first = Pages(Build(Releases.Corrected, Language.Dutch))[0];

        first.ShouldContain("Gecorrigeerde uitgave");
        first.ShouldContain("De weging van grote scholen klopte niet.");
    }

    [Fact]
    public void Reason_of_a_correction_is_on_the_cover_of_the_tables() =>
        Pages(TablesReport.Build(Results, Language.Dutch, DateTimeOffset.UnixEpoch, Releases.Corrected))[0]
            .ShouldContain("De weging van grote scholen klopte niet.");

    [Fact]
    public void Square_leads_to_the_page_of_the_release_as_the_address_beside_it_does()
    {
        var document = Build(Releases.Corrected, Language.English);

        var square = document.Blocks.SelectMany(All).OfType<QrCode>().ShouldHaveSingleItem();
        square.Address.AbsoluteUri.ShouldBe("https://cijfers.example/en/peiling/2019/releases/3");
        FactsheetTests.Words(document).ShouldContain(square.Address.AbsoluteUri);
    }

    [Fact]
    public void Every_page_of_a_draft_is_marked_as_one()
    {
        Document[] documents =
        [
            Build(Releases.Draft, Language.Dutch),
            TablesReport.Build(Results, Language.Dutch, DateTimeOffset.UnixEpoch, Releases.Draft),
        ];

        foreach (var document in documents)
        {
            var pages = Pages(document);
            pages.ShouldNotBeEmpty();
            foreach (var page in pages)
                page.ShouldContain("concept");
        }
    }

    [Fact]
    public void Contact_ends_before_what_follows_it() =>
        FactsheetTests
            .Words(Build(Releases.Corrected, Language.Dutch))
            .ShouldContain("https://voorbeeld.example/contact.");

    [Fact]
    public void Draft_cannot_be_cited() =>
        FactsheetTests.Words(Build(Releases.Draft, Language.Dutch)).ShouldNotContain("Citeren als");

    [Fact]
    public void Release_without_an_address_has_no_square() =>
        Build(Releases.Corrected with { Pages = new Dictionary<Language, Uri>() }, Language.Dutch)
            .Blocks.SelectMany(All)
            .OfType<QrCode>()
            .ShouldBeEmpty();

    [Fact]
    public void Rows_of_the_csv_name_their_release()
    {
        var csv = Encoding.UTF8.GetString(
            CsvExport.Bytes(Results, Language.English, CsvDialect.Standard, CsvScope.Everything, Releases.Corrected)
        );

        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(1);
        lines[0].ShouldEndWith(",release,published,address");
        foreach (var line in lines.Skip(1))
            line.ShouldContain(",3,2026-03-29,https://cijfers.example/");
    }

    [Fact]
    public void Notes_of_the_workbook_name_its_release()
    {
        using var bytes = new MemoryStream();
        WorkbookExport.Write(Results, Language.Dutch, bytes, Releases.Corrected);

        using var package = new ZipArchive(new MemoryStream(bytes.ToArray()));
        using var sheet = new StreamReader(package.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = sheet.ReadToEnd();
        xml.ShouldContain("Uitgave 3, gepubliceerd op 29\u00A0maart 2026");
        xml.ShouldContain("De weging van grote scholen klopte niet.");
    }

    [Fact]
    public void Dates_in_the_file_are_those_of_publication()
    {
        var dates = new List<DateTimeOffset>();

        var files = Publication.Files(
            new WaveReports(Results, FactsheetTemplate.None, PdfRenderer.Height, Releases.Corrected),
            (document, _) => dates.Add(document.Properties.Created)
        );
        foreach (var file in files)
            file.Write(Stream.Null);

        dates.ShouldNotBeEmpty();
        dates.Distinct().ShouldBe([Releases.Corrected.PublishedAt!.Value]);
    }

    [Fact]
    public void Without_a_release_files_say_nothing_of_one() =>
        FactsheetTests.Words(Build(null, Language.Dutch)).ShouldNotContain("uitgave", Case.Insensitive);

    private static Document Build(ReleaseImprint? release, Language language) =>
        Factsheet.Build(
            Results,
            null,
            language,
            release?.PublishedAt ?? DateTimeOffset.UnixEpoch,
            PdfRenderer.Height,
            release
        );

    private static IEnumerable<Block> All(Block block) =>
        block is Container container ? container.Children.SelectMany(All) : [block];

    private static string[] Pages(Document document)
    {
        using var pdf = PdfDocument.Open(PdfRenderer.Render(document));
        return
        [
            .. pdf.GetPages()
                .Select(page =>
                    string.Join(' ', page.GetWords().Select(word => word.Text)).Normalize(NormalizationForm.FormC)
                ),
        ];
    }
}
