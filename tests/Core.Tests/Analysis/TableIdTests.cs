using System.Text.Json;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

public sealed class TableIdTests
{
    [Theory]
    [InlineData("samen", "samen", null)]
    [InlineData("oordeel.team", "oordeel", "team")]
    [InlineData("margin leeftijd", "margin leeftijd", null)]
    public void Text_is_read_as_question_and_part(string text, string question, string? part) =>
        TableId.Parse(text).ShouldBe(new TableId(question, part));

    [Theory]
    [InlineData("samen", null, "\"samen\"")]
    [InlineData("oordeel", "team", "\"oordeel.team\"")]
    public void Id_is_one_string_in_JSON(string question, string? part, string json)
    {
        JsonSerializer.Serialize(new TableId(question, part)).ShouldBe(json);
        JsonSerializer.Deserialize<TableId>(json).ShouldBe(new TableId(question, part));
    }
}
