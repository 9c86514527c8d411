using Serverless.Intake.Sources;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Excel;

public sealed class WorkbookTests
{
    [Fact]
    public async Task Texts_numbers_formulas_and_truths_are_read()
    {
        var file = WorkbookBytes.Of(
            [
                (
                    "Data",
                    "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>n</t></is></c><c r='C1' t='str'><v>ok</v></c></row>"
                        + "<row r='3'><c r='A3' t='s'><v>1</v></c><c r='B3'><f>1+1</f><v>2</v></c><c r='C3' t='b'><v>1</v></c></row>"
                        + "<row r='4'><c r='B4'><f>B3/0</f></c></row><row r='5'><c r='C5' t='e'><v>#N/A</v></c></row></sheetData>"
                ),
            ],
            ["<t>naam</t>", "<r><t>Jo</t></r><r><t xml:space='preserve'>se_x000D_</t></r><rPh><t>no</t></rPh>"]
        );

        var rows = await SourceRows.OfAsync(file);

        rows.Description.Format.ShouldBe("Excel workbook");
        rows.Column("naam").ShouldBe(["Jose\r", ""]);
        rows.Column("n").ShouldBe(["2", ""]);
        rows.Column("ok").ShouldBe(["TRUE", "#N/A"]);
    }

    [Theory]
    [InlineData(false, "yyyy\\-mm\\-dd", "43465", "2018-12-31")]
    [InlineData(true, "dd/mm/yy", "42003", "2018-12-31")]
    [InlineData(false, "[$-413]d mmmm yyyy hh:mm", "43465.4375", "2018-12-31T10:30:00")]
    [InlineData(false, "[h]:mm", "1.5", "36:00:00")]
    [InlineData(false, "d\\-m", "59", "1900-02-28")]
    [InlineData(false, "0.00&quot;d&quot;", "3.5", "3.5")]
    [InlineData(false, "[Red]0.0", "3.5", "3.5")]
    public async Task Dates_follow_the_format_and_the_date_system(
        bool from1904,
        string format,
        string value,
        string expected
    )
    {
        var file = WorkbookBytes.Of(
            [
                (
                    "Data",
                    $"<sheetData><row r='1'><c r='A1' t='str'><v>d</v></c></row><row r='2'><c r='A2' s='1'><v>{value}</v></c></row></sheetData>"
                ),
            ],
            styles: [format],
            from1904: from1904
        );

        (await SourceRows.OfAsync(file)).Column("d").ShouldBe([expected]);
    }

    [Fact]
    public async Task Merged_header_counts_for_all_its_columns()
    {
        var file = WorkbookBytes.Of([
            (
                "Data",
                "<sheetData><row r='1'><c r='A1' t='str'><v>Respondent ID</v></c><c r='B1' t='str'><v>Which?</v></c><c r='D1' t='str'><v>Why?</v></c></row>"
                    + "<row r='2'><c r='B2' t='str'><v>Bus</v></c><c r='C2' t='str'><v>Tram</v></c><c r='D2' t='str'><v>Response</v></c></row>"
                    + "<row r='3'><c r='A3'><v>1</v></c><c r='C3' t='str'><v>Tram</v></c></row></sheetData><mergeCells count='1'><mergeCell ref='B1:C1'/></mergeCells>"
            ),
        ]);

        var rows = await SourceRows.OfAsync(file);

        rows.Description.Format.ShouldStartWith("SurveyMonkey");
        rows.Description.Columns.Select(column => column.Name)
            .ShouldBe(["Respondent ID", "Which? [Bus]", "Which? [Tram]", "Why?"]);
    }

    [Fact]
    public async Task Cross_table_is_refused_as_no_table_of_respondents()
    {
        var rows = string.Concat(
            Enumerable
                .Range(1, 12)
                .Select(row =>
                    FormattableString.Invariant(
                        $"<row r='{row}'><c r='A{row}' t='str'><v>x</v></c><c r='B{row}'><v>{row}</v></c></row>"
                    )
                )
        );
        var file = WorkbookBytes.Of([
            (
                "Tabel",
                $"<sheetData>{rows}</sheetData><mergeCells><mergeCell ref='A3:A5'/><mergeCell ref='A6:A8'/><mergeCell ref='A9:A12'/></mergeCells>"
            ),
        ]);

        var refusal = await Should.ThrowAsync<SourceException>(() => SourceRows.OfAsync(file));

        refusal.Message.ShouldContain("cross tables");
        refusal.Message.ShouldContain("'Tabel'");
    }

    [Fact]
    public async Task Zip_bomb_is_refused_before_it_is_unpacked()
    {
        var file = WorkbookBytes.Of([("Data", $"<sheetData>{new string(' ', 64 << 20)}</sheetData>")]);

        var refusal = await Should.ThrowAsync<SourceException>(() => SourceRows.OfAsync(file));

        file.Length.ShouldBeLessThan(1 << 20);
        refusal.Message.ShouldContain("unpacks to 64 MB");
    }

    [Fact]
    public async Task Document_type_in_a_sheet_is_refused()
    {
        var file = WorkbookBytes.Of([("Data", "<sheetData/>")], ["<!DOCTYPE x [<!ENTITY a 'b'>]>"]);

        await Should.ThrowAsync<SourceException>(() => SourceRows.OfAsync(file));
    }
}
