using System.Text;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf.Conformance;

/// <summary>ISO 19005-3, 6.1, 6.2.2 and the keys it forbids, on the bytes of the files.</summary>
public sealed class FileRulesTests
{
    /// <summary>What PDF/A-3 or PDF/UA-1 forbids, or ties to conditions that our files never need to meet.</summary>
    private static readonly string[] Forbidden =
    [
        "AA",
        "AcroForm",
        "AlternatePresentations",
        "Alternates",
        "BM",
        "CA",
        "CIDSet",
        "Crypt",
        "Encrypt",
        "ExtGState",
        "F3D",
        "FDecodeParms",
        "FFilter",
        "Group",
        "HTP",
        "Halftone",
        "Hide",
        "ImportData",
        "Interpolate",
        "JBIG2Decode",
        "JS",
        "JavaScript",
        "LZWDecode",
        "Launch",
        "Movie",
        "NeedsRendering",
        "OCProperties",
        "OPI",
        "OpenAction",
        "PS",
        "Perms",
        "PresSteps",
        "Ref",
        "RI",
        "Rendition",
        "Requirements",
        "ResetForm",
        "SMask",
        "Screen",
        "SetOCGState",
        "Sound",
        "SubmitForm",
        "TR2",
        "Trans",
        "TrapNet",
        "Widget",
        "XFA",
        "ca",
    ];

    private static readonly string[] Operators =
    [
        "B",
        "B*",
        "BDC",
        "BMC",
        "BT",
        "Do",
        "EMC",
        "ET",
        "Q",
        "RG",
        "S",
        "TJ",
        "Td",
        "Tf",
        "c",
        "cm",
        "d",
        "f",
        "f*",
        "h",
        "l",
        "m",
        "n",
        "q",
        "re",
        "rg",
        "w",
    ];

    public static TheoryData<string> Files() => CheckedFiles.Names();

    [Theory]
    [MemberData(nameof(Files))]
    public void Bytes_follow_the_grammar_of_the_archive(string file)
    {
        var source = new PdfSource(CheckedFiles.Bytes(file));
        source.Streams.Count.ShouldBeGreaterThan(5);
        source.PageContents().ShouldNotBeEmpty();
        source
            .Streams.Values.SelectMany(stream =>
                PdfTokens.Read(stream.Dictionary).SkipWhile(t => t.Text != "Filter").Skip(1).Take(1)
            )
            .ShouldBeSomeThatAll(filter => filter.Text == "FlateDecode" || filter.Text == "DCTDecode");
    }

    /// <summary>ISO 19005-3, 6.2.8: no alternates, no interpolation, and here no transparency; nor other external objects.</summary>
    [Fact]
    public void External_objects_are_plain_pictures_in_the_colours_of_the_file()
    {
        var objects = new PdfSource(CheckedFiles.Bytes("every element"))
            .Streams.Values.Where(stream => stream.Dictionary.Contains("/XObject", StringComparison.Ordinal))
            .ToList();

        objects.Count.ShouldBe(2);
        foreach (var picture in objects)
        {
            var names = PdfTokens.Read(picture.Dictionary).Where(t => t.Kind == TokenKind.Name).Select(t => t.Text);
            names
                .Except(["Type", "XObject", "Subtype", "Image", "Width", "Height", "ColorSpace", "BitsPerComponent"])
                .Except(["DeviceRGB", "Filter", "FlateDecode", "DCTDecode", "Length"])
                .ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Cross_references_lead_to_every_object_and_the_trailer_identifies_the_file(string file)
    {
        var source = new PdfSource(CheckedFiles.Bytes(file));
        foreach (var (number, kind, first, second) in source.CrossReferences())
        {
            if (kind == 1)
                source.Streams[number].Offset.ShouldBe(first);
            else if (kind == 2)
                source.Objects.ContainsKey(number).ShouldBeTrue();
            else
                number.ShouldBe(0, "an object that is free");
            if (kind == 2)
                source.Streams[first].Dictionary.ShouldContain("/ObjStm");
            if (kind == 1)
                second.ShouldBe(0);
        }

        source.CrossReferences().Count(r => r.Kind != 0).ShouldBe(source.Streams.Count + source.Objects.Count);
        var trailer = PdfTokens.Read(source.Trailer.Dictionary);
        var id = trailer
            .SkipWhile(t => t.Text != "ID")
            .Where(t => t.Kind == TokenKind.HexString)
            .Select(t => t.Text)
            .ToArray();
        id.ShouldBe([id[0], id[0]]);
        id[0].Length.ShouldBe(32);
        trailer.SkipWhile(t => t.Text != "Size").ElementAt(1).Number.ShouldBe(source.CrossReferences().Count());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_reference_leads_to_an_object_that_exists(string file)
    {
        var source = new PdfSource(CheckedFiles.Bytes(file));
        foreach (var syntax in source.Syntax())
        {
            var tokens = PdfTokens.Read(syntax);
            for (var i = 2; i < tokens.Count; i++)
            {
                if (tokens[i] is not { Kind: TokenKind.Word, Text: "R" })
                    continue;
                var number = (int)tokens[i - 2].Number;
                (source.Objects.ContainsKey(number) || source.Streams.ContainsKey(number)).ShouldBeTrue(syntax);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_strings_and_numbers_keep_within_the_limits_of_readers(string file)
    {
        var source = new PdfSource(CheckedFiles.Bytes(file));
        source.Objects.Count.ShouldBeLessThan(8_388_607);
        foreach (
            var token in source.Syntax().Concat(source.PageContents().Select(c => c.Text)).SelectMany(PdfTokens.Read)
        )
        {
            if (token.Kind == TokenKind.Name)
                Unescaped(token.Text).Length.ShouldBeLessThanOrEqualTo(127, token.Text);
            if (token.Kind is TokenKind.HexString or TokenKind.LiteralString)
                token.StringLength.ShouldBeLessThanOrEqualTo(32_767);
            if (
                token.Kind == TokenKind.HexString
                && !(token.Text.Length % 2 == 0 && token.Text.All(char.IsAsciiHexDigit))
            )
                token.Text.ShouldBe("pairs of hexadecimal digits");
            if (token.Kind == TokenKind.Number)
                Math.Abs(token.Number).ShouldBeLessThanOrEqualTo(int.MaxValue);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_is_in_the_file_that_the_archive_forbids(string file)
    {
        var source = new PdfSource(CheckedFiles.Bytes(file));
        source
            .Syntax()
            .SelectMany(PdfTokens.Read)
            .Where(t => t.Kind == TokenKind.Name)
            .Select(t => t.Text)
            .Distinct()
            .Intersect(Forbidden)
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Pages_hold_their_own_resources_and_only_operators_of_text_and_paths(string file)
    {
        var source = new PdfSource(CheckedFiles.Bytes(file));
        foreach (var content in source.PageContents())
            PdfTokens
                .Read(content.Text)
                .Where(t => t.Kind == TokenKind.Word)
                .Select(t => t.Text)
                .Distinct()
                .Except(Operators)
                .ShouldBeEmpty();
        foreach (var page in source.Objects.Values.Where(o => o.Contains("/Type /Page ", StringComparison.Ordinal)))
        {
            page.ShouldContain("/Resources ");
            var box = PdfTokens
                .Read(page)
                .SkipWhile(t => t.Text != "MediaBox")
                .Skip(2)
                .Take(4)
                .Select(t => t.Number)
                .ToArray();
            (box[2] - box[0]).ShouldBeInRange(3, 14_400);
            (box[3] - box[1]).ShouldBeInRange(3, 14_400);
        }
    }

    /// <summary>A name with its escapes undone; throws where that is no UTF-8.</summary>
    private static byte[] Unescaped(string name)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '#')
            {
                bytes.Add((byte)name[i]);
                continue;
            }

            bytes.Add(Convert.ToByte(name.Substring(i + 1, 2), 16));
            i += 2;
        }

        new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount([.. bytes]);
        return [.. bytes];
    }
}
