using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.OpenData;

/// <summary>Parts of JSON-LD documents, and the vocabularies they use.</summary>
internal static class LinkedData
{
    /// <summary>Where the European Union's lists of codes are.</summary>
    public const string Authority = "http://publications.europa.eu/resource/authority/";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes a document; <paramref name="output"/> stays open.</summary>
    public static void Write(JsonObject document, Stream output)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
            document.WriteTo(writer);
        output.WriteByte((byte)'\n');
    }

    /// <summary>What the prefixes stand for.</summary>
    public static JsonObject Context() =>
        new()
        {
            ["adms"] = "http://www.w3.org/ns/adms#",
            ["dcat"] = "http://www.w3.org/ns/dcat#",
            ["dct"] = "http://purl.org/dc/terms/",
            ["foaf"] = "http://xmlns.com/foaf/0.1/",
            ["hydra"] = "http://www.w3.org/ns/hydra/core#",
            ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
            ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        };

    /// <summary>A reference.</summary>
    public static JsonNode Id(string address) => new JsonObject { ["@id"] = address };

    /// <summary>A text in every language.</summary>
    public static JsonArray Tagged(Func<Language, string> text) =>
        new([
            .. Languages.All.Select(language => new JsonObject
            {
                ["@value"] = text(language),
                ["@language"] = language.Code(),
            }),
        ]);

    /// <summary>A day.</summary>
    public static JsonObject Day(DateOnly day) =>
        new() { ["@value"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["@type"] = "xsd:date" };

    /// <summary>A language, by its code in the European Union's list.</summary>
    public static JsonNode Language(Language language) =>
        Id(Authority + "language/" + Texts.For(language).Portal.LanguageOfAuthority);
}
