using System.Globalization;
using System.Text.Json.Nodes;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Exports.Sdmx;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>
/// Data and structure by the rules of SDMX 3.0 that programs rely on: SDMX-CSV 2.0 (field guide of the data message) and
/// SDMX-JSON 2.0 (schema of the structure message, version 2.0.0).
/// </summary>
public sealed class SdmxTests
{
    public static TheoryData<string> Surveys => [.. SurveyResults.Variants.Keys];

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Columns_are_those_of_the_format_then_the_components_of_the_structure_in_its_order(string survey)
    {
        var sdmx = Of(survey);

        sdmx.Header.ShouldBe([
            "STRUCTURE",
            "STRUCTURE_ID",
            "ACTION",
            .. Ids(Components(sdmx)["dimensionList"]!["dimensions"]!),
            .. Ids(Components(sdmx)["measureList"]!["measures"]!),
            .. Ids(Components(sdmx)["attributeList"]!["attributes"]!),
        ]);
        sdmx.Rows.ShouldBeSomeThatAll(row => row["STRUCTURE"] == "datastructure" && row["ACTION"] == "I");
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Data_name_the_structure_that_is_defined(string survey)
    {
        var sdmx = Of(survey);
        var structure = Structure(sdmx);

        sdmx.Rows.Select(row => row["STRUCTURE_ID"])
            .Distinct()
            .ShouldBe([$"{structure["agencyID"]}:{structure["id"]}({structure["version"]})"]);
        ((string)structure["links"]![0]!["urn"]!).ShouldBe(
            $"urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={sdmx.Rows[0]["STRUCTURE_ID"]}"
        );
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Every_code_of_the_data_is_in_the_list_of_its_component_and_every_listed_code_is_used(string survey)
    {
        var sdmx = Of(survey);

        foreach (var dimension in Sdmx.Dimensions)
            Codes(sdmx, dimension).ShouldBe(sdmx.Rows.Select(row => row[dimension]).Distinct(), ignoreOrder: true);
        sdmx.Rows.Select(row => row["OBS_STATUS"])
            .Distinct()
            .ShouldBeSomeThatAll(status => Codes(sdmx, "OBS_STATUS").Contains(status));
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Key_of_an_observation_is_its_own(string survey) =>
        Of(survey).Rows.Select(row => string.Join('.', Sdmx.Dimensions.Select(id => row[id]))).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Surveys))]
    public void References_lead_to_what_is_in_the_message(string survey)
    {
        var sdmx = Of(survey);
        var data = sdmx.Structure["data"]!;
        var scheme = data["conceptSchemes"]![0]!;
        var known = Ids(scheme["concepts"]!)
            .Select(id => $"urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={Name(scheme)}.{id}")
            .Concat(
                data["codelists"]!
                    .AsArray()
                    .Select(list => $"urn:sdmx:org.sdmx.infomodel.codelist.Codelist={Name(list!)}")
            )
            .ToHashSet(StringComparer.Ordinal);
        var references = All(sdmx).Where(text => text.StartsWith("urn:", StringComparison.Ordinal)).ToList();

        references.Count.ShouldBeGreaterThan(10);
        references.ShouldBeSomeThatAll(urn =>
            known.Contains(urn) || urn.Contains(".datastructure.", StringComparison.Ordinal)
        );

        static string Name(JsonNode one) => $"{one["agencyID"]}:{one["id"]}({one["version"]})";
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Identifiers_have_the_characters_that_the_schema_allows(string survey)
    {
        var sdmx = Of(survey);
        var data = sdmx.Structure["data"]!;
        List<JsonNode> maintained =
        [
            Structure(sdmx),
            .. data["conceptSchemes"]!.AsArray().Select(one => one!),
            .. data["codelists"]!.AsArray().Select(one => one!),
        ];

        foreach (var one in maintained)
        {
            ((string)one["id"]!).ShouldMatch(NameRule);
            ((string)one["agencyID"]!).ShouldMatch(NameRule);
            ((string)one["version"]!).ShouldMatch(@"\A[1-9][0-9]*\.0\.0(-draft)?\z");
            ((string?)one["name"]).ShouldNotBeNullOrEmpty();
        }

        foreach (var list in data["codelists"]!.AsArray())
        foreach (var code in list!["codes"]!.AsArray())
        {
            ((string)code!["id"]!).ShouldMatch(CodeRule);
            ((string?)code["name"]).ShouldNotBeNullOrEmpty();
        }

        foreach (var id in Ids(data["conceptSchemes"]![0]!["concepts"]!))
            id.ShouldMatch(NameRule);
        data["codelists"]!
            .AsArray()
            .ShouldBeSomeThatAll(list => Ids(list!["codes"]!).Distinct().Count() == Ids(list["codes"]!).Count);
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Observations_are_the_values_of_json_stat(string survey)
    {
        var results = SurveyResults.Variants[survey].Build();
        using var stream = new MemoryStream();
        JsonStat.Write(results, stream);
        var expected = JsonNode.Parse(stream.ToArray())!["link"]!["item"]!
            .AsArray()
            .Sum(set => set!["value"]!.AsArray().Count(value => value is not null));
        var rows = Sdmx.Of(results).Rows;

        rows.Sum(row => Sdmx.Measures.Count(measure => row[measure].Length > 0)).ShouldBe(expected);
        rows.Count.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Observation_has_the_numbers_of_its_cell(string survey)
    {
        var results = SurveyResults.Variants[survey].Build();
        var rows = Sdmx.Of(results).Rows.ToDictionary(row => (row["WAVE"], row["GROUP"], row["ANSWER"]), row => row);
        var found = 0;

        foreach (var table in results.Tables)
        foreach (var group in table.Groups)
        foreach (var cell in group.Cells)
        {
            var answer = SdmxIdentifier.Code(table.Id.ToString(), cell.Answer.ToString());
            var row = rows[(results.Wave.Id, group.Group, answer)];
            Number(row["OBS_VALUE"]).ShouldBe(cell.Value);
            Number(row["STANDARD_ERROR"]).ShouldBe(cell.StandardError);
            Number(row["LOWER"]).ShouldBe(cell.Interval?.Lower);
            Number(row["UPPER"]).ShouldBe(cell.Interval?.Upper);
            Number(row["N"]).ShouldBe(group.Base.N);
            Number(row["N_EFFECTIVE"]).ShouldBe(group.Base.EffectiveN);
            found++;
        }

        found.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Withheld_value_is_empty_and_said_to_be_suppressed()
    {
        var rows = Sdmx.Of(new SurveyResults { Suppressed = true }.Build()).Rows;

        rows.ShouldContain(row => row["OBS_STATUS"] == "Q");
        rows.Where(row => row["OBS_STATUS"] == "Q").ShouldBeSomeThatAll(row => row["OBS_VALUE"].Length == 0);
    }

    [Fact]
    public void Value_that_is_given_is_not_said_to_be_suppressed()
    {
        var rows = Sdmx.Of(new SurveyResults().Build()).Rows;

        rows.Where(row => row["OBS_VALUE"].Length > 0)
            .ShouldBeSomeThatAll(row => row["OBS_STATUS"] == "A" || row["OBS_STATUS"] == "U");
    }

    [Fact]
    public void Version_is_the_number_of_the_release_and_agency_the_organisation()
    {
        var results = new SurveyResults().Build();
        var release = Releases.Corrected with { Organisation = "ministerie" };

        Sdmx.Of(results, release)
            .Rows[0]["STRUCTURE_ID"]
            .ShouldBe($"ministerie:{SdmxIdentifier.Name(results.Survey.Id, results.Wave.Id)}(3.0.0)");
        Sdmx.Of(results, Releases.Draft).Rows[0]["STRUCTURE_ID"].ShouldEndWith("(4.0.0-draft)");
        Sdmx.Of(results).Rows[0]["STRUCTURE_ID"].ShouldEndWith("(1.0.0-draft)");
    }

    [Fact]
    public void Names_of_codes_are_in_both_languages()
    {
        var waves = Of(SurveyResults.Variants.Keys.First()).Structure["data"]!["codelists"]!
            .AsArray()
            .Single(list => ((string)list!["id"]!).EndsWith("_QUESTION", StringComparison.Ordinal));

        waves!["codes"]!
            .AsArray()
            .ShouldBeSomeThatAll(code => code!["names"]!["nl"] != null && code["names"]!["en"] != null);
    }

    [Theory]
    [InlineData("tevreden", "tevreden")]
    [InlineData("Q12_a-b", "Q12_a-b")]
    [InlineData("vraag.taal", "vraag@taal")]
    [InlineData("total:ja", "total$003Aja")]
    [InlineData("(mean)", "$0028mean$0029")]
    [InlineData("a@b$c", "a$0040b$0024c")]
    public void Code_has_allowed_characters_alone_and_stays_another_than_others(string text, string code) =>
        SdmxIdentifier.Code(text).ShouldBe(code);

    [Theory]
    [InlineData("monitor", "2024", "monitor_2024")]
    [InlineData("2024", "najaar", "N_2024_najaar")]
    [InlineData("-", "-", "N_-_-")]
    public void Name_begins_with_a_letter(string survey, string wave, string name) =>
        SdmxIdentifier.Name(survey, wave).ShouldBe(name);

    /// <summary><c>NCNameIDType</c> of the schema.</summary>
    private const string NameRule = @"\A[A-Za-z][A-Za-z0-9_-]*\z";

    /// <summary><c>idType</c> of the schema.</summary>
    private const string CodeRule = @"\A[A-Za-z0-9_@$-]+\z";

    private static Sdmx Of(string survey) => Sdmx.Of(SurveyResults.Variants[survey].Build());

    private static JsonNode Structure(Sdmx sdmx) =>
        sdmx.Structure["data"]!["dataStructures"]!.AsArray().ShouldHaveSingleItem()!;

    private static JsonNode Components(Sdmx sdmx) => Structure(sdmx)["dataStructureComponents"]!;

    private static List<string> Ids(JsonNode list) => [.. list.AsArray().Select(one => (string)one!["id"]!)];

    /// <summary>The codes of the list that a component names.</summary>
    private static List<string> Codes(Sdmx sdmx, string component)
    {
        var urn = Components(sdmx)
            .AsObject()
            .SelectMany(list => list.Value!.AsObject().Where(part => part.Value is JsonArray))
            .SelectMany(part => part.Value!.AsArray())
            .Where(one => (string)one!["id"]! == component)
            .Select(one => (string)one!["localRepresentation"]!["enumeration"]!)
            .Single();
        var list = sdmx.Structure["data"]!["codelists"]!
            .AsArray()
            .Single(list =>
                urn.EndsWith($"={list!["agencyID"]}:{list["id"]}({list["version"]})", StringComparison.Ordinal)
            );
        return Ids(list!["codes"]!);
    }

    /// <summary>Every text in the message.</summary>
    private static IEnumerable<string> All(Sdmx sdmx) => All(sdmx.Structure);

    private static IEnumerable<string> All(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => All(member.Value)),
            JsonArray items => items.SelectMany(All),
            JsonValue value when value.TryGetValue<string>(out var text) => [text],
            _ => [],
        };

    private static double? Number(string text) =>
        text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
