using System.Text;
using Serverless.Core.Tests.Intake.Sources.Stata;
using Serverless.Intake.Sources.Encodings;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Encodings;

public sealed class TextEncodingTests
{
    private const string Dutch =
        "id;vraag;toelichting\n1;coördinatie;Eén café, geïnteresseerd in ’t overleg\n2;België;reünie – financiën\n";

    [Theory]
    [InlineData("utf-8", Dutch)]
    [InlineData("utf-16", Dutch)]
    [InlineData("utf-16BE", Dutch)]
    [InlineData("windows-1252", Dutch)]
    [InlineData("macintosh", Dutch)]
    [InlineData("ibm850", "id;vraag\n1;coördinatie\n2;Eén café, geïnteresseerd\n3;België\n")]
    [InlineData("ibm437", "id;vraag\n1;coördinatie\n2;Eén café, geïnteresseerd ▒\n3;België\n", "windows-1252")]
    [InlineData("iso-8859-15", "id;vraag\n1;coördinatie kost € 100\n2;België\n")]
    [InlineData("windows-1252", "id;vraag\n1;5 m² à € 3 – \u201Czeer\u201D goed\n2;auto´s, CAFÉ, ½ uur\n")]
    [InlineData("macintosh", "id;knowledge\u00A0of cuisines\n1;Some\u00A0what\n")]
    [InlineData("iso-8859-15", "id;vraag\n1;§ 5\n", "windows-1252")]
    [InlineData("utf-8", "id;vraag\n1;ja\n")]
    public async Task Text_is_read_in_the_encoding_in_which_it_makes_sense(
        string encoding,
        string text,
        string? expected = null
    )
    {
        var found = await OfAsync(Bytes(encoding, text));

        found.Name.ShouldBe((expected ?? encoding).ToLowerInvariant());
        if (expected is null)
            (await ReadAsync(found, Bytes(encoding, text))).ShouldBe(text);
    }

    [Theory]
    [InlineData("windows-1252", "x;caf\u00E9\n")]
    [InlineData("macintosh", "x;caf\u00E9\n")]
    [InlineData("ibm850", "x;caf\u00E9 au lait\n")]
    public async Task First_accent_may_be_anywhere(string encoding, string end)
    {
        for (var length = 65_528; length < 65_540; length++)
            (await OfAsync(Bytes(encoding, new string('a', length - 1) + "\n" + end))).Name.ShouldBe(encoding);
    }

    [Fact]
    public async Task Utf8_over_the_end_of_a_block_is_utf8()
    {
        for (var length = 65_532; length < 65_537; length++)
            (await OfAsync(Encoding.UTF8.GetBytes(new string('a', length) + "€\n"))).Name.ShouldBe("utf-8");
    }

    [Fact]
    public async Task Page_that_is_named_is_taken_where_text_is_not_unicode()
    {
        (await OfAsync(Bytes("windows-1250", "1;Łódź\n"), "windows-1250")).Name.ShouldBe("windows-1250");
        (await OfAsync(Encoding.UTF8.GetBytes("1;Łódź\n"), "windows-1250")).Name.ShouldBe("utf-8");
        (await OfAsync(Bytes("utf-16", "1;Łódź\n"), "windows-1250")).Name.ShouldBe("utf-16");
    }

    [Fact]
    public async Task What_was_assumed_is_said_with_how_to_choose_another()
    {
        var certain = await SourceRows.OfAsync(Bytes("macintosh", Dutch));
        certain.Column("vraag").ShouldBe(["coördinatie", "België"]);
        certain.Warnings.ShouldHaveSingleItem().Message.ShouldContain("'macintosh', the only one");

        var open = await SourceRows.OfAsync(Bytes("ibm437", "id;vraag\n1;caféπ en zoëΩ\n"));
        open.Description.Encoding.ShouldBe("windows-1252");
        open.Warnings.ShouldHaveSingleItem().Message.ShouldContain("make little sense");
        open.Warnings[0].Message.ShouldContain("\"encoding\": \"macintosh\"");
    }

    [Fact]
    public async Task Named_page_is_that_of_binary_files_too()
    {
        var file = new StataFileBytes(115).Write(
            [new("a", 9)],
            [
                [0x63, 0x61, 0x66, 0x8E, 0, 0, 0, 0, 0],
            ],
            []
        );

        (await SourceRows.OfAsync(file, "macintosh")).Column("a").ShouldBe(["café"]);
        (await SourceRows.OfAsync(file)).Column("a").ShouldBe(["cafŽ"]);
    }

    private static async Task<TextEncoding> OfAsync(byte[] file, string? named = null) =>
        await TextEncoding.OfAsync(new MemoryStream(file), named, TestContext.Current.CancellationToken);

    private static async Task<string> ReadAsync(TextEncoding encoding, byte[] file)
    {
        using var reader = new StreamReader(new MemoryStream(file), encoding.Encoding);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static byte[] Bytes(string encoding, string text) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes(text);
}
