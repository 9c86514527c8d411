using System.IO.Compression;
using System.Text;
using Serverless.Intake.Differences;
using Serverless.Intake.Responses;
using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Conversion;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Drafts;

/// <summary>A small export of each tool becomes a codebook, and is accepted by it as it is.</summary>
public sealed class ToolExportTests
{
    private const string LimeStructure = """
        <?xml version="1.0" encoding="UTF-8"?>
        <document><LimeSurveyDocType>Survey</LimeSurveyDocType>
        <questions><rows>
        <row><qid>1</qid><parent_qid>0</parent_qid><gid>1</gid><type>L</type><title>works</title><question><![CDATA[<b>Werkt</b> u samen?]]></question><question_order>1</question_order><language>nl</language><relevance>1</relevance></row>
        <row><qid>2</qid><parent_qid>0</parent_qid><gid>1</gid><type>F</type><title>views</title><question>Stellingen</question><question_order>2</question_order><language>nl</language><relevance>works.NAOK == "A1"</relevance></row>
        <row><qid>3</qid><parent_qid>0</parent_qid><gid>1</gid><type>M</type><title>goals</title><question>Doelen</question><question_order>3</question_order><language>nl</language><relevance>1</relevance></row>
        </rows></questions>
        <subquestions><rows>
        <row><qid>21</qid><parent_qid>2</parent_qid><title>SQ001</title><question>Visie</question><question_order>1</question_order><language>nl</language><scale_id>0</scale_id></row>
        <row><qid>22</qid><parent_qid>2</parent_qid><title>SQ002</title><question>Team</question><question_order>2</question_order><language>nl</language><scale_id>0</scale_id></row>
        <row><qid>31</qid><parent_qid>3</parent_qid><title>SQ001</title><question>Taal</question><question_order>1</question_order><language>nl</language><scale_id>0</scale_id></row>
        <row><qid>32</qid><parent_qid>3</parent_qid><title>SQ002</title><question>Zorg</question><question_order>2</question_order><language>nl</language><scale_id>0</scale_id></row>
        </rows></subquestions>
        <answers><rows>
        <row><qid>1</qid><code>A1</code><answer>ja</answer><sortorder>1</sortorder><language>nl</language><scale_id>0</scale_id></row>
        <row><qid>1</qid><code>A2</code><answer>nee</answer><sortorder>2</sortorder><language>nl</language><scale_id>0</scale_id></row>
        <row><qid>2</qid><code>B1</code><answer>oneens</answer><sortorder>1</sortorder><language>nl</language><scale_id>0</scale_id></row>
        <row><qid>2</qid><code>B2</code><answer>neutraal</answer><sortorder>2</sortorder><language>nl</language><scale_id>0</scale_id></row>
        <row><qid>2</qid><code>B3</code><answer>eens</answer><sortorder>3</sortorder><language>nl</language><scale_id>0</scale_id></row>
        </rows></answers></document>
        """;

    [Fact]
    public async Task Two_headers_that_happen_to_end_in_brackets_are_no_grid()
    {
        var drafted = await Drafted.OfAsync(
            (
                "a 2024.csv",
                "nr,Bent u het eens? [ja of nee],Bent u het eens? [waarom]\n1,ja,tijd\n2,nee,geld\n3,ja,tijd\n4,nee,geld\n5,ja,tijd\n6,nee,geld\n"
            )
        );

        drafted.Codebook.Questions.OfType<GridQuestion>().ShouldBeEmpty();
        drafted.Codebook.Questions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Plain_table_with_items_in_brackets_has_a_grid()
    {
        var drafted = await Drafted.OfAsync(
            (
                "les 2024.csv",
                "nr,Bent u het eens? [De les is leuk],Bent u het eens? [De les is duur],Bent u het eens? [Ik leer veel],Wat nog? [vrij]\n"
                    + "1,Eens,Oneens,Neutraal,ja\n2,Oneens,Eens,Eens,nee\n3,Neutraal,Neutraal,Oneens,ja\n"
            )
        );

        var grid = drafted.Codebook.Questions.OfType<GridQuestion>().ShouldHaveSingleItem();
        grid.Text.Nl.ShouldBe("Bent u het eens?");
        grid.Items.Select(item => item.Label.Nl).ShouldBe(["De les is leuk", "De les is duur", "Ik leer veel"]);
        grid.Answers.Select(answer => answer.Label.Nl).ShouldBe(["Oneens", "Neutraal", "Eens"]);
        drafted.Codebook.Questions.ShouldContain(question => question.Text.Nl == "Wat nog? [vrij]");
    }

    [Fact]
    public async Task LimeSurvey_with_its_structure_has_labels_grids_and_routing()
    {
        var drafted = await Drafted.OfAsync(
            ("survey.lss", LimeStructure),
            (
                "results.csv",
                "id,submitdate,lastpage,works,views[SQ001],views[SQ002],goals[SQ001],goals[SQ002],goals[other]\n"
                    + "1,2025-03-01 10:00:00,3,A1,B1,B3,Y,,sport\n2,2025-03-02 10:00:00,3,A2,N/A,N/A,,Y,\n3,2025-03-04 10:00:00,3,-oth-,B2,B2,,,\n"
            )
        );

        drafted.Draft.Sources[0].Format.ShouldStartWith("LimeSurvey responses");
        drafted.Types.ShouldBe("works:single views:grid goals:multiple goals-other:open");
        drafted.Question("works")["text"]!.ToString().ShouldBe("Werkt u samen?");
        drafted.Question("views")["routing"]!.ToJsonString().ShouldBe("""{"question":"works","is":["A1"]}""");
        drafted.Draft.Codebook["waves"]![0]!["fieldworkStart"]!.ToString().ShouldBe("2025-03-01");
        drafted
            .Converted[0]
            .ShouldBe(
                "id,works,views.SQ001,views.SQ002,goals.SQ001,goals.SQ002,goals-other\n1,A1,B1,B3,1,,sport\n2,A2,,,,1,\n3,-oth-,B2,B2,,,\n"
            );
    }

    [Fact]
    public async Task Qualtrics_with_three_header_rows_and_recoded_choices()
    {
        const string structure = """
            {"SurveyEntry":{"SurveyName":"Fruit"},"SurveyElements":[
             {"Element":"SQ","Payload":{"QuestionID":"QID1","DataExportTag":"eats","QuestionType":"MC","Selector":"SAVR","QuestionText":"Eats fruit?","Choices":{"1":{"Display":"Yes"},"2":{"Display":"No"}},"ChoiceOrder":[1,2],"RecodeValues":{"1":"10","2":"20"}}},
             {"Element":"SQ","Payload":{"QuestionID":"QID2","DataExportTag":"kinds","QuestionType":"MC","Selector":"MAVR","QuestionText":"Which?","Choices":{"1":{"Display":"Apple"},"2":{"Display":"Pear"}},"ChoiceOrder":["1","2"],
              "DisplayLogic":{"0":{"0":{"LogicType":"Question","ChoiceLocator":"q://QID1/SelectableChoice/1","Operator":"Selected"},"Type":"If"},"Type":"BooleanExpression"}}}]}
            """;
        var drafted = await Drafted.OfAsync(
            ("fruit.qsf", structure),
            (
                "fruit.csv",
                "StartDate,ResponseId,Finished,eats,kinds_1,kinds_2\nStart Date,Response ID,Finished,Eats fruit?,Which? - Apple,Which? - Pear\n"
                    + "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_2\"\"}\"\n"
                    + "2025-01-02 10:00:00,R_1,1,10,1,\n2025-01-03 10:00:00,R_2,1,20,,\n2025-01-05 10:00:00,R_3,1,10,,1\n"
            )
        );

        drafted.Draft.Sources[0].Format.ShouldStartWith("Qualtrics responses");
        drafted.Types.ShouldBe("eats:single kinds:multiple");
        drafted
            .Codebook.Questions[0]
            .Answers.Select(answer => $"{answer.Code}={answer.Label.Nl}")
            .ShouldBe(["10=Yes", "20=No"]);
        drafted.Converted[0].ShouldBe("ResponseId,eats,kinds.1,kinds.2\nR_1,10,1,\nR_2,20,,\nR_3,10,,1\n");
    }

    [Fact]
    public async Task SurveyMonkey_carries_questions_to_the_right()
    {
        var drafted = await Drafted.OfAsync(
            (
                "export.csv",
                "Respondent ID,Do you travel?,Which do you use?,,,Rate it,\n,Response,Bus,Tram,Other (please specify),Price,Speed\n"
                    + "1,Yes,Bus,,,Good,Bad\n2,No,,,,Fair,Good\n3,Yes,Bus,Tram,boat,Bad,Fair\n4,No,,,,Good,Good\n"
            )
        );

        drafted.Draft.Sources[0].Format.ShouldStartWith("SurveyMonkey responses");
        drafted.Types.ShouldBe(
            "do-you-travel:single which-do-you-use:multiple which-do-you-use-other-please-specify:open rate-it:grid"
        );
        drafted.Converted[0].Split('\n')[3].ShouldBe("3,Yes,1,1,boat,Bad,Fair");
    }

    [Fact]
    public async Task Google_Forms_has_several_answers_in_a_cell_with_commas_of_their_own()
    {
        var rows = string.Concat(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    "2025/01/01 10:00,\"Bus, Tram (fast, cheap)\"\n2025/01/01 10:01,Bus\n2025/01/01 10:02,\"Tram (fast, cheap)\"\n2025/01/01 10:03,\"Bike, Bus\"\n2025/01/01 10:04,\"Bike, Tram (fast, cheap)\"\n"
                )
        );
        var drafted = await Drafted.OfAsync(("form.csv", "Timestamp,Which do you use?\n" + rows));

        drafted.Draft.Sources[0].Format.ShouldStartWith("Google Forms responses");
        drafted.Draft.Decisions.ShouldContain(decision =>
            decision.Subject == "respondent" && decision.Proposal.Contains("row")
        );
    }

    [Fact]
    public async Task Kobo_prefers_the_columns_per_option_and_splits_where_there_are_none()
    {
        const string survey =
            "type,name,label::Nederlands (nl),label::English (en),relevant\nselect_one yn,works,Werkt u?,Do you work?,\nselect_multiple kind,kinds,Welke?,Which?,${works} = 'y'\nselect_multiple kind,likes,Leuk?,Fun?,\ninteger,hours,Uren,Hours,\nbegin_repeat,child,Kind,Child,\ntext,age,Leeftijd,Age,\nend_repeat,,,,\n";
        const string choices =
            "list_name,name,label::Nederlands (nl),label::English (en)\nyn,y,ja,yes\nyn,n,nee,no\nkind,a,Appel,Apple\nkind,b,Peer,Pear\n";
        var drafted = await Drafted.OfAsync(
            ("survey.csv", survey),
            ("choices.csv", choices),
            (
                "data.csv",
                "start,end,works,g/kinds,g/kinds/a,g/kinds/b,likes,hours,child[1]/age,_uuid,_submission_time\n"
                    + "2025-01-01T10:00,2025-01-01T10:05,y,a b,1,1,a,36,5,u1,2025-01-01T10:05\n2025-01-02T10:00,2025-01-02T10:05,n,,,,b a,,n/a,u2,2025-01-02T10:05\n"
            )
        );

        drafted.Draft.Sources[0].Format.ShouldStartWith("KoBo or ODK");
        drafted.Types.ShouldBe("works:single kinds:multiple likes:multiple hours:numeric");
        drafted.Question("kinds")["routing"]!.ToJsonString().ShouldBe("""{"question":"works","is":["y"]}""");
        drafted.Question("works")["text"]!["en"]!.ToString().ShouldBe("Do you work?");
        drafted
            .Converted[0]
            .ShouldBe("_uuid,works,kinds.a,kinds.b,likes.a,likes.b,hours\nu1,y,1,1,1,0,36\nu2,n,,,1,1,\n");
    }

    [Fact]
    public async Task Table_of_a_repeated_group_is_refused_with_the_reason()
    {
        var refusal = await Should.ThrowAsync<SourceException>(() =>
            Drafted.OfAsync(
                (
                    "children.csv",
                    "age,_index,_parent_table_name,_parent_index,_uuid,_submission_time\n5,1,form,1,u,2025\n"
                )
            )
        );

        refusal.Message.ShouldContain("repeated group");
    }

    [Fact]
    public async Task Redcap_with_its_dictionary_has_checkboxes_matrices_and_branching()
    {
        const string dictionary =
            "\"Variable / Field Name\",\"Form Name\",\"Section Header\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\",\"Text Validation Type OR Show Slider Number\",Identifier?,\"Branching Logic (Show field only if...)\",\"Matrix Group Name\"\n"
            + "record_id,a,,text,ID,,,,,\nsmokes,a,,yesno,Smokes?,,,,,\nkinds,a,,checkbox,Which?,\"-1, Pipe | 2, Cigar\",,,[smokes] = '1',\nm1,a,Views,radio,One,\"1, no | 2, maybe | 3, yes\",,,,views\nm2,a,,radio,Two,\"1, no | 2, maybe | 3, yes\",,,,views\nphone,a,,text,Phone,,phone,y,,\n";
        var drafted = await Drafted.OfAsync(
            ("dictionary.csv", dictionary),
            (
                "data.csv",
                "record_id,smokes,kinds____1,kinds___2,m1,m2,phone,a_complete\n1,1,1,0,1,3,0600,2\n2,0,,,2,2,0601,2\n"
            )
        );

        drafted.Draft.Sources[0].Format.ShouldStartWith("REDCap records");
        drafted.Types.ShouldBe("smokes:single kinds:multiple views:grid");
        drafted.Question("kinds")["routing"]!.ToJsonString().ShouldBe("""{"question":"smokes","is":["1"]}""");
        drafted.Converted[0].ShouldBe("record_id,smokes,kinds.-1,kinds.2,views.m1,views.m2\n1,1,1,0,1,3\n2,0,,,2,2\n");
    }

    [Fact]
    public async Task Triple_S_is_read_from_a_zip_by_positions_with_its_document_type_unread()
    {
        const string definition = """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <!DOCTYPE sss PUBLIC "-//triple-s//DTD Survey Interchange v2.0//EN" "http://127.0.0.1:9/sss_v20.dtd">
            <sss version="2.0"><survey><title>Visit<br/>study</title><record ident="V">
            <variable ident="1" type="quantity" use="serial"><name>ID</name><label>Id</label><position start="1" finish="3"/></variable>
            <variable ident="2" type="single"><name>Q1</name><label>Been before<text mode="interview">Been here?</text></label><position start="4"/><values><value code="1">Yes</value><value code="2">No</value></values></variable>
            <variable ident="3" type="multiple"><name>Q2</name><label>Seen</label><position start="5" finish="7"/><values><value code="1">Castle</value><value code="2">Museum</value><value code="3">Park</value></values></variable>
            <variable ident="4" type="multiple"><name>Q3</name><label>Best two</label><position start="8" finish="9"/><spread subfields="2"/><values><value code="1">Castle</value><value code="2">Museum</value></values></variable>
            <variable ident="5" type="quantity"><name>Q4</name><label>Miles</label><position start="10" finish="12"/><values><range from="1" to="500"/><value code="999">Not stated</value></values></variable>
            </record></survey></sss>
            """;
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (
                var (name, text) in new[]
                {
                    ("visit.sss", definition),
                    ("visit.asc", "001110121 25\r\n0022000  999\r\n0031   2 120\r\n"),
                }
            )
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.Latin1.GetBytes(text));
            }

        var drafted = await Drafted.OfAsync([], ("visit.zip", zip.ToArray()));

        drafted.Types.ShouldBe("Q1:single Q2:multiple Q3:multiple Q4:numeric");
        drafted.Codebook.Questions[0].Text.Nl.ShouldBe("Been here?");
        drafted
            .Converted[0]
            .ShouldBe("ID,Q1,Q2.1,Q2.2,Q2.3,Q3.1,Q3.2,Q4\n1,1,1,0,1,1,1,25\n2,2,0,0,0,,,999\n3,1,,,,0,1,120\n");
    }

    [Fact]
    public async Task Ddi_codebook_gives_texts_and_labels_to_a_data_file()
    {
        const string ddi = """
            <codeBook xmlns="ddi:codebook:2_5"><dataDscr>
            <var name="V1" intrvl="discrete"><labl>gender</labl><qstn><qstnLit>What is your gender?</qstnLit></qstn><catgry><catValu>1</catValu><labl>Male</labl></catgry><catgry><catValu>2</catValu><labl>Female</labl></catgry><catgry missing="Y"><catValu>9</catValu><labl>Unclear</labl></catgry></var>
            </dataDscr></codeBook>
            """;
        var drafted = await Drafted.OfAsync(("codebook.xml", ddi), ("data.csv", "caseid,V1\n1,1\n2,2\n3,9\n"));

        drafted.Types.ShouldBe("V1:single");
        drafted.Codebook.Questions[0].Text.Nl.ShouldBe("What is your gender?");
        drafted.Codebook.Questions[0].Answers.Where(answer => answer.Missing).ShouldHaveSingleItem().Code.ShouldBe("9");
    }

    [Fact]
    public async Task Issue_of_a_converted_file_names_the_row_of_the_file_that_was_sent()
    {
        var drafted = await Drafted.OfAsync(
            ("a.csv", "id;Q.1;Q.2\n1;1;x\n2;2;x\n3;1;y\n4;1;y\n5;2;x\n6;1;y\n7;2;x\n8;1;y\n")
        );
        var file = Encoding.UTF8.GetBytes("\"sep=;\"\nid;Q.1;Q.2\n\n1;1;x\n;;\n2;2;z\n1;1;x\n");
        using var target = new MemoryStream();
        var conversion = await ResponseConversion.RunAsync(
            () => new MemoryStream(file),
            "a.csv",
            drafted.Codebook,
            drafted.Codebook.Waves[0].Id,
            "groep",
            target,
            TestContext.Current.CancellationToken
        );
        target.Position = 0;

        var report = await ResponseReader.CheckAsync(
            target,
            ResponseProfile.For(drafted.Codebook, drafted.Codebook.Waves[0].Id, "groep", withRespondents: false),
            places: conversion.Places,
            cancellationToken: TestContext.Current.CancellationToken
        );

        report.Issues.Select(issue => (issue.Row, issue.Column)).ShouldBe([(6, "Q.2"), (7, "id")]);
        report.Issues[1].Message.ShouldContain("Row 4");
    }
}
