using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Serverless.Analysis.Results;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Wording;
using Serverless.Surveys;
using Serverless.Wording;
using Shouldly;
using Xunit;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Language = Serverless.Surveys.Language;

namespace Serverless.Core.Tests.Reporting;

public sealed class ExportTests
{
    private static readonly ResultsDocument Results = new SurveyResults().Build();

    [Fact]
    public void Standard_csv_is_RFC_4180()
    {
        var bytes = CsvExport.Bytes(Results, Language.English, CsvDialect.Standard, CsvScope.Everything);
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");

        bytes[0].ShouldBe((byte)'r');
        lines[0].ShouldStartWith("record,wave,chapter,table,question");
        lines[1].ShouldStartWith("figure,2019,een,samen,Werkt samen?,,,schools,,,,ja,Yes,share,0.238095,");
        lines[^1].ShouldBeEmpty();
    }

    [Fact]
    public void Dutch_csv_opens_in_a_Dutch_Excel()
    {
        var bytes = CsvExport.Bytes(Results, Language.Dutch, CsvDialect.DutchExcel, CsvScope.Everything);

        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes).ShouldContain("een;samen;Werkt samen?;;;scholen;;;;ja;Ja;aandeel;0,238095;");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+31", "'+31")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    public void Text_that_a_spreadsheet_would_run_is_made_harmless(string label, string expected)
    {
        var csv = Csv(label, CsvDialect.Standard);

        csv.ShouldContain($",ja,{expected},aandeel,");
    }

    [Fact]
    public void Carriage_return_is_quoted_and_harmless() =>
        Csv("\r=1", CsvDialect.Standard).ShouldContain(",ja,\"'\r=1\",aandeel,");

    [Theory]
    [InlineData("Hoe intensief wordt samengewerkt", "Hoe intensief wordt…")]
    [InlineData("Samenwerkingsovereenkomstenregister", "Samenwerkingsovereenkomstenreg…")]
    public void Long_chapter_names_its_sheet_in_whole_words_where_it_can(string chapter, string expected)
    {
        var results = Results with
        {
            Chapters = [Results.Chapters[0] with { Title = new(chapter) }, .. Results.Chapters.Skip(1)],
        };
        using var stream = new MemoryStream(Workbook(results));
        using var workbook = SpreadsheetDocument.Open(stream, false);

        workbook
            .WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>()
            .Select(sheet => sheet.Name!.Value)
            .ShouldContain(expected);
    }

    [Fact]
    public void Workbook_has_a_sheet_per_chapter_with_numbers_and_frozen_headers()
    {
        using var stream = new MemoryStream(Workbook(Results));
        using var workbook = SpreadsheetDocument.Open(stream, false);
        var part = workbook.WorkbookPart!;

        part.Workbook!.Descendants<Sheet>()
            .Select(sheet => sheet.Name!.Value)
            .ShouldBe(["Toelichting", "Alle cijfers", "Verschillen", "Samenwerking", "Inhoud", "Oordeel"]);
        var chapter = (WorksheetPart)part.GetPartById("sheet4");
        chapter.Worksheet!.Descendants<Pane>().ShouldHaveSingleItem().State!.Value.ShouldBe(PaneStateValues.Frozen);
        var value = chapter.Worksheet!.Descendants<Row>().ElementAt(1).Elements<Cell>().ElementAt(5);
        value.DataType.ShouldBeNull();
        value.CellValue!.TryGetDouble(out var share).ShouldBeTrue();
        share.ShouldBe(1 / 4.2, 1e-12);
    }

    [Fact]
    public void Chapter_sheets_can_be_filtered_on_their_header_and_print_one_page_wide()
    {
        using var stream = new MemoryStream(Workbook(Results));
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        foreach (var sheet in workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Skip(3))
        {
            var worksheet = ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!;
            worksheet
                .Descendants<AutoFilter>()
                .Single()
                .Reference!.Value.ShouldBe(FormattableString.Invariant($"A1:R{worksheet.Descendants<Row>().Count()}"));
            worksheet.Descendants<PageSetup>().Single().FitToWidth!.Value.ShouldBe(1u);
        }
    }

    [Fact]
    public void Sheet_of_all_figures_has_every_row_of_the_csv()
    {
        using var stream = new MemoryStream(Workbook(Results));
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        var sheet = ((WorksheetPart)workbook.WorkbookPart!.GetPartById("sheet2")).Worksheet!;
        var csv = Encoding
            .UTF8.GetString(CsvExport.Bytes(Results, Language.Dutch, CsvDialect.Standard, CsvScope.Everything))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        sheet.Descendants<Row>().Count().ShouldBe(csv.Length);
        sheet.Descendants<Row>().ShouldBeSomeThatAll(row => row.Elements<Cell>().Count() == csv[0].Split(',').Length);
        sheet
            .Descendants<AutoFilter>()
            .Single()
            .Reference!.Value.ShouldBe(FormattableString.Invariant($"A1:AO{csv.Length}"));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("-2+3")]
    public void Text_in_a_workbook_is_text_and_no_formula(string label)
    {
        var table = Results.Tables[0] with { Answers = [new("ja", new(label), false), Results.Tables[0].Answers[1]] };
        using var stream = new MemoryStream(Workbook(Results with { Tables = [table] }));
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        Cell[] cells =
        [
            .. workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()),
        ];

        cells.ShouldContain(cell => cell.InnerText == label && cell.DataType! == CellValues.InlineString);
        cells.ShouldNotContain(cell => cell.CellFormula != null);
    }

    [Fact]
    public void Comparisons_are_exported_with_bases_and_every_p_value()
    {
        var results = new SurveyResults { EarlierWaves = 1 }.Build();
        var rows = Csv(results);
        string[][] wanted =
        [
            .. results
                .Comparisons.SelectMany(comparison => comparison.Rows.Select(row => (comparison, row)))
                .Where(pair => pair.row.Test is not null)
                .Select(pair =>
                    (string[])
                        [
                            pair.comparison.Table.ToString(),
                            Number(pair.comparison.A.Base.N),
                            Number(pair.row.Difference),
                            Number((pair.row.SimultaneousInterval ?? pair.row.Interval)?.Lower),
                            Number(pair.row.Test!.AdjustedP ?? pair.row.Test.P),
                            Number(pair.row.ScreenedP),
                            Number(pair.row.Effect?.Value),
                        ]
                ),
        ];
        string[] columns =
        [
            "table",
            "compared_n",
            "difference",
            "difference_lower",
            "p_adjusted",
            "p_all_tests",
            "effect",
        ];
        HashSet<string> found = [.. rows.Select(row => string.Join('|', columns.Select(column => row[column])))];

        wanted.Select(row => string.Join('|', row)).ShouldBeSomeThatAll(row => found.Contains(row));
    }

    [Theory]
    [InlineData(Language.Dutch)]
    [InlineData(Language.English)]
    public void Every_flag_is_said_in_words_of_the_language(Language language)
    {
        var words = new FigureWords(Texts.For(language));
        var elsewhere = new FigureWords(Texts.For(Languages.All.Single(other => other != language)));
        var flags = Enum.GetValues<CellFlag>();

        flags.ShouldBeSomeThatAll(flag => words.Remark(flag) != elsewhere.Remark(flag));
        flags.ShouldBeSomeThatAll(flag => words.Remark(flag).All(c => !char.IsUpper(c)));
        words
            .Remarks(Flagged(CellFlag.SmallCell, CellFlag.SecondarySuppression, CellFlag.ZeroOrOne).Cells[0])
            .ShouldBe($"{words.Remark(CellFlag.SmallCell)}; {words.Remark(CellFlag.ZeroOrOne)}");
    }

    [Fact]
    public void Exports_say_flags_in_words()
    {
        var table = Results.Tables[0] with { Groups = [Flagged(CellFlag.Indicative, CellFlag.ZeroOrOne)] };
        var results = Results with { Tables = [table, .. Results.Tables.Skip(1)] };

        Csv(results, Language.Dutch)[0]["opmerkingen"].ShouldBe("indicatief; niemand of iedereen");
        Csv(results, Language.English)[0]["flags"].ShouldBe("indicative; nobody or everybody");
        Sheet(results, "Alle cijfers")[1][20].ShouldBe("indicatief; niemand of iedereen");
        Sheet(results, "Samenwerking")[1][17].ShouldBe("indicatief; niemand of iedereen");
    }

    [Fact]
    public void Kinds_and_measures_are_Dutch_in_the_Dutch_files()
    {
        var results = new SurveyResults { EarlierWaves = 1 }.Build();
        var dutch = Csv(results, Language.Dutch);
        var english = Csv(results, Language.English);

        english.Select(row => row["record"]).Distinct().Order().ShouldBe(["earlier", "figure", "subgroup"]);
        dutch.Select(row => row["soort"]).Distinct().Order().ShouldBe(["cijfer", "eerder", "subgroep"]);
        english
            .Select(row => row["measure"])
            .Distinct()
            .Order()
            .ShouldBe(["mean", "median", "q1", "q3", "share", "summary"]);
        dutch
            .Select(row => row["maat"])
            .Distinct()
            .Order()
            .ShouldBe(["aandeel", "gemiddelde", "mediaan", "q1", "q3", "samengenomen"]);
    }

    [Fact]
    public void Rows_name_the_groups_that_are_lower()
    {
        var subgroup = Results.Comparisons.First(comparison => comparison.Kind == ComparisonKind.Subgroup);
        var row = subgroup.Rows.First(row => row is { Significant: true, Difference: not null });
        var (lower, higher) =
            row.Difference > 0 ? (Results.Groups[0], Results.Groups[1]) : (Results.Groups[1], Results.Groups[0]);
        var groups = subgroup with
        {
            Kind = ComparisonKind.Groups,
            A = subgroup.A with { Group = Results.Groups[0].Id },
            B = subgroup.B with { Group = Results.Groups[1].Id },
            Rows = [row],
        };

        var named = Csv(Results with { Comparisons = [groups] }).Where(line => line["higher_than"].Length > 0);

        var line = named.ShouldHaveSingleItem();
        line["group"].ShouldBe(higher.Label.In(Language.English));
        line["higher_than"].ShouldBe(lower.Label.In(Language.English));
    }

    [Fact]
    public void Chapter_sheets_say_of_whom_a_figure_is()
    {
        var table = Results.Tables[0] with { BaseText = new("wie samenwerkt", "those who cooperate") };
        var rows = Sheet(Results with { Tables = [table, .. Results.Tables.Skip(1)] }, "Samenwerking");

        rows[0][2].ShouldBe("Basis");
        rows[1][2].ShouldBe("wie samenwerkt");
        Sheet(Results, "Samenwerking")[1][2].ShouldBe("alle respondenten");
    }

    [Fact]
    public void Chapter_sheets_have_the_number_behind_the_earlier_figure_and_whether_a_difference_holds()
    {
        var results = Results with
        {
            Comparisons =
            [
                .. Results.Comparisons.Select(comparison =>
                    comparison with
                    {
                        A = comparison.A with { Base = comparison.A.Base with { N = 412 } },
                        Rows = [.. comparison.Rows.Select(row => row with { ScreenedP = 0.2 })],
                    }
                ),
            ],
        };

        var rows = Sheet(results, "Samenwerking");

        var (earlier, significant) = (
            Array.FindIndex(rows[0], name => name.StartsWith("n ", StringComparison.Ordinal)),
            Array.IndexOf(rows[0], "Significant")
        );
        rows[1][earlier].ShouldBe("412");
        rows[1][significant].ShouldBe("ja, maar houdt geen stand");
        Sheet(Results, "Samenwerking")[1][significant].ShouldBe("ja");
    }

    [Fact]
    public void Numbers_are_named_with_the_unit_they_are_in()
    {
        var years = Results.Tables.Single(table => table.Question == "jaren") with { Unit = new("jaar", "years") };
        var results = Results with { Tables = [years] };

        Sheet(results, "Oordeel")[1][4].ShouldBe("gemiddelde (jaar)");
        Csv(results).Select(row => row["answer"]).ShouldContain("mean (years)");
    }

    [Fact]
    public void First_sheet_says_what_every_column_of_all_figures_holds()
    {
        string[] notes = [.. Sheet(Results, "Toelichting").Select(row => row[0])];

        foreach (var name in Sheet(Results, "Alle cijfers")[0])
            notes.ShouldContain(note => note.StartsWith(name + ": ") && note.Length > name.Length + 4);
    }

    [Fact]
    public void Workbook_passes_the_schema_of_Office()
    {
        using var stream = new MemoryStream(Workbook(Results));
        using var workbook = SpreadsheetDocument.Open(stream, false);

        new DocumentFormat.OpenXml.Validation.OpenXmlValidator()
            .Validate(workbook)
            .Select(error => error.Description)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Workbook_has_the_same_bytes_for_the_same_results() => Workbook(Results).ShouldBe(Workbook(Results));

    private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A group of the first table whose first figure has these flags.</summary>
    private static GroupTable Flagged(params CellFlag[] flags)
    {
        var group = Results.Tables[0].Groups[0];
        return group with { Cells = [group.Cells[0] with { Flags = flags }, .. group.Cells.Skip(1)] };
    }

    /// <summary>The texts of a sheet of the Dutch workbook, row by row.</summary>
    private static List<string[]> Sheet(ResultsDocument results, string name)
    {
        using var stream = new MemoryStream(Workbook(results));
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        var part = workbook.WorkbookPart!;
        var sheet = part.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == name);
        return
        [
            .. ((WorksheetPart)part.GetPartById(sheet.Id!.Value!))
                .Worksheet!.Descendants<Row>()
                .Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray()),
        ];
    }

    /// <summary>The rows of the CSV by the names of their columns.</summary>
    private static Dictionary<string, string>[] Csv(ResultsDocument results, Language language = Language.English)
    {
        using var reader = Sylvan.Data.Csv.CsvDataReader.Create(
            new StringReader(
                Encoding.UTF8.GetString(CsvExport.Bytes(results, language, CsvDialect.Standard, CsvScope.Everything))
            )
        );
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(
                Enumerable
                    .Range(0, reader.FieldCount)
                    .ToDictionary(reader.GetName, reader.GetString, StringComparer.Ordinal)
            );
        return [.. rows];
    }

    private static byte[] Workbook(ResultsDocument results)
    {
        using var stream = new MemoryStream();
        WorkbookExport.Write(results, Language.Dutch, stream);
        return stream.ToArray();
    }

    private static string Csv(string label, CsvDialect dialect)
    {
        var table = Results.Tables[0] with { Answers = [new("ja", new(label), false), Results.Tables[0].Answers[1]] };
        return Encoding.UTF8.GetString(
            CsvExport.Bytes(Results with { Tables = [table] }, Language.Dutch, dialect, CsvScope.Everything)
        );
    }
}
