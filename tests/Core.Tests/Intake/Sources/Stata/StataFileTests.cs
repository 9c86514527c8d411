using Serverless.Intake.Sources;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Stata;

public sealed class StataFileTests
{
    private static readonly int[] Releases = [113, 114, 115, 117, 118, 119];

    public static TheoryData<int, bool> Files()
    {
        var files = new TheoryData<int, bool>();
        foreach (var release in Releases)
        {
            files.Add(release, false);
            files.Add(release, true);
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Numbers_texts_missing_values_and_labels_of_every_release_are_read(int release, bool isBigEndian)
    {
        var tagged = release >= 117;
        StataTestVariable[] variables =
        [
            new("answer", tagged ? 65_530 : 251, LabelSet: "yesno", Label: "Tevreden?"),
            new("income", tagged ? 65_526 : 255, "%10.2f"),
            new("day", tagged ? 65_528 : 253, "%td"),
            new("city", 8, "%8s"),
        ];
        byte[] Row(byte answer, double income, int day, string city) =>
            [
                answer,
                .. StataFileBytes.Double(income, isBigEndian),
                .. StataFileBytes.Ordered(BitConverter.GetBytes(day), isBigEndian),
                .. System.Text.Encoding.ASCII.GetBytes(city.PadRight(8, '\0')),
            ];
        var missingB = BitConverter.Int64BitsToDouble(0x7FE0_0200_0000_0000);
        var file = new StataFileBytes(release, isBigEndian).Write(
            variables,
            [Row(1, 12.5, 21_549, "Utrecht"), Row(102, missingB, 2_147_483_621, ""), Row(101, -3, 0, "Epe")],
            [("empty", []), ("yesno", [(1, "ja"), (2, "nee"), (2_147_483_622, "weet niet")])]
        );

        var rows = await SourceRows.OfAsync(file);

        rows.Column("answer").ShouldBe(["1", ".a", ""]);
        rows.Column("income").ShouldBe(["12.5", ".b", "-3"]);
        rows.Column("day").ShouldBe(["21549", "", "0"]);
        rows.Column("city").ShouldBe(["Utrecht", "", "Epe"]);
        rows["day"].TimeScale!.Text(21_549, ColumnKind.Date).ShouldBe("2018-12-31");
        rows["answer"].Label.ShouldBe("Tevreden?");
        rows["answer"]
            .ValueLabels.ShouldBe([
                new(SourceValue.Of(1.0), "ja"),
                new(SourceValue.Of(2.0), "nee"),
                new(SourceValue.Tagged('a'), "weet niet"),
            ]);
        rows["income"].ValueLabels.ShouldBeEmpty();
        rows.Description.Label.ShouldBe("A title");
    }

    [Theory]
    [InlineData(117, false, 4)]
    [InlineData(117, true, 4)]
    [InlineData(118, false, 2)]
    [InlineData(118, true, 2)]
    [InlineData(119, false, 3)]
    [InlineData(119, true, 3)]
    [InlineData(119, false, 2)] // as R's haven writes it
    public async Task Long_texts_are_found_by_variable_and_observation(int release, bool isBigEndian, int bytes)
    {
        byte[] Reference(int variable, long observation)
        {
            var first = StataFileBytes.Ordered(BitConverter.GetBytes((long)variable)[..bytes], isBigEndian);
            return
            [
                .. first,
                .. StataFileBytes.Ordered(BitConverter.GetBytes(observation)[..(8 - bytes)], isBigEndian),
            ];
        }

        var file = new StataFileBytes(release, isBigEndian).Write(
            [new("why", 32_768, "%9s")],
            [Reference(1, 2), Reference(0, 0), Reference(1, 1), Reference(1, 2)],
            [],
            (1, 2, "omdat het kan"),
            (1, 1, "zomaar")
        );

        (await SourceRows.OfAsync(file)).Column("why").ShouldBe(["omdat het kan", "", "zomaar", "omdat het kan"]);
    }

    [Theory]
    [InlineData("%tw")]
    [InlineData("%tm")]
    [InlineData("%tq")]
    [InlineData("%th")]
    [InlineData("%ty")]
    [InlineData("%9.0g")]
    public async Task Counts_of_weeks_months_and_years_stay_numbers(string format)
    {
        var file = new StataFileBytes(115).Write(
            [new("t", 251, format)],
            [
                [61],
            ],
            []
        );

        var rows = await SourceRows.OfAsync(file);

        rows["t"].Kind.ShouldBe(ColumnKind.Number);
        rows.Column("t").ShouldBe(["61"]);
    }

    [Fact]
    public async Task Release_110_has_types_as_letters_and_one_missing_value()
    {
        var file = new StataFileBytes(110).Write(
            [new("a", 'b'), new("t", 0x7F + 3, "%3s")],
            [
                [126, (byte)'x', 0, 0],
                [127, (byte)'y', (byte)'z', (byte)'q'],
            ],
            []
        );

        var rows = await SourceRows.OfAsync(file);

        rows.Column("a").ShouldBe(["126", ""]);
        rows.Column("t").ShouldBe(["x", "yzq"]);
    }

    [Fact]
    public async Task Release_that_is_not_read_is_named()
    {
        var refusal = await Should.ThrowAsync<SourceException>(() =>
            SourceRows.OfAsync([105, 2, 1, 0, .. new byte[300]])
        );

        refusal.Message.ShouldContain("format 105");
    }

    [Fact]
    public async Task File_cut_short_is_refused()
    {
        var file = new StataFileBytes(118).Write([new("a", 65_526)], [new byte[8], new byte[8]], []);

        await Should.ThrowAsync<SourceException>(() => SourceRows.OfAsync(file[..^60]));
    }
}
