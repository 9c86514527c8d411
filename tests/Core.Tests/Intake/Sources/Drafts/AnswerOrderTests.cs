using Serverless.Intake.Sources.Drafts;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Drafts;

public sealed class AnswerOrderTests
{
    [Theory]
    [InlineData("vaak|nooit|weet niet|zelden|soms", "nooit|zelden|soms|vaak|weet niet")]
    [InlineData("Mee eens|Neutraal|Helemaal mee oneens|Mee oneens", "Helemaal mee oneens|Mee oneens|Neutraal|Mee eens")]
    [InlineData("goed|zeer slecht|matig|slecht", "zeer slecht|slecht|matig|goed")]
    [InlineData("strongly agree|disagree|neutral|agree", "disagree|neutral|agree|strongly agree")]
    [InlineData("55-74|75+|35-54|18-34", "18-34|35-54|55-74|75+")]
    [InlineData("25 tot 40 jaar|40 jaar of ouder|tot 25 jaar", "tot 25 jaar|25 tot 40 jaar|40 jaar of ouder")]
    [InlineData("€ 10.000 - € 20.000|meer dan € 20.000|< € 10.000", "< € 10.000|€ 10.000 - € 20.000|meer dan € 20.000")]
    [InlineData("100+|20-99|1-19", "1-19|20-99|100+")]
    public void Scales_and_classes_go_from_low_to_high(string found, string expected)
    {
        var (answers, isScale) = AnswerOrder.Of(found.Split('|'));

        string.Join('|', answers).ShouldBe(expected);
        isScale.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Zuid|Noord|Oost")]
    [InlineData("ja|nee")]
    [InlineData("goed|fout|anders")]
    [InlineData("groep 3|groep 1|klas 2")]
    [InlineData("vaak|meestal|soms")]
    public void Other_answers_stay_as_they_come(string found)
    {
        var (answers, isScale) = AnswerOrder.Of(found.Split('|'));

        string.Join('|', answers).ShouldBe(found);
        isScale.ShouldBeFalse();
    }
}
