using System.Text;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Drafts;

/// <summary>Exports of tools in the language of their users: what is about the form or the person is no question.</summary>
public sealed class ExportLanguageTests
{
    [Fact]
    public async Task SurveyMonkey_in_Dutch()
    {
        var drafted = await Drafted.OfAsync(
            (
                "export.csv",
                "Respondent-ID;Collector-ID;Begindatum;Einddatum;IP-adres;E-mailadres;Voornaam;Achternaam;Aangepaste gegevens 1;Werkt u samen?;;Waarin?;\n"
                    + ";;;;;;;;;Respons;Anders (geef nadere toelichting);Taal;Zorg\n"
                    + "11;7;1-5-2026;1-5-2026;192.0.2.1;a@school.example;An;Bos;;Ja;;Taal;\n"
                    + "12;7;1-5-2026;1-5-2026;192.0.2.2;;;;;Nee;;;Zorg\n13;7;1-5-2026;1-5-2026;;;;;;Ja;soms;Taal;Zorg\n14;7;;;;;;;;Nee;;Taal;\n"
            )
        );

        drafted.Draft.Sources[0].Format.ShouldStartWith("SurveyMonkey");
        drafted.Codebook.Groups[0].Columns.Respondent.ShouldBe("Respondent-ID");
        drafted.Types.ShouldBe(
            "werkt-u-samen:single werkt-u-samen-anders-geef-nadere-toelichting:open waarin:multiple"
        );
    }

    [Theory]
    [InlineData("Respons-ID;Datum verstuurd;Laatste pagina;Starttaal;Zaad")]
    [InlineData("Antwort ID;Datum Abgeschickt;Letzte Seite;Start-Sprache;Zufallsstartwert")]
    [InlineData("ID de la réponse;Date de soumission;Dernière page;Langue de départ;Tête de série")]
    [InlineData("Response ID;Submitted on;Last page;Start language;Seed")]
    public async Task LimeSurvey_in_any_language(string heads)
    {
        var drafted = await Drafted.OfAsync(
            (
                "results.csv",
                $"{heads};Werkt u samen?;Wat vindt u van: [De visie];Wat vindt u van: [Het team]\n"
                    + "1;2026-05-01 10:00:00;2;nl;4711;Ja;Eens;Oneens\n2;2026-05-01 10:00:00;2;nl;4712;Nee;Eens;Eens\n"
                    + "3;2026-05-02 10:00:00;2;nl;4713;Ja;Oneens;Eens\n4;2026-05-02 10:00:00;2;nl;4714;Ja;Oneens;Eens\n"
            )
        );

        drafted.Draft.Sources[0].Format.ShouldStartWith("LimeSurvey");
        drafted.Types.ShouldBe("werkt-u-samen:single wat-vindt-u-van:grid");
    }

    [Theory]
    [InlineData("ID;Begintijd;Tijd van voltooien;E-mail;Naam")]
    [InlineData("Id;Start time;Completion time;Email;Name;Last modified time")]
    public async Task Microsoft_Forms_with_a_semicolon_behind_every_answer(string heads)
    {
        var admin = heads.Split(';').Length - 3;
        var person = string.Join(';', ["anonymous", .. Enumerable.Repeat("", admin - 1)]);
        var drafted = await Drafted.OfAsync(
            (
                "forms.csv",
                $"{heads};Werkt u samen?;Waarin?;Naam\n"
                    + $"1;5/1/26 9:00:00;5/1/26 9:05:00;{person};Ja;\"Taal;Zorg;\";x\n"
                    + $"2;5/1/26 9:00:00;5/1/26 9:05:00;{person};Nee;Zorg;;y\n".Replace(
                        "Zorg;;",
                        "\"Zorg;\";",
                        StringComparison.Ordinal
                    )
                    + $"3;5/1/26 9:00:00;5/1/26 9:05:00;{person};Ja;\"Huisvesting;Taal;\";z\n"
                    + $"4;5/1/26 9:00:00;5/1/26 9:05:00;{person};Ja;\"Taal;\";w\n"
            )
        );

        drafted.Draft.Sources[0].Format.ShouldStartWith("Microsoft Forms");
        drafted.Codebook.Groups[0].Columns.Respondent.ShouldBe(heads[..2]);
        drafted.Types.ShouldBe("werkt-u-samen:single waarin:multiple Naam:open");
        drafted.Converted[0].ShouldContain("\n3,Ja,1,0,1,z\n");
    }

    [Fact]
    public async Task Redcap_with_labels()
    {
        var drafted = await Drafted.OfAsync(
            (
                "labels.csv",
                "Record ID,Survey Identifier,Survey Timestamp,Werkt u samen?,Waarin? (choice=Taal),Waarin? (choice=Zorg),Complete?\n"
                    + "1,,2026-05-01 10:00,Ja,Checked,Unchecked,Complete\n2,,2026-05-01 10:00,Nee,Unchecked,Checked,Complete\n3,,2026-05-01 10:00,Ja,Checked,Checked,Complete\n"
            )
        );

        drafted.Types.ShouldBe("werkt-u-samen:single waarin:multiple");
        drafted.Converted[0].ShouldContain("\n2,Nee,0,1\n");
    }

    [Fact]
    public async Task Qualtrics_in_utf16_with_tabs_and_labels()
    {
        const string ids =
            "{\"ImportId\":\"_recordId\"}\t{\"ImportId\":\"QID1\"}\t{\"ImportId\":\"QID2\"}\t{\"ImportId\":\"QID3_TEXT\"}";
        var text =
            "ResponseId\tQ1\tQ2\tQ3\nAntwoord-ID\tWerkt u samen?\tWaarin? - Selected Choice\tCijfer\n"
            + ids.Replace("\"", "\"\"", StringComparison.Ordinal)
                .Replace("\t", "\"\t\"", StringComparison.Ordinal)
                .Insert(0, "\"")
            + "\"\n"
            + "R_1\tJa\tTaal,Zorg\t7\nR_2\tNee\tTaal\t8\nR_3\tJa\tZorg\t6\nR_4\tJa\tTaal,Zorg\t6\nR_5\tJa\tZorg\t6\n";

        var drafted = await Drafted.OfAsync([], ("q.tsv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]));

        drafted.Types.ShouldBe("QID1:single QID2:multiple QID3:numeric");
        drafted.Codebook.Questions[1].Text.Nl.ShouldBe("Waarin?");
        drafted.Codebook.Questions[2].Text.Nl.ShouldBe("Cijfer");
    }

    [Fact]
    public async Task Column_of_addresses_is_left_out()
    {
        var drafted = await Drafted.OfAsync(
            (
                "a.csv",
                "nr,contact,herkomst,versie,vraag\n1,a@school.example,192.0.2.7,1.2,ja\n2,b@school.example,2001:db8::1,1.3,nee\n3,c@school.example,192.0.2.9,1.2,ja\n"
            )
        );

        drafted.Types.ShouldBe("versie:numeric vraag:single");
        drafted.Draft.Decisions.ShouldContain(decision =>
            decision.Found.Contains("contact, herkomst", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Column_with_missing_answers_alone_is_kept_as_text()
    {
        var drafted = await Drafted.OfAsync(
            (
                "codebook.xml",
                "<codeBook xmlns=\"ddi:codebook:2_5\"><dataDscr><var name=\"V1\"><labl>reden</labl><catgry missing=\"Y\"><catValu>9</catValu><labl>onbekend</labl></catgry></var><var name=\"V2\"><labl>cijfer</labl></var></dataDscr></codeBook>"
            ),
            ("data.csv", "caseid,V1,V2\n1,9,3\n2,9,4\n3,,5\n")
        );

        drafted.Types.ShouldBe("V1:open V2:numeric");
    }
}
