using System.Globalization;
using System.Text.Json.Nodes;
using Serverless.Analysis.Results;
using Serverless.Portal.Pages;
using Serverless.Portal.Site;
using Serverless.Reporting;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Exports.Sdmx;
using Serverless.Reporting.Releases;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.OpenData;

/// <summary>
/// A released wave as catalogues of open data list it: a dataset of DCAT-AP-NL 3.0 (Geonovum, 2024) in JSON-LD, with every
/// file as a distribution at the permanent address of the release.
/// </summary>
public static class DatasetDescription
{
    /// <summary>The file's name.</summary>
    public const string FileName = "dataset.jsonld";

    private const string MediaTypes = "https://www.iana.org/assignments/media-types/";

    /// <summary>Writes the description; <paramref name="output"/> stays open.</summary>
    /// <param name="reports">The wave's reports.</param>
    /// <param name="release">The release, which has a permanent address.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(WaveReports reports, ReleaseImprint release, Stream output) =>
        LinkedData.Write(Of(reports, release), output);

    private static JsonObject Of(WaveReports reports, ReleaseImprint release)
    {
        var (results, address) = (reports.Results, release.PermanentAddress!);
        var page = new Uri(address, PortalAddresses.Of(Languages.OfReaders, results.Survey.Id, results.Wave.Id));
        var title = LinkedData.Tagged(language =>
            $"{results.Survey.Title.In(language)}, {results.Wave.Title.In(language)}"
        );
        var dataset = new JsonObject
        {
            ["@context"] = LinkedData.Context(),
            ["@id"] = page.AbsoluteUri,
            ["@type"] = "dcat:Dataset",
            ["dct:identifier"] = page.AbsoluteUri,
            ["dct:title"] = title,
            ["dct:description"] = LinkedData.Tagged(language =>
                Texts.For(language).Portal.DatasetOf(results.Survey.Title.In(language), results.Wave.Title.In(language))
            ),
            ["dct:accessRights"] = LinkedData.Id(LinkedData.Authority + "access-right/PUBLIC"),
            ["dcat:theme"] = new JsonArray([
                .. release.OpenData.Themes.Select(theme =>
                    LinkedData.Id(LinkedData.Authority + "data-theme/" + theme.ToString().ToUpperInvariant())
                ),
            ]),
            ["dct:language"] = new JsonArray([.. Languages.All.Select(LinkedData.Language)]),
            ["dct:temporal"] = Period(results.Wave),
            ["dcat:landingPage"] = LinkedData.Id(page.AbsoluteUri),
            ["dcat:version"] = release.Number.ToString(CultureInfo.InvariantCulture),
            ["dcat:distribution"] = new JsonArray([.. Distributions(release, address)]),
        };
        if (dataset["dct:temporal"] is null)
            dataset.Remove("dct:temporal");
        if (release.PublishedOn is { } published)
            dataset["dct:modified"] = LinkedData.Day(published);
        if (release.CorrectionReason is { } reason)
            dataset["adms:versionNotes"] = LinkedData.Tagged(reason.In);
        AddPublisher(dataset, results.Survey.Commissioner ?? release.Contact?.Name);
        AddContact(dataset, release.Contact, page);
        return dataset;
    }

    /// <summary>The days of fieldwork; null where they are not known.</summary>
    private static JsonObject? Period(WaveSummary wave) =>
        wave is { FieldworkStart: { } start, FieldworkEnd: { } end }
            ? new JsonObject
            {
                ["@type"] = "dct:PeriodOfTime",
                ["dcat:startDate"] = LinkedData.Day(start),
                ["dcat:endDate"] = LinkedData.Day(end),
            }
            : null;

    /// <summary>Who commissioned the survey made the figures and answers for them.</summary>
    private static void AddPublisher(JsonObject dataset, LocalizedText? name)
    {
        if (name is null)
            return;
        foreach (var role in new[] { "dct:publisher", "dct:creator" })
            dataset[role] = new JsonObject { ["@type"] = "foaf:Agent", ["foaf:name"] = LinkedData.Tagged(name.In) };
    }

    private static void AddContact(JsonObject dataset, Contact? contact, Uri page)
    {
        var point = new JsonObject { ["@type"] = "vcard:Organization" };
        if (contact is not null)
            point["vcard:fn"] = contact.Name.In(Languages.OfReaders);
        if (contact?.Email is { } email)
            point["vcard:hasEmail"] = LinkedData.Id("mailto:" + email);
        point["vcard:hasURL"] = LinkedData.Id(contact?.Url ?? page.AbsoluteUri);
        dataset["dcat:contactPoint"] = point;
    }

    private static IEnumerable<JsonNode> Distributions(ReleaseImprint release, Uri address)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var language in Languages.All)
        foreach (var download in Downloads.Of(language))
        {
            if (!listed.Add(download.File))
                continue;
            var url = $"{address.AbsoluteUri}/{download.Address}";
            var distribution = new JsonObject
            {
                ["@id"] = url,
                ["@type"] = "dcat:Distribution",
                ["dct:title"] = new JsonObject { ["@value"] = download.Text, ["@language"] = language.Code() },
                ["dcat:accessURL"] = LinkedData.Id(url),
                ["dcat:downloadURL"] = LinkedData.Id(url),
                ["dct:format"] = LinkedData.Id(LinkedData.Authority + "file-type/" + FileType(download.File)),
                ["dcat:mediaType"] = LinkedData.Id(MediaTypes + FileTypes.Of(download.File)),
                ["dct:language"] = LinkedData.Language(language),
            };
            if (Standard(download.File) is { } standard)
                distribution["dct:conformsTo"] = LinkedData.Id(standard);
            if (release.OpenData.Licence is { } licence)
                distribution["dct:license"] = LinkedData.Id(LinkedData.Authority + "licence/" + Code(licence));
            yield return distribution;
        }
    }

    /// <summary>Where the format of a file is laid down, when its type does not say so; null for others.</summary>
    private static string? Standard(string file) =>
        file switch
        {
            JsonStat.FileName => "https://json-stat.org/format/",
            SdmxCsv.FileName => "https://github.com/sdmx-twg/sdmx-csv",
            SdmxStructure.FileName => "https://github.com/sdmx-twg/sdmx-json",
            _ => null,
        };

    private static string FileType(string file) =>
        Path.GetExtension(file) switch
        {
            ".pdf" => "PDF",
            ".xlsx" => "XLSX",
            ".csv" => "CSV",
            ".parquet" => "PARQUET",
            _ => "JSON",
        };

    private static string Code(Licence licence) =>
        licence switch
        {
            Licence.Cc0 => "CC0",
            Licence.CcBy => "CC_BY_4_0",
            Licence.CcBySa => "CC_BYSA_4_0",
        };
}
