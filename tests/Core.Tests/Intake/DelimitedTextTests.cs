using System.Text;
using CsCheck;
using Serverless.Intake;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake;

/// <summary>What was written as delimited text is read back, wherever buffers end.</summary>
public sealed class DelimitedTextTests
{
    private static readonly Gen<string> Value = Gen.OneOf(
        Any("", "1", "12", "abc", "a\"b", " x ", "é€😀", "\"", "a,b", "a;b", "een\nregel", "\r", "\r\n", "\"\""),
        Gen.Int[0, 200].Select(length => new string('y', length))
    );

    [Fact]
    public async Task Rows_are_read_back_as_they_were_written() =>
        await Gen.Select(Value.Array[1, 30].Array[1, 60], Any("\n", "\r\n", "\r"), Any(',', ';', '\t', '|'), Gen.Bool)
            .SampleAsync(
                async (rows, lineEnd, delimiter, endsWithLine) =>
                {
                    // A row of nothing but one empty value at the end of the file is no row.
                    if (rows[^1] is [""])
                        rows[^1] = ["x"];
                    var text =
                        string.Join(lineEnd, rows.Select(row => string.Join(delimiter, row.Select(Written))))
                        + (endsWithLine ? lineEnd : "");

                    var read = await ReadAsync(text, delimiter);

                    read.Count.ShouldBe(rows.Length);
                    foreach (var (found, row) in read.Zip(rows))
                        found.ShouldBe(row);
                },
                iter: 300
            );

    [Fact]
    public async Task Rows_over_the_end_of_a_buffer_are_whole()
    {
        string[][] rows =
        [
            .. Enumerable
                .Range(0, 4_000)
                .Select(i =>
                    (string[])
                        [
                            FormattableString.Invariant($"r{i}"),
                            new string('z', i % 97),
                            FormattableString.Invariant($"a \"{i}\", b\r\n"),
                            "",
                            "1",
                        ]
                ),
        ];

        var read = await ReadAsync(
            string.Join("\r\n", rows.Select(row => string.Join(',', row.Select(Written)))) + "\r\n",
            ','
        );

        read.Count.ShouldBe(rows.Length);
        foreach (var (found, row) in read.Zip(rows))
            found.ShouldBe(row);
    }

    [Theory]
    [InlineData("a,\"b\nc,d\n")]
    [InlineData("a,\"b\"c,d\n")]
    [InlineData("\"")]
    public async Task Quotes_that_are_not_closed_or_are_followed_by_text_are_refused(string text) =>
        (await Should.ThrowAsync<DelimitedTextException>(() => ReadAsync(text, ','))).IsTooLong.ShouldBeFalse();

    [Fact]
    public async Task Row_without_an_end_is_refused_when_it_is_longer_than_rows_may_be() =>
        (
            await Should.ThrowAsync<DelimitedTextException>(() =>
                ReadAsync(new string('x', UploadLimits.MaximumRowLength + 10), ',')
            )
        ).IsTooLong.ShouldBeTrue();

    [Theory]
    [InlineData("a,b,\n", 3)]
    [InlineData("a,b,", 3)]
    [InlineData("\"a\",\"\"", 2)]
    [InlineData("\n", 1)]
    public async Task Empty_values_count(string text, int values) =>
        (await ReadAsync(text, ',')).ShouldHaveSingleItem().Length.ShouldBe(values);

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("\r\n,;\t|");

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Written(string value) =>
        value.AsSpan().ContainsAny(Marks) || value.StartsWith('"')
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;

    private static async Task<List<string[]>> ReadAsync(string text, char delimiter)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var upload = await UploadText.OpenAsync(stream, cancellationToken);
        var csv = new DelimitedText(upload, delimiter);
        var rows = new List<string[]>();
        while (await csv.ReadAsync(cancellationToken))
        {
            rows.Add([.. Enumerable.Range(0, csv.Count).Select(i => csv.Value(i).ToString())]);
            csv.RowNumber.ShouldBe(rows.Count);
        }

        return rows;
    }
}
