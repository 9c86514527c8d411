using Serverless.Core.Tests.Intake.Sources.Excel;
using Serverless.Core.Tests.Intake.Sources.Spss;
using Serverless.Core.Tests.Intake.Sources.Stata;
using Serverless.Intake.Sources;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Fuzz;

public sealed class SourceFuzzTests
{
    private const int Mutations = 400;

    public static TheoryData<string> Formats() => [.. Files.Keys];

    private static Dictionary<string, Func<byte[]>> Files { get; } =
        new(StringComparer.Ordinal)
        {
            ["sav"] = () => System(0),
            ["sav packed"] = () => System(1),
            ["zsav"] = () => System(2),
            ["dta 115"] = () => Stata(115),
            ["dta 118"] = () => Stata(118),
            ["xlsx"] = Workbook,
            ["csv"] = () => "id,vraag,antwoord\n1,\"a,b\",2\n2,c,3\n"u8.ToArray(),
        };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Damaged_file_is_read_or_refused_with_a_reason(string format)
    {
        var whole = Files[format]();
        var random = new Random(20_260_101);
        var read = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var file = Mutated(whole, random);
            try
            {
                await SourceRows.OfAsync(file);
                read++;
            }
            catch (SourceException e)
            {
                e.Message.ShouldNotBeNullOrWhiteSpace();
            }
        }

        read.ShouldBeGreaterThan(0);
    }

    private static byte[] Mutated(byte[] whole, Random random)
    {
        var file = whole.ToArray();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            file[random.Next(file.Length)] = random.Next(4) == 0 ? (byte)0xFF : (byte)random.Next(256);
        return random.Next(8) == 0 ? file[..random.Next(file.Length)] : file;
    }

    private static byte[] System(int compression)
    {
        var file = new SystemFileBytes(compression);
        file.Variable("A", label: "Question", missing: 1, missingValues: [file.Bytes(9.0)])
            .Variable("T", width: 12, format: 1)
            .Labels([1], (file.Bytes(1.0), "yes"))
            .Extension(7, "$d=D1 1 4 text a\n")
            .Extension(13, "A=Answer\tT=Text")
            .Encoded("UTF-8");
        return file.WithData(1.0, "abcdefgh", "ijkl    ", 2.5, "        ", "        ");
    }

    private static byte[] Workbook() =>
        WorkbookBytes.Of(
            [
                (
                    "Data",
                    "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='2'><c r='A2' s='1'><v>43465</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B1'/></mergeCells>"
                ),
            ],
            ["<t>d</t>"],
            ["yyyy-mm-dd"]
        );

    private static byte[] Stata(int release) =>
        new StataFileBytes(release).Write(
            [new("a", release >= 117 ? 65_530 : 251, LabelSet: "yes"), new("t", release >= 117 ? 32_768 : 8)],
            [
                [1, 1, 0, 1, 0, 0, 0, 0, 0],
                [101, 0, 0, 0, 0, 0, 0, 0, 0],
            ],
            [("yes", [(1, "yes")])],
            (1, 1, "long")
        );
}
