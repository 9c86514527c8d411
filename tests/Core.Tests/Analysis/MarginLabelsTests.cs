using Serverless.Analysis;
using Serverless.Surveys;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

public sealed class MarginLabelsTests
{
    [Theory]
    [InlineData("""{"nl": "Regio", "en": "Region"}""", null, "Regio", "Region")]
    [InlineData("""{"nl": "Wat is uw regio?", "en": "Region"}""", null, "q1", "q1")]
    [InlineData("\"De regio waarin u in de afgelopen maand hebt gewerkt\"", null, "q1", "q1")]
    [InlineData("\"Wat is uw regio?\"", """{"nl": "Gebied", "en": "Area"}""", "Gebied", "Area")]
    public void Margin_is_called_by_its_short_text_or_by_a_text_that_is_a_name(
        string text,
        string? shortText,
        string dutch,
        string english
    )
    {
        var named = shortText is null ? "" : $"\"shortText\": {shortText},";
        var codebook = CodebookReader
            .Read(
                System.Text.Encoding.UTF8.GetBytes(
                    $$$"""
                    {"survey": "s", "title": "S", "commissioner": "M",
                     "waves": [{"id": "2019", "title": "2019", "fieldworkStart": "2019-03-01", "fieldworkEnd": "2019-05-31"}],
                     "groups": [{"id": "g", "label": "g", "design": {"kind": "sample"}, "weighting": {"method": "post-stratification", "margins": ["q1"]}}],
                     "chapters": [{"id": "c", "title": "C"}],
                     "questions": [{"id": "q1", "type": "single", "chapter": "c", "text": {{{text}}}, {{{named}}}
                       "answers": [{"code": "1", "label": "a"}, {"code": "2", "label": "b"}]}]}
                    """
                )
            )
            .Codebook.ShouldNotBeNull();

        var name = MarginLabels.Variable(codebook, "q1");

        name.In(Language.Dutch).ShouldBe(dutch);
        name.In(Language.English).ShouldBe(english);
    }
}
