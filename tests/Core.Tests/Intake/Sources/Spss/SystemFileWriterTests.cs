using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Spss;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Spss;

public sealed class SystemFileWriterTests
{
    private static readonly string LongText = string.Concat(Enumerable.Range(0, 700).Select(i => (char)('a' + i % 26)));

    private static readonly SourceDescription Description = new()
    {
        Format = "",
        Label = "Monitor",
        Weight = "weight",
        Columns =
        [
            new()
            {
                Name = "id",
                Kind = ColumnKind.Text,
                Width = 5,
            },
            new()
            {
                Name = "werkt-samen",
                Kind = ColumnKind.Number,
                Label = "Werkt u samen? É",
                Measure = Measure.Ordinal,
                ValueLabels = [new(SourceValue.Of(1), "ja"), new(SourceValue.Of(-9), "weet niet")],
                Missing = new MissingValues([SourceValue.Of(-9)]),
            },
            new()
            {
                Name = "soort",
                Kind = ColumnKind.Text,
                Width = 12,
                ValueLabels = [new(SourceValue.Of("kindcentrum"), "een kindcentrum")],
            },
            new()
            {
                Name = "verhaal",
                Kind = ColumnKind.Text,
                Width = 700,
            },
            new() { Name = "doel.a", Kind = ColumnKind.Number },
            new() { Name = "doel.b", Kind = ColumnKind.Number },
            new()
            {
                Name = "weight",
                Kind = ColumnKind.Number,
                Decimals = 6,
            },
        ],
        Sets = [new MultipleResponseSet("$doel", "Doelen é", SourceValue.Of(1), ["doel.a", "doel.b"])],
    };

    private static readonly SourceValue[][] Rows =
    [
        [Text("r1"), Number(1), Text("kindcentrum"), Text(LongText), Number(1), Number(0), Number(0.123456789)],
        [Text("één"), SourceValue.Blank, Text(""), Text("kort"), SourceValue.Blank, SourceValue.Blank, Number(1e9)],
        [Text("r3"), Number(-9), Text("x"), Text(""), Number(0), Number(1), Number(-0.0)],
    ];

    [Fact]
    public async Task File_reads_back_as_it_was_written()
    {
        using var file = new MemoryStream();
        SystemFileWriter.Write(file, Description, Rows.Length, Rows);

        var read = await SourceRows.OfAsync(file.ToArray());

        read.Description.Columns.Select(column => column.Name)
            .ShouldBe(["id", "werkt_samen", "soort", "verhaal", "doel.a", "doel.b", "weight"]);
        read.Description.Weight.ShouldBe("weight");
        read.Description.Label.ShouldBe("Monitor");
        read.Description.Cases.ShouldBe(3);
        var set = read.Description.Sets.ShouldHaveSingleItem();
        (set.Name, set.Label, set.Counted?.ToString(), string.Join(' ', set.Columns)).ShouldBe(
            ("$doel", "Doelen é", "1", "doel.a doel.b")
        );
        read["werkt_samen"].Label.ShouldBe("Werkt u samen? É");
        read["werkt_samen"].Measure.ShouldBe(Measure.Ordinal);
        read["werkt_samen"].ValueLabels.ShouldBe(Description.Columns[1].ValueLabels);
        read["werkt_samen"].Missing.Values.ShouldBe([SourceValue.Of(-9)]);
        read["soort"].ValueLabels.ShouldBe(Description.Columns[2].ValueLabels);
        read.Column("verhaal").ShouldBe([LongText, "kort", ""]);
        read.Column("id").ShouldBe(["r1", "één", "r3"]);
        read.Column("werkt_samen").ShouldBe(["1", "", "-9"]);
        read.Column("weight").ShouldBe(["0.123456789", "1000000000", "0"]);
    }

    [Fact]
    public void Same_rows_give_the_same_bytes()
    {
        Bytes().ShouldBe(Bytes());

        static byte[] Bytes()
        {
            using var file = new MemoryStream();
            SystemFileWriter.Write(file, Description, Rows.Length, Rows);
            return file.ToArray();
        }
    }

    [Theory]
    [InlineData("werkt-samen", "werkt_samen")]
    [InlineData("2024", "v2024")]
    [InlineData("é", "v")]
    [InlineData("a.b.", "a.b")]
    public void Names_are_such_as_SPSS_allows(string name, string expected) =>
        SystemFileWriter.Name(name).ShouldBe(expected);

    private static SourceValue Text(string text) => SourceValue.Of(text);

    private static SourceValue Number(double number) => SourceValue.Of(number);
}
