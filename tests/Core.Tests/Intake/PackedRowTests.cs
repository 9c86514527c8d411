using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Serverless.Core.Tests.Surveys;
using Serverless.Intake.Answers;
using Serverless.Intake.Responses;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake;

/// <summary>Rows survive packing, and a set made from stored rows is the set made from the file.</summary>
public sealed class PackedRowTests
{
    private static readonly ResponseColumns Columns = ResponseColumns.Of(
        ExampleResponses.Codebook,
        "2019",
        "basisscholen"
    );

    private static readonly Gen<ushort> Code = Gen.OneOf(
        Gen.Int[0, RowLayout.MaximumNarrow - 1].Select(code => (ushort)code),
        Gen.Const(ResponseSet.Blank),
        Gen.Const(ResponseSet.NotRouted)
    );

    private static readonly Gen<string> OpenAnswer = Word(
        "a",
        "b c",
        " ",
        "é",
        "€",
        "漢",
        "😀",
        ",",
        ";",
        "\"",
        "\n",
        "\t"
    )
        .Array[0, 200]
        .Select(pieces => string.Concat(pieces).Trim());

    /// <summary>Rows that are in order, with blanks, labels, answers against routing, and every kind of text.</summary>
    private static readonly Gen<string[]> Rows = Gen.Select(
            Word("", "01AB", "02CD", "NA"),
            Word("1", "2", "klein", "GROOT"),
            Word("n", "z", "noord"),
            Word("", "1", "2", "9", "ja", "Weet niet"),
            Word("", "kc", "anders"),
            Word(",,", "1,0,0", "0,1,", "0,0,1", "1,1,0", ",,nee"),
            Gen.Select(Word("", "1", "3", "eens"), Word("", "9", "2")),
            Gen.Select(
                Gen.OneOf(
                    Gen.Const(""),
                    Gen.Double[1, 10]
                        .Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
                ),
                OpenAnswer
            )
        )
        .Select(
            (link, size, region, together, name, goals, grid, last) =>
                $"{link},{size},{region},{together},{name},{goals},{grid.Item1},{grid.Item2},{last.Item1},\"{last.Item2.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        )
        .Array[1, 60];

    [Fact]
    public void Packing_is_undone_by_unpacking() =>
        Gen.Select(
                Code.Array[Columns.Answers.Count],
                Gen.OneOf(Gen.Double, Gen.Const(double.NaN)),
                OpenAnswer,
                OpenAnswer
            )
            .Sample(
                (codes, number, link, open) =>
                {
                    var row = new ResponseRow(Columns);
                    row.Clear("id");
                    codes.CopyTo(row.Codes, 0);
                    row.Numbers[0] = number;
                    row.SetText(0, link);
                    row.SetText(1, open);
                    var bytes = new ArrayBufferWriter<byte>();

                    PackedRow.Write(row, bytes);

                    var packed = new PackedRow(bytes.WrittenSpan, RowLayout.Of(Columns));
                    Codes(packed).ShouldBe(codes);
                    packed.Number(0).ShouldBe(number);
                    Encoding.UTF8.GetString(packed.Text(0)).ShouldBe(link);
                    Encoding.UTF8.GetString(packed.Text(1)).ShouldBe(open);
                    PackedRow.Size(row).ShouldBe(bytes.WrittenCount);
                }
            );

    [Fact]
    public void Codes_of_few_answers_take_one_byte_with_the_marks_at_the_end()
    {
        var row = new ResponseRow(Columns);
        row.Clear("id");
        row.Codes[0] = 1;
        row.Codes[1] = ResponseSet.NotRouted;
        var bytes = new ArrayBufferWriter<byte>();

        PackedRow.Write(row, bytes);

        bytes.WrittenSpan[..4].ToArray().ShouldBe(new byte[] { 1, 1, 255, 254 });
    }

    [Fact]
    public async Task Set_from_file_equals_set_from_stored_rows() =>
        await Rows.SampleAsync(
            async rows =>
            {
                var file = ExampleResponses.Csv([
                    .. rows.Select((row, i) => FormattableString.Invariant($"r{i},{row}")),
                ]);
                (await ExampleResponses.CheckAsync(file)).Issues.ShouldBeEmpty();
                var builder = new ResponseSetBuilder(Columns, RowLayout.FromJson(RowLayout.Of(Columns).ToJson()));
                var number = 0;
                await foreach (
                    var row in ResponseReader.RowsAsync(
                        new ForwardOnlyStream(file),
                        ExampleResponses.Codebook,
                        "2019",
                        "basisscholen"
                    )
                )
                {
                    row.Number.ShouldBe(++number);
                    builder.Add(row.Answers.Span);
                }

                Same(builder.Build(), await ExampleResponses.SetAsync(file));
            },
            iter: 200
        );

    [Fact]
    public async Task Rows_can_be_taken_from_where_an_earlier_reading_stopped()
    {
        var file = ExampleResponses.Csv([
            .. Enumerable
                .Range(1, 50)
                .Select(i => ExampleResponses.With("regio", "n", FormattableString.Invariant($"r{i}"))),
        ]);

        var rows = await ResponseReader
            .RowsAsync(
                new ForwardOnlyStream(file),
                ExampleResponses.Codebook,
                "2019",
                "basisscholen",
                after: 30,
                TestContext.Current.CancellationToken
            )
            .ToListAsync(TestContext.Current.CancellationToken);

        rows.Select(row => row.Number).ShouldBe(Enumerable.Range(31, 20));
        rows[0].Respondent.ShouldBe("r31");
    }

    [Fact]
    public async Task Rows_stay_readable_when_answers_are_reordered_and_added()
    {
        var codebook = ExampleCodebook
            .Changed(root =>
            {
                var answers = root.Question("noemer")["answers"]!.AsArray();
                var first = answers[0]!;
                answers.RemoveAt(0);
                answers.Insert(0, JsonNode.Parse("""{"code":"nieuw","label":"nieuw"}"""));
                answers.Add(first);
            })
            .Codebook!;

        var set = Build(codebook, await PackedAsync(ExampleResponses.Row));

        codebook.Questions.Single(q => q.Id == "noemer").Answers[set.Codes("noemer")[0]].Code.ShouldBe("kc");
    }

    [Fact]
    public async Task Row_with_an_answer_the_codebook_no_longer_has_is_refused_in_words()
    {
        var codebook = ExampleCodebook
            .Changed(root =>
            {
                root.Question("noemer")["answers"]![0]!["code"] = "ikc";
                root["subgroups"]![0]!["when"]!["is"]![0] = "ikc";
                root["profiles"]![0]!["patterns"]![0]!["fits"]!["noemer"]![0] = "ikc";
            })
            .Codebook!;
        var packed = await PackedAsync(ExampleResponses.Row);

        Should.Throw<InvalidDataException>(() => Build(codebook, packed)).Message.ShouldContain("noemer");
    }

    [Fact]
    public void Rows_that_lack_a_column_are_refused_in_words()
    {
        var layout = RowLayout.Of(Columns);

        Should
            .Throw<InvalidDataException>(() => new ResponseSetBuilder(Columns, layout with { Numbers = [] }))
            .Message.ShouldContain("'cijfer'");
    }

    [Fact]
    public async Task Damaged_rows_are_refused()
    {
        var packed = await PackedAsync(ExampleResponses.Row);
        var layout = RowLayout.Of(Columns);

        for (var length = 0; length < packed.Length; length++)
            Should.Throw<InvalidDataException>(() => Unpack(packed[..length], layout));
        Should.Throw<InvalidDataException>(() => Unpack([.. packed, 0], layout));
        Should.Throw<InvalidDataException>(() => Unpack([9, .. packed[1..]], layout));
    }

    [Fact]
    public void Row_layout_that_is_none_is_refused()
    {
        Should.Throw<InvalidDataException>(() => RowLayout.FromJson("[1"u8));
        Should.Throw<InvalidDataException>(() => RowLayout.FromJson("{}"u8));
    }

    private static Gen<string> Word(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static int Unpack(byte[] packed, RowLayout layout) => Codes(new PackedRow(packed, layout)).Length;

    private static ushort[] Codes(PackedRow packed)
    {
        var codes = new ushort[Columns.Answers.Count];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = packed.Code(i);
        return codes;
    }

    private static ResponseSet Build(Codebook codebook, byte[] packed)
    {
        var builder = new ResponseSetBuilder(
            ResponseColumns.Of(codebook, "2019", "basisscholen"),
            RowLayout.Of(Columns)
        );
        builder.Add(packed);
        return builder.Build();
    }

    private static async Task<byte[]> PackedAsync(string row) =>
        (
            await ResponseReader
                .RowsAsync(
                    new ForwardOnlyStream(ExampleResponses.Csv(row)),
                    ExampleResponses.Codebook,
                    "2019",
                    "basisscholen"
                )
                .SingleAsync()
        ).Answers.ToArray();

    private static void Same(ResponseSet one, ResponseSet other)
    {
        one.Count.ShouldBe(other.Count);
        foreach (var column in Columns.Answers)
            one.Codes(column.Name).ShouldBe(other.Codes(column.Name));
        foreach (var column in Columns.Numbers)
            one.Numbers(column.Name)
                .Select(BitConverter.DoubleToInt64Bits)
                .ShouldBe(other.Numbers(column.Name).Select(BitConverter.DoubleToInt64Bits));
        one.Text("brin").Indices.ShouldBe(other.Text("brin").Indices);
        one.Text("brin").Values.ShouldBe(other.Text("brin").Values);
    }
}
