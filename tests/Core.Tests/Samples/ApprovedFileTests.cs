using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Samples;

public sealed class ApprovedFileTests
{
    private static readonly string First = new ApprovedFile("").Approve("1", "in", ["a 1"])!;

    [Fact]
    public void Changed_lines_are_not_approved_under_the_same_version() =>
        new ApprovedFile(First).Approve("1", "in", ["a 2"]).ShouldBeNull();

    [Theory]
    [InlineData("2", "in")]
    [InlineData("1", "other")]
    public void Changed_lines_are_approved_under_a_higher_version_or_of_other_inputs(string version, string inputs)
    {
        var file = new ApprovedFile(new ApprovedFile(First).Approve(version, inputs, ["a 2"])!);

        file.IsSound.ShouldBeTrue();
        file.Lines.ShouldBe(["a 2"]);
        file.History.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("a 1", "a 2")]
    [InlineData("approved 1 in", "approved 2 in\napproved 2 in")]
    public void File_that_was_edited_by_hand_is_not_sound(string old, string edited)
    {
        var lines = First.Replace(old, edited, StringComparison.Ordinal);

        Should.Throw<Exception>(() => new ApprovedFile(lines).IsSound.ShouldBeTrue());
    }

    [Fact]
    public void Lines_that_are_the_same_need_no_approval() =>
        new ApprovedFile(First).Approve("1", "in", ["a 1"]).ShouldBe(First);
}
