using System.Text.Json;
using Serverless.Flows;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Messages;

/// <summary>Issues that are kept beside a file are said later in any language.</summary>
public sealed class KeptMessageTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new MessageTextConverter() } };

    [Fact]
    public void Message_that_was_kept_is_the_same_in_every_language()
    {
        MessageText expected = "a number";
        MessageText message = $"The property '{"{0}"}' is missing; {expected} is expected.";

        var kept = JsonSerializer.Deserialize<MessageText>(JsonSerializer.Serialize(message, Options), Options)!;

        kept.ShouldBe(message);
        Wording.Messages.Said(kept, Language.Dutch).ShouldBe("De eigenschap '{0}' ontbreekt; verwacht: een getal.");
    }

    [Fact]
    public void Text_that_was_kept_before_is_said_as_it_is()
    {
        var kept = JsonSerializer.Deserialize<MessageText>("\"Row 4 has the same respondent id.\"", Options)!;

        Wording.Messages.Said(kept, Language.Dutch).ShouldBe("Row 4 has the same respondent id.");
    }
}
