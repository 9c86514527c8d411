using System.Text;
using System.Text.Json.Nodes;
using Serverless.Pdf;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Core.Tests.Surveys;

public sealed class CodebookReaderTests
{
    [Fact]
    public void Example_of_the_documentation_is_a_codebook()
    {
        var reading = ExampleCodebook.Reading(ExampleCodebook.Json);

        reading.Issues.ShouldBeEmpty();
        reading.Codebook.ShouldNotBeNull();
    }

    [Fact]
    public void Example_is_read_in_full()
    {
        var codebook = ExampleCodebook.Read();

        codebook.Survey.ShouldBe("voorbeeld");
        codebook.Title.ShouldBe(new LocalizedText("Monitor samenwerking", "Cooperation monitor"));
        codebook
            .Waves[1]
            .ShouldBe(
                new Wave("2019", new LocalizedText("2019"), new DateOnly(2019, 3, 1), new DateOnly(2019, 5, 31), "2016")
            );
        codebook.Groups[0].Weighting.Trimming.ShouldBe(new TrimmingPlan(3, 0.3333));
        codebook.Groups[1].Design.Kind.ShouldBe(SamplingKind.Census);
        codebook.Groups[1].Columns.Respondent.ShouldBe("respondent");
        var noemer = codebook.Questions.Single(question => question.Id == "noemer");
        noemer.Groups.ShouldBe(["basisscholen", "schoolbesturen"]);
        noemer.Waves.ShouldBe(["2016", "2019"]);
        noemer.Routing.ShouldBeOfType<AnswerIs>().Codes.ShouldBe(["1"]);
        noemer.TextByGroup["schoolbesturen"].Nl.ShouldBe("Hoe noemt uw bestuur de samenwerking?");
        codebook
            .Questions.Single(question => question.Id == "cijfer")
            .Routing.ShouldBeOfType<AllOf>()
            .Parts[1]
            .ShouldBeOfType<Not>();
        codebook.Profiles[0].Patterns[1].Fits["noemer"].ShouldBe(["anders"]);
    }

    [Fact]
    public void Plan_of_release_and_contact_are_read()
    {
        var codebook = ExampleCodebook.Read();

        codebook.Release.Mode.ShouldBe(ReleaseMode.Scheduled);
        codebook.Release.At["2019"].ShouldBe(new DateTime(2026, 12, 1, 10, 0, 0, DateTimeKind.Unspecified));
        codebook.Contact!.Name.ShouldBe(new LocalizedText("Afdeling onderzoek", "Research department"));
        codebook.Contact.Url.ShouldBe("https://voorbeeld.example/contact");
    }

    [Fact]
    public void Commissioners_of_a_wave_take_the_place_of_those_of_the_survey()
    {
        var json = JsonNode.Parse(ExampleCodebook.Json)!;
        json["waves"]![0]!["commissioners"] = new JsonArray("Fonds", "Stichting");

        var codebook = ExampleCodebook.Reading(json.ToJsonString()).Codebook!;

        codebook.CommissionersOf(codebook.Waves[0]).Select(name => name.Nl).ShouldBe(["Fonds", "Stichting"]);
        codebook.CommissionersOf(codebook.Waves[1]).Select(name => name.Nl).ShouldBe(["Ministerie"]);
    }

    [Fact]
    public void Byte_order_mark_is_passed_over() =>
        CodebookReader
            .Read(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(ExampleCodebook.Json)).ToArray())
            .Issues.ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"survey\":\"a\",}")]
    [InlineData("{} {}")]
    [InlineData("// comment\n{}")]
    public void Malformed_json_is_refused_with_its_line(string json)
    {
        var issue = ExampleCodebook.Reading(json).Issues.ShouldHaveSingleItem();

        issue.Rule.ShouldBe(CodebookRule.Json);
        issue.Message.ShouldContain("line 1");
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("{\"survey\": \"x\",}", "There is a comma right before a closing bracket.")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "more than 64 levels")]
    public void Json_that_cannot_be_read_is_told_in_words_for_who_wrote_it(string json, string words) =>
        ExampleCodebook.Reading(json).Issues.ShouldHaveSingleItem().Message.ShouldContain(words);

    [Fact]
    public void Deep_nesting_is_refused() =>
        ExampleCodebook
            .Reading(new string('[', 100_000))
            .Issues.ShouldHaveSingleItem()
            .Rule.ShouldBe(CodebookRule.Json);

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused() =>
        CodebookReader
            .Read(new byte[] { (byte)'"', 0xE9, (byte)'"' })
            .Issues.ShouldHaveSingleItem()
            .Rule.ShouldBe(CodebookRule.Encoding);

    [Fact]
    public async Task Oversized_codebook_is_refused_without_reading_it_whole()
    {
        var stream = new EndlessSpaces();

        var reading = await CodebookReader.ReadAsync(stream, cancellationToken: TestContext.Current.CancellationToken);

        reading.Issues.ShouldHaveSingleItem().Rule.ShouldBe(CodebookRule.Size);
        stream.BytesRead.ShouldBeLessThan(CodebookLimits.MaximumBytes + 1_000_000);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public void Something_else_than_an_object_is_refused(string json) =>
        ExampleCodebook.Reading(json).Issues.ShouldHaveSingleItem().Rule.ShouldBe(CodebookRule.Type);

    [Fact]
    public void Character_that_the_fonts_lack_is_refused_where_it_stands()
    {
        var json = ExampleCodebook.Json.Replace(
            "\"Ministerie\"",
            "\"Ministerie \U0001F600\"",
            StringComparison.Ordinal
        );

        var issue = CodebookReader
            .Read(Encoding.UTF8.GetBytes(json), PdfRenderer.TextGate)
            .Issues.ShouldHaveSingleItem();

        issue.Path.ShouldBe("$.commissioner");
        issue.Message.ShouldContain("U+1F600");
    }

    [Fact]
    public void Half_a_character_is_refused() =>
        ExampleCodebook
            .Reading(ExampleCodebook.Json.Replace("\"Ministerie\"", "\"\\ud800\"", StringComparison.Ordinal))
            .Issues.ShouldHaveSingleItem()
            .Path.ShouldBe("$.commissioner");

    [Fact]
    public void Half_a_character_in_a_property_name_is_refused() =>
        ExampleCodebook
            .Reading(ExampleCodebook.Json.Replace("\"commissioner\"", "\"\\ud800\"", StringComparison.Ordinal))
            .Issues.ShouldHaveSingleItem()
            .Path.ShouldBe("$");

    [Fact]
    public void Everything_wrong_is_reported_at_once()
    {
        var reading = ExampleCodebook.Changed(root =>
        {
            root["survey"] = "Met Spaties";
            root["waves"]![0]!["fieldworkStart"] = "1 maart";
            root.Question("doelen")["answers"]![1]!["code"] = "taal";
            root["profiles"]![0]!["chapter"] = "onbekend";
        });

        reading.Codebook.ShouldBeNull();
        reading
            .Issues.Select(issue => issue.Path)
            .ShouldBe(
                ["$.survey", "$.waves[0].fieldworkStart", "$.questions[4].answers[1].code", "$.profiles[0].chapter"],
                StringComparer.Ordinal,
                ignoreOrder: true
            );
    }

    [Fact]
    public void Fieldwork_has_two_dates_or_none()
    {
        foreach (
            var (given, lacking) in new[] { ("fieldworkStart", "fieldworkEnd"), ("fieldworkEnd", "fieldworkStart") }
        )
        {
            var issue = ExampleCodebook
                .Changed(root => root["waves"]![0]!.AsObject().Remove(lacking))
                .Issues.ShouldHaveSingleItem(given);
            issue.Path.ShouldBe("$.waves[0]." + lacking);
            issue.Rule.ShouldBe(CodebookRule.WaveOrder);
        }

        var wave = ExampleCodebook
            .Changed(root =>
            {
                root["waves"]![0]!.AsObject().Remove("fieldworkStart");
                root["waves"]![0]!.AsObject().Remove("fieldworkEnd");
            })
            .Codebook.ShouldNotBeNull()
            .Waves[0];
        (wave.FieldworkStart, wave.FieldworkEnd, wave.Year).ShouldBe((null, null, 2016));
    }

    [Fact]
    public void Issues_beyond_the_listed_thousand_are_counted()
    {
        var reading = ExampleCodebook.Reading(
            $"{{{string.Join(',', Enumerable.Range(0, 1_500).Select(i => Invariant($"\"p{i}\":1")))}}}"
        );

        reading.Issues.Count.ShouldBe(CodebookLimits.MaximumListedIssues);
        reading.IssueCount.ShouldBeGreaterThanOrEqualTo(1_500);
    }

    [Fact]
    public void Long_values_are_cut_in_messages() =>
        ExampleCodebook
            .Changed(root => root["survey"] = new string('X', 10_000))
            .Issues.ShouldHaveSingleItem()
            .Message.Length.ShouldBeLessThan(200);

    /// <summary>A stream that never ends.</summary>
    private sealed class EndlessSpaces : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            BytesRead += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }

    [Theory]
    [InlineData("q0004_0001")]
    [InlineData("partyIdStrength")]
    [InlineData("Q3.1")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789.Abcd")]
    public void Question_has_the_id_of_its_column(string id) =>
        ExampleCodebook
            .Changed(root => root.Question("toelichting")["id"] = id)
            .Codebook.ShouldNotBeNull()
            .Questions[^1]
            .Id.ShouldBe(id);
}
