using System.Text;
using Serverless.Intake;
using Serverless.Intake.Answers;
using Serverless.Intake.Responses;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Core.Tests.Intake;

/// <summary>Encodings, delimiters, quotes, and what counts as an answer.</summary>
public sealed class ResponseDialectTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly string Text = Encoding.UTF8.GetString(
        ExampleResponses.Csv(ExampleResponses.Row.Replace("Gaat", "Één €", StringComparison.Ordinal))
    );

    [Fact]
    public async Task Plain_file_is_accepted()
    {
        var report = await ExampleResponses.CheckAsync(ExampleResponses.Row);

        report.Issues.ShouldBeEmpty();
        report.Rows.ShouldBe(1);
        report.Encoding.ShouldBe("utf-8");
        report.Delimiter.ShouldBe("comma");
    }

    [Theory]
    [InlineData(';', "semicolon")]
    [InlineData('\t', "tab")]
    public async Task Delimiter_is_recognised(char delimiter, string name)
    {
        var report = await ExampleResponses.CheckAsync(Encoding.UTF8.GetBytes(Text.Replace(',', delimiter)));

        report.Issues.ShouldBeEmpty();
        report.Delimiter.ShouldBe(name);
    }

    [Fact]
    public async Task Delimiters_within_quotes_of_the_header_do_not_count()
    {
        var file =
            "\"a,b,c,d,e,f,g,h,i,j,k,l,m,n\";"
            + Text.Replace(',', ';').Replace("\nr1", "\nx;r1", StringComparison.Ordinal);

        (await ExampleResponses.CheckAsync(Encoding.UTF8.GetBytes(file))).Issues.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sep=;\r\n")]
    [InlineData("sep=;\n")]
    public async Task Separator_line_of_a_spreadsheet_is_understood(string line)
    {
        var report = await ExampleResponses.CheckAsync(
            Encoding.UTF8.GetBytes(line + Text.Replace(',', ';').Replace(";n;", ";x;", StringComparison.Ordinal))
        );

        report.Issues.ShouldHaveSingleItem().Row.ShouldBe(3);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('a')]
    [InlineData('7')]
    [InlineData('é')]
    public async Task Separator_line_with_what_cannot_separate_is_taken_for_a_header(char delimiter)
    {
        var report = await ExampleResponses.CheckAsync(Encoding.UTF8.GetBytes($"sep={delimiter}\n" + Text));

        report.Delimiter.ShouldBe("comma");
        report.Issues.ShouldContain(issue => issue.Row == 1 && issue.Rule == IntakeRule.MissingColumn);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Line_ends_of_any_system_are_understood(string end)
    {
        var report = await ExampleResponses.CheckAsync(
            Encoding.UTF8.GetBytes(Text.Replace("\n", end, StringComparison.Ordinal))
        );

        report.Issues.ShouldBeEmpty();
        report.Rows.ShouldBe(1);
    }

    [Fact]
    public async Task Byte_order_mark_is_passed_over() =>
        (
            await ExampleResponses.CheckAsync([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)])
        ).Issues.ShouldBeEmpty();

    [Fact]
    public async Task Windows_1252_is_recognised_and_read()
    {
        var file = Windows1252.GetBytes(Text);

        var report = await ExampleResponses.CheckAsync(file);

        report.Issues.ShouldBeEmpty();
        report.Encoding.ShouldBe("windows-1252");
        report.Warnings.ShouldContain(warning => warning.Rule == IntakeRule.Encoding);
        (await OpenAnswerAsync(file)).ShouldBe("Één € goed");
    }

    [Fact]
    public async Task Utf8_text_is_read() =>
        (await OpenAnswerAsync(Encoding.UTF8.GetBytes(Text))).ShouldBe("Één € goed");

    [Fact]
    public void Windows_1252_agrees_with_the_platform_on_every_byte()
    {
        for (var value = 0x80; value <= 0xFF; value++)
            if (value is not (0x81 or 0x8D or 0x8F or 0x90 or 0x9D))
                Serverless
                    .Intake.Windows1252.Decode((byte)value)
                    .ToString()
                    .ShouldBe(Windows1252.GetString([(byte)value]));
    }

    [Fact]
    public async Task Text_is_the_same_however_small_the_pieces_it_arrives_in()
    {
        var rows = Enumerable
            .Range(0, 3_000)
            .Select(i =>
                ExampleResponses.With(
                    "toelichting",
                    "€é漢😀",
                    $"r{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}"
                )
            )
            .ToArray();
        var file = ExampleResponses.Csv(rows);
        foreach (var piece in new[] { 1, 3, 65_535, 65_536, 70_000 })
        {
            var stream = new ForwardOnlyStream(file, piece);
            (
                await ResponseReader.CheckAsync(
                    stream,
                    ExampleResponses.Codebook,
                    "2019",
                    "basisscholen",
                    cancellationToken: TestContext.Current.CancellationToken
                )
            ).Issues.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Mixed_encodings_are_refused_with_the_line()
    {
        var issue = (
            await ExampleResponses.CheckAsync([.. Encoding.UTF8.GetBytes(Text), .. Windows1252.GetBytes("r2,é")])
        ).Issues;

        issue.ShouldContain(i => i.Rule == IntakeRule.Encoding && i.Row == 3);
    }

    [Fact]
    public async Task Bytes_of_no_encoding_are_refused()
    {
        byte[] file =
        [
            .. ExampleResponses.Csv(ExampleResponses.Row),
            .. "r2,"u8,
            0x81,
            .. ",1,n,1,kc,1,0,0,3,9,7,x\n"u8,
        ];

        (await ExampleResponses.CheckAsync(file)).Issues.ShouldContain(issue =>
            issue.Rule == IntakeRule.Encoding && issue.Row == 3
        );
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task Wide_encodings_are_refused(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        foreach (var preamble in new[] { encoding.GetPreamble(), [] })
            (await ExampleResponses.CheckAsync([.. preamble, .. encoding.GetBytes(Text)]))
                .Issues.ShouldHaveSingleItem()
                .Rule.ShouldBe(IntakeRule.Encoding);
    }

    [Theory]
    [InlineData("PAR1rest")]
    [InlineData("PK\u0003\u0004rest")]
    [InlineData("$FL2@(#) SPSS DATA FILE")]
    [InlineData("%PDF-1.7\n%rest")]
    [InlineData("\u001F\u008B\u0008\u0000rest")]
    [InlineData("\u0089PNG\r\n\u001A\nrest")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0\u0000\u0010JFIF")]
    [InlineData("II*\u0000\u0008rest")]
    [InlineData("\u0001\u0002\u0003;\u0004rest\n")]
    [InlineData("\n <!DOCTYPE html><html>")]
    [InlineData("{\"survey\": \"x\"}")]
    public async Task Other_kinds_of_file_are_refused_by_name(string start) =>
        (await ExampleResponses.CheckAsync(Encoding.Latin1.GetBytes(start)))
            .Issues.ShouldHaveSingleItem()
            .Rule.ShouldBe(IntakeRule.Format);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \n")]
    [InlineData(ExampleResponses.Header)]
    [InlineData(ExampleResponses.Header + "\n\n")]
    public async Task Empty_file_and_header_without_rows_are_refused(string file)
    {
        var report = await ExampleResponses.CheckAsync(Encoding.UTF8.GetBytes(file));

        report.Issues.ShouldHaveSingleItem().Rule.ShouldBe(IntakeRule.Empty);
        report.Rows.ShouldBe(0);
    }

    [Fact]
    public async Task Blank_lines_are_passed_over() =>
        (await ExampleResponses.CheckAsync("", ExampleResponses.Row, "", "  ")).Rows.ShouldBe(1);

    [Fact]
    public async Task Lines_that_begin_with_a_hash_are_rows() =>
        (await ExampleResponses.SetAsync(ExampleResponses.With("regio", "n", "#1"))).Count.ShouldBe(1);

    [Fact]
    public async Task Quoted_values_may_hold_delimiters_quotes_and_line_ends() =>
        (
            await OpenAnswerAsync(ExampleResponses.Csv(ExampleResponses.With("toelichting", "\"a,\"\"b\"\"\nc\"")))
        ).ShouldBe("a,\"b\"\nc");

    [Fact]
    public async Task Doubled_quotes_are_read_once_wherever_the_text_is_cut()
    {
        const string said = "Zei \"ja\" en \"nee\"";
        var quoted = $"\"{said.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var rows = Enumerable
            .Range(0, 3_000)
            .Select(i => ExampleResponses.With("toelichting", quoted, Invariant($"r{i}")))
            .ToArray();

        var texts = new HashSet<string>(StringComparer.Ordinal);
        var file = ExampleResponses.Csv(rows);
        await foreach (
            var row in ResponseReader.RowsAsync(
                new ForwardOnlyStream(file),
                ExampleResponses.Codebook,
                "2019",
                "basisscholen",
                cancellationToken: TestContext.Current.CancellationToken
            )
        )
            texts.Add(Encoding.UTF8.GetString(row.Answers.Span[^Encoding.UTF8.GetByteCount(said)..]));

        texts.ShouldBe([said]);
    }

    [Fact]
    public async Task Quote_within_an_unquoted_value_is_text() =>
        (await OpenAnswerAsync(ExampleResponses.Csv(ExampleResponses.With("toelichting", "5\" hoog")))).ShouldBe(
            "5\" hoog"
        );

    [Theory]
    [InlineData("\"open")]
    [InlineData("\"dicht\" en meer")]
    public async Task Broken_quotes_are_refused_with_their_row(string value) =>
        (await ExampleResponses.CheckAsync(ExampleResponses.Row, ExampleResponses.With("toelichting", value, "r2")))
            .Issues.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                issue => issue.Rule.ShouldBe(IntakeRule.Quotes),
                issue => issue.Row.ShouldBe(3)
            );

    [Fact]
    public async Task Header_ignores_case_and_spaces_around_names() =>
        (
            await ExampleResponses.CheckAsync(
                Encoding.UTF8.GetBytes(Text.Replace("respondent,brin", " Respondent , BRIN ", StringComparison.Ordinal))
            )
        ).Issues.ShouldBeEmpty();

    [Theory]
    [InlineData("kc", 0)]
    [InlineData("KINDCENTRUM", 0)]
    [InlineData(" anders ", 1)]
    [InlineData("", ResponseSet.Blank)]
    [InlineData("NA", ResponseSet.Blank)]
    [InlineData(".", ResponseSet.Blank)]
    [InlineData("#NULL!", ResponseSet.Blank)]
    public async Task Answers_are_read_by_code_or_label(string cell, ushort expected) =>
        (await ExampleResponses.SetAsync(ExampleResponses.With("noemer", cell))).Codes("noemer")[0].ShouldBe(expected);

    [Theory]
    [InlineData("1", 0)]
    [InlineData("1.0", 0)]
    [InlineData("2,00", 1)]
    public async Task Codes_may_be_written_as_decimals(string cell, ushort expected) =>
        (
            await ExampleResponses.SetAsync(
                ExampleResponses.With("grootte", cell.Contains(',', StringComparison.Ordinal) ? $"\"{cell}\"" : cell)
            )
        )
            .Codes("grootte")[0]
            .ShouldBe(expected);

    [Theory]
    [InlineData("7", 7)]
    [InlineData("7.5", 7.5)]
    [InlineData("\"7,5\"", 7.5)]
    [InlineData(" 1 ", 1)]
    [InlineData("1e1", 10)]
    public async Task Numbers_have_a_decimal_point_or_comma(string cell, double expected) =>
        (await ExampleResponses.SetAsync(ExampleResponses.With("cijfer", cell)))
            .Numbers("cijfer")[0]
            .ShouldBe(expected);

    private static async Task<string> OpenAnswerAsync(byte[] file)
    {
        var layout = RowLayout.Of(ResponseColumns.Of(ExampleResponses.Codebook, "2019", "basisscholen"));
        await foreach (
            var row in ResponseReader.RowsAsync(
                new ForwardOnlyStream(file),
                ExampleResponses.Codebook,
                "2019",
                "basisscholen"
            )
        )
            return Encoding.UTF8.GetString(
                new PackedRow(row.Answers.Span, layout).Text(layout.Texts.ToList().IndexOf("toelichting"))
            );
        throw new InvalidOperationException("The file has no rows.");
    }
}
