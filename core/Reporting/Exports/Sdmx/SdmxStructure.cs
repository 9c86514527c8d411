using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Exports.Sdmx;

/// <summary>
/// What the columns and codes of <see cref="SdmxCsv"/> mean: a structure message of SDMX-JSON 2.0 (SDMX Technical Working
/// Group, for SDMX 3.0) with the data structure definition, its concepts and its lists of codes.
/// </summary>
public static class SdmxStructure
{
    /// <summary>The file's name.</summary>
    public const string FileName = "figures.sdmx-structure.json";

    private const string Schema =
        "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes the message; <paramref name="output"/> stays open.</summary>
    /// <param name="results">The figures that it is about.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="release">The release they belong to; null for none.</param>
    public static void Write(ResultsDocument results, Stream output, ReleaseImprint? release = null)
    {
        var artefact = SdmxArtefact.Of(results, release);
        var message = new JsonObject
        {
            ["meta"] = new JsonObject
            {
                ["schema"] = Schema,
                ["id"] = artefact.Id,
                ["test"] = false,
                ["prepared"] = release?.PublishedAt ?? WrittenMoment.Of(results),
                ["contentLanguages"] = new JsonArray([
                    .. Languages
                        .All.OrderByDescending(language => language == Languages.OfPrograms)
                        .Select(language => JsonValue.Create(language.Code())),
                ]),
                ["sender"] = new JsonObject { ["id"] = artefact.Agency },
            },
            ["data"] = new JsonObject
            {
                ["dataStructures"] = new JsonArray(DataStructure(artefact, results)),
                ["conceptSchemes"] = new JsonArray(ConceptScheme(artefact)),
                ["codelists"] = new JsonArray([.. Codelists(artefact, results)]),
            },
        };
        using (var writer = new Utf8JsonWriter(output, Options))
            message.WriteTo(writer);
        output.WriteByte((byte)'\n');
    }

    private static JsonObject DataStructure(SdmxArtefact artefact, ResultsDocument results)
    {
        var structure = Maintained(
            artefact,
            artefact.Id,
            language => $"{results.Survey.Title.In(language)}, {results.Wave.Title.In(language)}"
        );
        structure["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["urn"] = artefact.Structure });
        structure["dataStructureComponents"] = new JsonObject
        {
            ["dimensionList"] = new JsonObject
            {
                ["id"] = "DimensionDescriptor",
                ["dimensions"] = new JsonArray([
                    .. SdmxComponents.Dimensions.Select((dimension, place) => Dimension(artefact, dimension.Id, place)),
                ]),
            },
            ["measureList"] = new JsonObject
            {
                ["id"] = "MeasureDescriptor",
                ["measures"] = new JsonArray([
                    .. SdmxComponents.Measures.Select(measure => Measure(artefact, measure.Id, measure.Measure)),
                ]),
            },
            ["attributeList"] = new JsonObject
            {
                ["id"] = "AttributeDescriptor",
                ["attributes"] = new JsonArray(Status(artefact)),
            },
        };
        return structure;
    }

    private static JsonObject Dimension(SdmxArtefact artefact, string id, int place) =>
        new JsonObject
        {
            ["id"] = id,
            ["position"] = place,
            ["conceptIdentity"] = artefact.Concept(id),
            ["localRepresentation"] = new JsonObject { ["enumeration"] = artefact.Codelist(id) },
        };

    /// <summary>What is withheld has no numbers.</summary>
    private static JsonObject Measure(SdmxArtefact artefact, string id, FigureMeasure measure) =>
        new JsonObject
        {
            ["id"] = id,
            ["usage"] = "optional",
            ["conceptIdentity"] = artefact.Concept(id),
            ["localRepresentation"] = new JsonObject
            {
                ["format"] = new JsonObject { ["dataType"] = measure.IsCount ? "Integer" : "Double" },
            },
        };

    private static JsonObject Status(SdmxArtefact artefact) =>
        new JsonObject
        {
            ["id"] = SdmxComponents.Status,
            ["usage"] = "mandatory",
            ["attributeRelationship"] = new JsonObject { ["observation"] = new JsonObject() },
            ["conceptIdentity"] = artefact.Concept(SdmxComponents.Status),
            ["localRepresentation"] = new JsonObject { ["enumeration"] = artefact.Codelist(SdmxComponents.Status) },
        };

    private static JsonObject ConceptScheme(SdmxArtefact artefact)
    {
        var scheme = Maintained(artefact, artefact.List(SdmxComponents.Concepts), _ => "Concepts");
        scheme["concepts"] = new JsonArray([
            .. SdmxComponents.Dimensions.Select(dimension => Named(dimension.Id, dimension.Name)),
            .. SdmxComponents.Measures.Select(measure => Named(measure.Id, measure.Measure.Label)),
            Named(SdmxComponents.Status, "Status of the observation"),
        ]);
        return scheme;
    }

    private static IEnumerable<JsonNode> Codelists(SdmxArtefact artefact, ResultsDocument results)
    {
        var figures = SdmxObservations.Of(new ReportContext(results, Languages.OfPrograms));
        yield return Codelist(
            artefact,
            SdmxComponents.Wave,
            "Waves",
            Used([.. results.EarlierWaves, results.Wave], wave => wave.Id, figures, figure => figure.Wave)
                .Select(wave => Named(SdmxIdentifier.Code(wave.Id), wave.Title.In))
        );
        yield return Codelist(
            artefact,
            SdmxComponents.Group,
            "Target groups",
            Used(results.Groups, group => group.Id, figures, figure => figure.Group)
                .Select(group => Named(SdmxIdentifier.Code(group.Id), group.Label.In))
        );
        yield return Codelist(
            artefact,
            SdmxComponents.Question,
            "Questions",
            figures
                .DistinctBy(figure => figure.Table.Id)
                .Select(figure =>
                    Named(
                        SdmxObservations.QuestionOf(figure),
                        language => AnswerNames.FullTopic(figure.Table, language)
                    )
                )
        );
        yield return Codelist(
            artefact,
            SdmxComponents.Answer,
            "Answers and other figures of questions",
            figures
                .DistinctBy(figure => (figure.Table.Id, figure.Cell.Answer))
                .Select(figure =>
                    Named(
                        SdmxObservations.AnswerOf(figure),
                        language => AnswerNames.Of(figure.Table, figure.Cell.Answer, Texts.For(language))
                    )
                )
        );
        yield return Codelist(
            artefact,
            SdmxComponents.Status,
            "Statuses of observations",
            SdmxComponents.Statuses.Select(status => Named(status.Id, status.Name))
        );
    }

    private static IEnumerable<T> Used<T>(
        IEnumerable<T> all,
        Func<T, string> id,
        IReadOnlyList<TidyFigure> figures,
        Func<TidyFigure, string> used
    )
    {
        var ids = figures.Select(used).ToHashSet(StringComparer.Ordinal);
        return all.Where(one => ids.Contains(id(one)));
    }

    private static JsonObject Codelist(SdmxArtefact artefact, string what, string name, IEnumerable<JsonNode> codes)
    {
        var list = Maintained(artefact, artefact.List(what), _ => name);
        list["codes"] = new JsonArray([.. codes]);
        return list;
    }

    private static JsonObject Maintained(SdmxArtefact artefact, string id, Func<Language, string> name)
    {
        var maintained = Named(id, name);
        maintained["version"] = artefact.Version;
        maintained["agencyID"] = artefact.Agency;
        return maintained;
    }

    private static JsonObject Named(string id, string name) => new() { ["id"] = id, ["name"] = name };

    private static JsonObject Named(string id, Func<Language, string> name)
    {
        var named = Named(id, name(Languages.OfPrograms));
        named["names"] = new JsonObject(
            Languages.All.Select(language => KeyValuePair.Create<string, JsonNode?>(language.Code(), name(language)))
        );
        return named;
    }
}
