using System.Text;
using Serverless.Intake.Sources;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Spss;

public sealed class SystemFileTests
{
    public static TheoryData<int, bool> Packings() =>
        new()
        {
            { 0, false },
            { 0, true },
            { 1, false },
            { 1, true },
            { 2, false },
            { 2, true },
        };

    [Theory]
    [MemberData(nameof(Packings))]
    public async Task Values_of_every_compression_and_byte_order_are_the_same(int compression, bool isBigEndian)
    {
        var file = new SystemFileBytes(compression, isBigEndian)
            .Variable("AGE")
            .Variable("CITY", width: 12, format: 1)
            .Encoded("UTF-8")
            .WithData(
                34.0,
                "Utrecht ",
                "        ",
                SystemFileBytes.SystemMissing,
                "        ",
                "        ",
                -17.25,
                "'s-Herto",
                "genb    ",
                1e9,
                "Epe     ",
                "        "
            );

        var rows = await SourceRows.OfAsync(file);

        rows.Column("AGE").ShouldBe(["34", "", "-17.25", "1000000000"]);
        rows.Column("CITY").ShouldBe(["Utrecht", "", "'s-Hertogenb", "Epe"]);
    }

    [Fact]
    public async Task Labels_missing_values_and_measures_are_read()
    {
        var file = new SystemFileBytes(1);
        file.Variable(
                "Q1",
                label: "Tevreden?",
                missing: -3,
                missingValues: [file.Bytes(90.0), file.Bytes(double.MaxValue), file.Bytes(7.0)]
            )
            .Variable("SEX", width: 1, format: 1, missing: 1, missingValues: [SystemFileBytes.Text("x")])
            .Labels([1], (file.Bytes(1.0), "ja"), (file.Bytes(99.0), "weet niet"))
            .Labels([2], (SystemFileBytes.Text("m"), "man"))
            .Extension(
                11,
                [
                    .. file.Bytes(2),
                    .. file.Bytes(8),
                    .. file.Bytes(1),
                    .. file.Bytes(1),
                    .. file.Bytes(8),
                    .. file.Bytes(0),
                ],
                4
            )
            .Extension(13, "Q1=Tevredenheid\tSEX=Geslacht")
            .Encoded("UTF-8");

        var rows = await SourceRows.OfAsync(file.WithData(1.0, "m       "));

        var question = rows["Tevredenheid"];
        question.Label.ShouldBe("Tevreden?");
        question.Measure.ShouldBe(Measure.Ordinal);
        question
            .ValueLabels.Select(label => (label.Value.ToString(), label.Label))
            .ShouldBe([("1", "ja"), ("99", "weet niet")]);
        new[] { 7.0, 90, 1e30 }.ShouldBeSomeThatAll(value => question.Missing.Contains(SourceValue.Of(value)));
        new[] { 8.0, 89.9, -1e30 }.ShouldBeSomeThatAll(value => !question.Missing.Contains(SourceValue.Of(value)));
        rows["Geslacht"].ValueLabels.ShouldHaveSingleItem().Value.ShouldBe(SourceValue.Of("m"));
        rows["Geslacht"].Missing.Contains(SourceValue.Of("x")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Missing_values_of_long_texts_are_read_in_both_layouts(bool lengthOnce)
    {
        var file = new SystemFileBytes(1);
        byte[] missing =
        [
            .. file.Bytes(4),
            .. "TEXT"u8,
            2,
            .. file.Bytes(8),
            .. "geen    "u8,
            .. lengthOnce ? [] : file.Bytes(8),
            .. "nvt     "u8,
        ];
        byte[] labels =
        [
            .. file.Bytes(4),
            .. "TEXT"u8,
            .. file.Bytes(16),
            .. file.Bytes(1),
            .. file.Bytes(16),
            .. "geen antwoord   "u8,
            .. file.Bytes(6),
            .. "nietsx"u8,
        ];
        file.Variable("TEXT", width: 16, format: 1).Extension(21, labels).Extension(22, missing).Encoded("UTF-8");

        var rows = await SourceRows.OfAsync(file.WithData("geen    ", "        "));

        rows["TEXT"].Missing.Values.ShouldBe([SourceValue.Of("geen"), SourceValue.Of("nvt")]);
        rows["TEXT"].ValueLabels.ShouldBe([new ValueLabel(SourceValue.Of("geen antwoord"), "nietsx")]);
    }

    [Fact]
    public async Task Very_long_text_is_joined_from_its_segments_up_to_its_width()
    {
        var file = new SystemFileBytes(0)
            .Variable("ESSAY", width: 255, format: 1)
            .Variable("ESSAY0", width: 48, format: 1)
            .Variable("AFTER")
            .Extension(14, "ESSAY=00300\0\t")
            .Encoded("UTF-8");
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => (char)('a' + i % 26)));
        var stored = text[..255] + " " + text[255..].PadRight(48);

        var rows = await SourceRows.OfAsync(file.WithData(stored, 5.0));

        rows.Description.Columns.Select(column => column.Name).ShouldBe(["ESSAY", "AFTER"]);
        rows.Column("ESSAY").ShouldBe([text]);
        rows.Column("AFTER").ShouldBe(["5"]);
    }

    [Fact]
    public async Task Multiple_response_sets_of_both_generations_are_read()
    {
        var file = new SystemFileBytes(1)
            .Variable("A")
            .Variable("B")
            .Variable("C", width: 3, format: 1)
            .Extension(7, "$c.1=C 8 Vraag é a b\n$d=D1 1 0  a b\n$empty=D1 1 0 \n")
            .Extension(19, "$e=E 11 3 Yes 5 items c\n")
            .Encoded("UTF-8");

        var sets = (await SourceRows.OfAsync(file.WithData())).Description.Sets;

        sets.Select(set => set.Name).ShouldBe(["$c.1", "$d", "$e"]);
        sets.Select(set => set.Label).ShouldBe(["Vraag é", null, "items"]);
        sets.Select(set => set.Counted?.ToString()).ShouldBe([null, "1", "Yes"]);
        sets.Select(set => string.Join(' ', set.Columns)).ShouldBe(["A B", "A B", "C"]);
    }

    [Fact]
    public async Task Weight_is_found_by_position_behind_a_long_text()
    {
        var file = new SystemFileBytes(1, weight: 4)
            .Variable("TEXT", width: 24, format: 1)
            .Variable("W")
            .Encoded("UTF-8");

        (await SourceRows.OfAsync(file.WithData())).Description.Weight.ShouldBe("W");
    }

    [Fact]
    public async Task Dates_stay_numbers_on_the_scale_of_the_file()
    {
        var file = new SystemFileBytes(1)
            .Variable("DAY", format: 20)
            .Variable("MOMENT", format: 22)
            .Variable("SPAN", format: 25)
            .Variable("WEEKDAY", format: 26)
            .Encoded("UTF-8");

        var rows = await SourceRows.OfAsync(file.WithData(13_765_593_600.0, 13_765_631_400.5, -90_000.0, 3.0));

        TextOf(rows, "DAY").ShouldBe("2018-12-31");
        TextOf(rows, "MOMENT").ShouldBe("2018-12-31T10:30:00.500");
        TextOf(rows, "SPAN").ShouldBe("-25:00:00");
        rows["WEEKDAY"].Kind.ShouldBe(ColumnKind.Number);

        static string? TextOf(SourceRows rows, string name)
        {
            var index = rows.Description.Columns.ToList().FindIndex(column => column.Name == name);
            return rows[name].TimeScale!.Text(rows.Rows[0][index].Number, rows[name].Kind);
        }
    }

    [Theory]
    [InlineData("windows-1252", new byte[] { 0x63, 0x61, 0x66, 0xE9, 0x20, 0x20, 0x20, 0x20 }, "café")]
    [InlineData("EUC-KR", new byte[] { 0xB0, 0xA1, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20 }, "가")]
    [InlineData(null, new byte[] { 0x63, 0x61, 0x66, 0xE9, 0x20, 0x20, 0x20, 0x20 }, "café")]
    [InlineData(null, new byte[] { 0x63, 0x61, 0x66, 0xC3, 0xA9, 0x20, 0x20, 0x20 }, "café")]
    [InlineData("UTF-8", new byte[] { 0x63, 0x61, 0xFF, 0x66, 0x20, 0x20, 0x20, 0x20 }, "ca\uFFFDf")]
    [InlineData("UTF-8", new byte[] { 0x63, 0x61, 0x66, 0x78, 0x78, 0x78, 0x78, 0xC3 }, "cafxxxx")]
    public async Task Texts_are_decoded_as_the_file_says_or_as_they_turn_out(
        string? encoding,
        byte[] text,
        string expected
    )
    {
        var file = new SystemFileBytes(0).Variable("T", width: 8, format: 1);
        if (encoding is not null)
            file.Encoded(encoding);

        (await SourceRows.OfAsync(file.WithRawData(text))).Column("T").ShouldBe([expected]);
    }

    [Fact]
    public async Task Unknown_records_and_fillers_are_passed_over()
    {
        var file = new SystemFileBytes(1)
            .Variable("A")
            .Extension(27, "anything")
            .Int(6)
            .Int(1)
            .Ascii(new string('d', 80))
            .Extension(18, "A:$@Role('0'\n)")
            .Encoded("UTF-8");

        var rows = await SourceRows.OfAsync(
            file.WithRawData([0, 101, 0, 102, 255, 0, 0, 0, 103, 252, 0, 0, 0, 0, 0, 0])
        );

        rows.Column("A").ShouldBe(["1", "2", "", "3"]);
    }

    [Fact]
    public async Task File_without_cases_is_a_data_set_of_no_rows()
    {
        var rows = await SourceRows.OfAsync(
            new SystemFileBytes(1, cases: 0).Variable("A").Encoded("UTF-8").WithRawData([])
        );

        rows.Rows.ShouldBeEmpty();
        rows.Description.Cases.ShouldBe(0);
    }

    [Fact]
    public async Task File_cut_within_a_case_is_refused()
    {
        var file = new SystemFileBytes(0).Variable("A").Variable("B").WithData(1.0, 2.0, 3.0);

        var refusal = await Should.ThrowAsync<SourceException>(() => SourceRows.OfAsync(file));

        refusal.Message.ShouldContain("in the middle of a case");
    }

    [Fact]
    public async Task Encrypted_file_is_named_as_such()
    {
        byte[] file = [0x1C, 0, 0, 0, 0, 0, 0, 0, .. "ENCRYPTEDSAV"u8, .. new byte[100]];

        var refusal = await Should.ThrowAsync<SourceException>(() => SourceRows.OfAsync(file));

        refusal.Message.ShouldContain("password");
    }

    [Fact]
    public async Task Names_that_differ_in_case_only_get_names_of_their_own()
    {
        var file = new SystemFileBytes(1)
            .Variable("A")
            .Variable("B")
            .Extension(13, "A=Vraag\tB=VRAAG")
            .Encoded("UTF-8");

        var rows = await SourceRows.OfAsync(file.WithData(1.0, 2.0));

        rows.Description.Columns.Select(column => column.Name).ShouldBe(["Vraag", "VRAAG_2"]);
    }

    [Fact]
    public async Task Portable_file_is_read_with_numbers_of_base_30()
    {
        var heading = new string('0', 200) + Table() + "SPSSPORT" + "A8/202601016/103000" + "1" + "4/test";
        var body =
            "42/5B/72/Q15/8/0/5/8/0/" // two variables of precision 11; Q1
            .Replace("72/Q15", "70/2/Q15", StringComparison.Ordinal)
            + "C3/Eén"
            + "839/"
            + "73/4/NAAM1/3/0/1/3/0/"
            + "D1/2/Q11/1/2/ja"
            + "F-1.F/5/Amaya39/0/*.3/Ümi3F/10/Z"[..0]
            + "F-1.F/2/Mo39/0/*.3/ÜmiZZZZZ";
        var lines = (heading + body).Chunk(80).Select(line => new string(line));
        var file = Encoding.Latin1.GetBytes(string.Join("\r\n", lines));

        var rows = await SourceRows.OfAsync(file);

        rows["Q1"].Label.ShouldBe("Eén");
        rows["Q1"].Missing.Values.ShouldBe([SourceValue.Of(99.0)]);
        rows["Q1"].ValueLabels.ShouldBe([new ValueLabel(SourceValue.Of(1.0), "ja")]);
        rows.Column("Q1").ShouldBe(["-1.5", "99", ""]);
        rows.Column("NAAM").ShouldBe(["Mo", "", "Ümi"]);

        static string Table() =>
            new string('0', 64)
            + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ."
            + "<(+|&[]!$*);^-/|,%_>?`:$@'=\"      ~-   0123456789   -() {}\\     "
            + new string('0', 64);
    }
}
