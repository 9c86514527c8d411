using System.Text.Json;
using Serverless.Flows.Differences;
using Serverless.Storage;
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

    [Fact]
    public void Difference_of_a_large_upload_is_kept_whole_and_said_in_every_language()
    {
        var (group, wave) = ("scholen", "2024");
        var difference = new UploadDifference
        {
            Present = "abc",
            NotCompared = $"The responses of group '{group}' in wave '{wave}' that are there do not fit the codebook.",
            LinkKeys = new("2020", 3, 4, 3, 2, [new("in-one-case", 3)]),
            SameFiles = [new("2024", "besturen")],
        };

        var kept = UploadDifference.OfStoredJson(difference.ToStoredJson());

        kept.ToStoredJson().ShouldBe(difference.ToStoredJson());
        kept.LinkKeys!.NearMatches.ShouldBe(difference.LinkKeys.NearMatches);
        Wording
            .Messages.Said(kept.NotCompared!, Language.Dutch)
            .ShouldBe(
                "De antwoorden van groep 'scholen' in meting '2024' die er nu zijn passen niet bij het codeboek."
            );
    }

    [Fact]
    public void Message_in_a_table_is_the_same_in_every_language()
    {
        MessageText reason = $"2024/scholen: {new LocalizedText("te weinig scholen", "too few schools")}";
        MessageText message = $"The wave could not be computed: {reason}";

        var kept = KeptMessage.Read(KeptMessage.Write(message))!;

        kept.ShouldBe(message);
        kept.ToString().ShouldBe("The wave could not be computed: 2024/scholen: too few schools");
        Wording
            .Messages.Said(kept, Language.Dutch)
            .ShouldBe("De meting kon niet worden berekend: 2024/scholen: te weinig scholen");
    }

    [Fact]
    public void Message_that_is_too_long_for_a_table_is_kept_in_english_and_cut_off()
    {
        MessageText message = $"The wave could not be computed: {new string('x', 40_000)}";

        var kept = KeptMessage.Read(KeptMessage.Write(message))!;

        kept.ToString().ShouldBe(message.ToString()[..4_000]);
    }

    [Fact]
    public void No_message_is_kept_as_nothing() => KeptMessage.Read(KeptMessage.Write(null)).ShouldBeNull();
}
