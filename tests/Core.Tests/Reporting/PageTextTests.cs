using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Serverless.Analysis.Results;
using Serverless.Core.Tests.Analysis;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>
/// A survey of which every text that an upload can hold carries a word of its own. What of them turns up in results,
/// pages or exports was held against the fonts when it came in.
/// </summary>
public sealed partial class PageTextTests
{
    private const string Codebook = """
        {
          "survey": "s", "title": {"nl": "Titel", "en": "Title"}, "commissioner": "Fonds", "notice": "Let op",
          "contact": {"name": {"nl": "Bureau", "en": "Office"}},
          "waves": [
            {"id": "w1", "title": "Eerst", "fieldworkStart": "2016-01-01", "fieldworkEnd": "2016-02-01"},
            {"id": "w2", "title": "Toen", "fieldworkStart": "2019-01-01", "fieldworkEnd": "2019-02-01", "comparedWith": "w1"},
            {"id": "w3", "title": "Nu", "fieldworkStart": "2022-01-01", "fieldworkEnd": "2022-02-01", "comparedWith": "w2",
             "commissioners": [{"nl": "Stichting"}, {"nl": "Gemeente", "en": "Municipality"}]}],
          "groups": [
            {"id": "g", "label": {"nl": "leden", "en": "members"}, "design": {"kind": "sample", "strata": "laag"},
             "columns": {"respondent": "wie", "cluster": "tros", "link": "sleutel"}},
            {"id": "h", "label": "besturen", "design": {"kind": "sample"}, "weighting": {"method": "raking", "margins": ["een"]},
             "columns": {"baseWeight": "gewicht"}}],
          "chapters": [{"id": "c", "title": "Hoofdstuk"}, {"id": "d", "title": "Nog een"}],
          "questions": [
            {"id": "een", "type": "single", "chapter": "c", "text": "Vraag", "shortText": "Kort", "baseText": "van wie",
             "textByGroup": {"h": "Vraag aan besturen"}, "column": "Eigen kolom", "ordinal": true, "showMean": true,
             "answers": [{"code": "ja", "label": "graag", "score": 1, "inSummary": true, "column": "Eigen antwoord"}, {"code": "nee", "label": "liever niet", "score": 2}]},
            {"id": "meer", "type": "multiple", "chapter": "c", "text": "Welke", "routing": {"question": "een", "is": ["ja"]},
             "answers": [{"code": "x", "label": "optie x"}, {"code": "y", "label": "optie y"}]},
            {"id": "raster", "type": "grid", "chapter": "d", "text": "Stellingen",
             "items": [{"id": "a", "label": "bewering a"}, {"id": "b", "label": "bewering b"}],
             "answers": [{"code": "1", "label": "eens"}, {"code": "2", "label": "oneens"}, {"code": "9", "label": "geen mening", "missing": true}]},
            {"id": "getal", "type": "numeric", "chapter": "d", "text": "Hoeveel", "unit": "euro", "showMean": true},
            {"id": "noemer", "type": "numeric", "chapter": "d", "text": "Op hoeveel", "showMean": true},
            {"id": "vrij", "type": "open", "text": "Toelichting"}],
          "subgroups": [{"id": "deel", "label": "voorstanders", "complementLabel": "tegenstanders", "when": {"question": "een", "is": ["ja"]}}],
          "profiles": [{"id": "model", "label": "Model", "chapter": "d", "questions": ["een"], "atLeast": 1,
            "patterns": [{"id": "p", "label": "patroon", "fits": {"een": ["ja"]}}], "unclassifiedLabel": "overig"}],
          "ratios": [{"id": "verhouding", "label": "Verhouding", "chapter": "d", "numerator": "getal", "denominator": "noemer", "unit": "per stuk"}]
        }
        """;

    private static readonly string[] FileColumns = ["laag", "tros", "sleutel", "gewicht", "wie"];

    private const BindingFlags OwnFields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<string> _shown = new(StringComparer.OrdinalIgnoreCase);
    private int _words;

    [Fact]
    public void Every_text_that_reaches_a_page_has_passed_the_gate()
    {
        var gate = new PageTextGate(text =>
        {
            foreach (Match word in Probe().Matches(text))
                _shown.Add(word.Value);
            return null;
        });
        var columns = FileColumns.ToDictionary(name => name, Probed, StringComparer.Ordinal);
        var survey = new SurveyOnPaper(ProbedCodebook(columns).ToJsonString(), gate);
        string[] strata = [Probed("hoog"), Probed("laag"), Probed("nergens")];
        var population =
            $"variable,category,population,clusters\n{columns["laag"]},{strata[0]},500,50\n{columns["laag"]},{strata[1]},500,50\n";
        foreach (var wave in new[] { "w1", "w2", "w3" })
            survey
                .With(wave, "g", population, Responses(columns, wave == "w1" ? strata : strata[..2]))
                .With(wave, "h", "variable,category,population\neen,ja,300\neen,nee,300\n", Responses(columns, []));
        var template = FactsheetTemplate.Read(
            $"# {Probed("Kop")}\n\n{Probed("Tekst")} {{{{ \"een/g/ja\" | figure }}}}\n",
            survey.Codebook,
            gate
        );

        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var wave in new[] { "w2", "w3" })
        {
            var results = survey.Publish(wave);
            Collect(Encoding.UTF8.GetString(ResultsJson.Write(survey.Analyse(wave))), reached);
            Collect(Encoding.UTF8.GetString(ResultsJson.Write(results)), reached);
            var templates = FactsheetTemplate.OfReaders(template.Template);
            foreach (
                var file in Publication.Files(
                    new WaveReports(results, templates, PdfRenderer.Height),
                    (document, _) => Collect(document, reached)
                )
            )
            {
                using var content = new MemoryStream();
                file.Write(content);
                Collect(Encoding.UTF8.GetString(content.ToArray()), reached);
            }
        }

        reached.Except(_shown, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
        reached.Count.ShouldBeGreaterThan(30);
        Probe().Match(strata[2]).Value.ShouldBeOneOf([.. reached]);
    }

    /// <summary>A text that the schema gets anew has to be given a word here.</summary>
    [Fact]
    public void Survey_with_a_word_in_every_text_has_every_text_of_the_schema()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Repository.PathOf("docs", "schemas", "codebook.schema.json")))!;
        var texts = Properties(schema)
            .Where(property => IsText(property.Value))
            .Select(property => property.Key)
            .Where(name => name is not ("additionalProperties" or "items"))
            .ToHashSet();
        var present = Properties(JsonNode.Parse(Codebook)!).Select(property => property.Key).ToHashSet();

        texts.Count.ShouldBeGreaterThan(10);
        texts.Except(present).ShouldBeEmpty();
        texts.Except(TextProperties).ShouldBeEmpty();
    }

    private static readonly HashSet<string> TextProperties = new(StringComparer.Ordinal)
    {
        "title",
        "commissioner",
        "commissioners",
        "name",
        "notice",
        "label",
        "text",
        "textByGroup",
        "shortText",
        "baseText",
        "unit",
        "complementLabel",
        "unclassifiedLabel",
        "column",
    };

    private string Probed(string text) => string.Create(CultureInfo.InvariantCulture, $"{text} qz{++_words:D3}q");

    private JsonNode ProbedCodebook(Dictionary<string, string> columns)
    {
        var codebook = JsonNode.Parse(Codebook)!;
        Mark(codebook, isText: false);
        var group = codebook["groups"]![0]!;
        group["design"]!["strata"] = columns["laag"];
        foreach (var (property, name) in new[] { ("respondent", "wie"), ("cluster", "tros"), ("link", "sleutel") })
            group["columns"]![property] = columns[name];
        codebook["groups"]![1]!["columns"]!["baseWeight"] = columns["gewicht"];
        return codebook;
    }

    private void Mark(JsonNode? node, bool isText)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    var marked = isText || TextProperties.Contains(name);
                    if (marked && value is JsonValue)
                        fields[name] = Probed((string)value!);
                    else
                        Mark(value, marked && value is (JsonObject or JsonArray));
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                    Mark(item, isText);
                break;
        }
    }

    private string Responses(Dictionary<string, string> columns, string[] strata)
    {
        string[] clusters = [Probed("tros"), Probed("tros")];
        var link = Probed("sleutel");
        var technical =
            strata.Length > 0
                ? $"{columns["wie"]},{columns["laag"]},{columns["tros"]},{columns["sleutel"]}"
                : $"respondent,{columns["gewicht"]}";
        var text = new StringBuilder(technical).Append(",een,meer.x,meer.y,raster.a,raster.b,getal,noemer,vrij\n");
        for (var i = 0; i < 60; i++)
        {
            var stratum = strata.Length > 0 ? i % strata.Length : 0;
            text.Append(Probed("r"))
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{(strata.Length > 0 ? $",{strata[stratum]},{clusters[i / 3 % 2]} {stratum},{link} {i}" : ",1.5")}"
                )
                .Append(
                    CultureInfo.InvariantCulture,
                    $",{(i % 3 == 0 ? "ja,1,0" : "nee,,")},{1 + (i % 2)},2,{i},{i + 1},{Probed("vrij")}\n"
                );
        }

        return text.ToString();
    }

    private static void Collect(string text, HashSet<string> reached)
    {
        foreach (Match word in Probe().Matches(text))
            reached.Add(word.Value);
    }

    /// <summary>Every string that an object holds, computed ones aside.</summary>
    private static void Collect(object? value, HashSet<string> reached)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([value]);
        while (open.TryPop(out var next))
        {
            if (next is string text)
                Collect(text, reached);
            if (next is null or string or Delegate || !seen.Add(next))
                continue;
            if (next is IEnumerable items)
                foreach (var item in items)
                    open.Push(item);
            for (var type = next.GetType(); IsOurs(type); type = type.BaseType)
                foreach (var field in type.GetFields(OwnFields))
                    if (!field.FieldType.IsPrimitive && !field.FieldType.IsEnum)
                        open.Push(field.GetValue(next));
        }
    }

    private static bool IsOurs([NotNullWhen(true)] Type? type) =>
        type is { IsValueType: false }
        && type.Namespace?.StartsWith(nameof(Serverless), StringComparison.Ordinal) == true;

    private static bool IsText(JsonNode? node) =>
        node is JsonObject schema
        && (
            (string?)(schema["$ref"] as JsonValue) is "#/definitions/label" or "#/definitions/text"
            || IsText(schema["additionalProperties"])
        );

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.Concat(fields.SelectMany(field => Properties(field.Value))),
            JsonArray items => items.SelectMany(Properties),
            _ => [],
        };

    [GeneratedRegex("qz[0-9]{3,}q", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Probe();
}
