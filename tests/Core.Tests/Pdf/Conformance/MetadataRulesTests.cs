using System.Text;
using System.Xml.Linq;
using Shouldly;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace Serverless.Core.Tests.Pdf.Conformance;

/// <summary>
/// ISO 19005-3, 6.2.3, 6.6 and 6.8, ISO 14289-1, 5 and 7.11: metadata, colour profile and attached files.
/// </summary>
public sealed class MetadataRulesTests
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Adobe = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";
    private static readonly XNamespace Archive = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Access = "http://www.aiim.org/pdfua/ns/id/";

    public static TheoryData<string> Files() => CheckedFiles.Names();

    [Theory]
    [MemberData(nameof(Files))]
    public void Packet_is_plain_UTF8_with_a_header_that_says_no_more_than_it_may(string file)
    {
        using var pdf = new TaggedPdf(CheckedFiles.Bytes(file));
        var text = Packet(pdf);
        text.ShouldStartWith("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>");
        text.ShouldEndWith("<?xpacket end=\"w\"?>");
        var prefixes = Xml(text)
            .DescendantsAndSelf()
            .Attributes()
            .Where(a => a.IsNamespaceDeclaration)
            .ToDictionary(a => a.Name.LocalName, a => a.Value);
        prefixes["pdfaid"].ShouldBe(Archive.NamespaceName);
        prefixes["pdfuaid"].ShouldBe(Access.NamespaceName);
        prefixes["pdfaExtension"].ShouldBe(Extension.NamespaceName);
        prefixes["pdfaSchema"].ShouldBe(Schema.NamespaceName);
        prefixes["pdfaProperty"].ShouldBe(Property.NamespaceName);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Metadata_and_information_dictionary_say_the_same(string file)
    {
        using var pdf = new TaggedPdf(CheckedFiles.Bytes(file));
        var xml = Xml(Packet(pdf));
        string? Value(XName name) => xml.Descendants(name).SingleOrDefault()?.Value;
        var information = pdf.Document.Information;
        Value(Dc + "title").ShouldBe(information.Title);
        Value(Dc + "creator").ShouldBe(information.Author);
        Value(Dc + "description").ShouldBe(information.Subject);
        Value(Adobe + "Keywords").ShouldBe(information.Keywords);
        Value(Adobe + "Producer").ShouldBe(information.Producer);
        Value(Xmp + "CreatorTool").ShouldBe(information.Creator);
        Value(Dc + "language").ShouldBe(TaggedPdf.TextOf(TaggedPdf.Get(pdf.Catalog, "Lang")));
        Value(Xmp + "CreateDate").ShouldBe("2019-11-14T09:00:00+00:00");
        information.CreationDate.ShouldBe("D:20191114090000Z");
        Value(Xmp + "ModifyDate").ShouldBe(Value(Xmp + "CreateDate"));
        information.ModifiedDate.ShouldBe(information.CreationDate);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_property_is_predefined_or_described_by_an_extension_schema(string file)
    {
        using var pdf = new TaggedPdf(CheckedFiles.Bytes(file));
        var xml = Xml(Packet(pdf));
        XName[] known =
        [
            Dc + "title",
            Dc + "creator",
            Dc + "description",
            Dc + "language",
            Adobe + "Keywords",
            Adobe + "Producer",
            Xmp + "CreatorTool",
            Xmp + "CreateDate",
            Xmp + "ModifyDate",
            Archive + "part",
            Archive + "conformance",
            Extension + "schemas",
        ];
        var schema = xml.Descendants(Extension + "schemas")
            .Single()
            .Element(Rdf + "Bag")!
            .Elements(Rdf + "li")
            .Single();
        schema.Attribute(Rdf + "parseType")!.Value.ShouldBe("Resource");
        schema
            .Elements()
            .Select(e => e.Name)
            .ShouldBe([Schema + "schema", Schema + "namespaceURI", Schema + "prefix", Schema + "property"]);
        schema.Element(Schema + "prefix")!.Value.ShouldBe("pdfuaid");
        var described = schema.Element(Schema + "property")!.Element(Rdf + "Seq")!.Elements(Rdf + "li").ToList();
        foreach (var property in described)
        {
            property
                .Elements()
                .Select(e => e.Name)
                .ShouldBe([Property + "name", Property + "valueType", Property + "category", Property + "description"]);
            property.Element(Property + "category")!.Value.ShouldBe("internal");
        }

        XNamespace own = schema.Element(Schema + "namespaceURI")!.Value;
        var properties = xml.Descendants(Rdf + "Description")
            .SelectMany(d => d.Elements())
            .Select(e => e.Name)
            .ToList();
        properties
            .Except([.. known, .. described.Select(p => own + p.Element(Property + "name")!.Value)])
            .ShouldBeEmpty();
        properties.ShouldBeUnique();
        xml.Descendants(Archive + "part").Single().Value.ShouldBe("3");
        xml.Descendants(Archive + "conformance").Single().Value.ShouldBe("A");
        xml.Descendants(Access + "part").Single().Value.ShouldBe("1");
        foreach (var alternatives in new[] { Dc + "title", Dc + "description" }.SelectMany(n => xml.Descendants(n)))
            alternatives
                .Element(Rdf + "Alt")!
                .Elements(Rdf + "li")
                .Single()
                .Attribute(XNamespace.Xml + "lang")!
                .Value.ShouldBe("x-default");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Colours_are_those_of_an_output_profile_for_monitors(string file)
    {
        using var pdf = new TaggedPdf(CheckedFiles.Bytes(file));
        var intent = pdf.Follow<DictionaryToken>(
            pdf.Follow<ArrayToken>(TaggedPdf.Get(pdf.Catalog, "OutputIntents")).Data.Single()
        );
        TaggedPdf.TextOf(TaggedPdf.Get(intent, "S")).ShouldBe("GTS_PDFA1");
        var profile = new PdfSource(CheckedFiles.Bytes(file))
            .Streams[(int)((IndirectReferenceToken)TaggedPdf.Get(intent, "DestOutputProfile")).Data.ObjectNumber]
            .Content;
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(profile).ShouldBe(profile.Length);
        profile[8].ShouldBe((byte)2, "the version of the profile");
        Encoding.ASCII.GetString(profile, 12, 12).ShouldBe("mntrRGB XYZ ");
        Encoding.ASCII.GetString(profile, 36, 4).ShouldBe("acsp");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Attached_files_are_named_typed_described_dated_and_associated_with_the_document(string file)
    {
        using var pdf = new TaggedPdf(CheckedFiles.Bytes(file));
        if (!TaggedPdf.Has(pdf.Catalog, "Names"))
            return;
        var names = pdf.Follow<DictionaryToken>(TaggedPdf.Get(pdf.Catalog, "Names"));
        names.Data.Keys.ShouldBe(["EmbeddedFiles"]);
        var listed = pdf.Follow<ArrayToken>(
            TaggedPdf.Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(names, "EmbeddedFiles")), "Names")
        ).Data;
        var associated = pdf.Follow<ArrayToken>(TaggedPdf.Get(pdf.Catalog, "AF"))
            .Data.Cast<IndirectReferenceToken>()
            .Select(r => r.Data)
            .ToList();
        listed.OfType<IndirectReferenceToken>().Select(r => r.Data).ShouldBe(associated, ignoreOrder: true);
        foreach (var token in listed.OfType<IndirectReferenceToken>())
        {
            var specification = pdf.Follow<DictionaryToken>(token);
            TaggedPdf.TextOf(TaggedPdf.Get(specification, "Type")).ShouldBe("Filespec");
            TaggedPdf
                .TextOf(TaggedPdf.Get(specification, "F"))
                .ShouldBe(TaggedPdf.TextOf(TaggedPdf.Get(specification, "UF")));
            TaggedPdf.TextOf(TaggedPdf.Get(specification, "F")).ShouldNotBeEmpty();
            TaggedPdf.TextOf(TaggedPdf.Get(specification, "Desc")).ShouldNotBeEmpty();
            TaggedPdf
                .TextOf(TaggedPdf.Get(specification, "AFRelationship"))
                .ShouldBeOneOf("Source", "Data", "Alternative", "Supplement", "Unspecified");
            var embedded = pdf.Follow<StreamToken>(
                TaggedPdf.Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(specification, "EF")), "F")
            ).StreamDictionary;
            var type = TaggedPdf.TextOf(TaggedPdf.Get(embedded, "Subtype")).Split('/');
            type.Length.ShouldBe(2);
            type.ShouldBeSomeThatAll(part =>
                part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || "-+._".Contains(c))
            );
            TaggedPdf.Has(pdf.Follow<DictionaryToken>(TaggedPdf.Get(embedded, "Params")), "ModDate").ShouldBeTrue();
        }
    }

    private static string Packet(TaggedPdf pdf)
    {
        var stream = pdf.Follow<StreamToken>(TaggedPdf.Get(pdf.Catalog, "Metadata"));
        TaggedPdf.TextOf(TaggedPdf.Get(stream.StreamDictionary, "Type")).ShouldBe("Metadata");
        TaggedPdf.TextOf(TaggedPdf.Get(stream.StreamDictionary, "Subtype")).ShouldBe("XML");
        TaggedPdf.Has(stream.StreamDictionary, "Filter").ShouldBeFalse();
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.Data.ToArray());
    }

    private static XElement Xml(string packet) =>
        XElement.Parse(
            packet[
                packet.IndexOf("<x:xmpmeta", StringComparison.Ordinal)..packet.IndexOf(
                    "<?xpacket end",
                    StringComparison.Ordinal
                )
            ]
        );
}
