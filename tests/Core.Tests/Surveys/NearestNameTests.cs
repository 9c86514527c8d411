using Serverless.Surveys.Issues;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Core.Tests.Surveys;

public sealed class NearestNameTests
{
    private static readonly string[] Known = [.. Enumerable.Range(0, 2_000).Select(i => Invariant($"question-{i:D5}"))];

    [Fact]
    public void Nearest_of_the_known_names_is_the_hint()
    {
        var nearest = new NearestName();

        nearest.Of("quesion-00042", Known).ShouldBe("question-00042");
        nearest.Hint("quesion-00042", Known)!.ToString().ShouldBe(" Did you mean 'question-00042'?");
        nearest.Of("something else", Known).ShouldBeNull();
    }

    /// <summary>
    /// A file of five megabytes has room for a hundred thousand mistyped names, each to be held against thousands of known
    /// ones: hours, where reading the file takes a second.
    /// </summary>
    [Fact]
    public void Hints_end_where_they_would_cost_more_than_reading_the_file()
    {
        var nearest = new NearestName();
        var asked = 0;
        while (asked < 5_000 && nearest.Of("quesion-01999", Known) is not null)
            asked++;

        asked.ShouldBeInRange(100, 300);
        nearest.Of("quesion-01999", Known).ShouldBeNull();
        new NearestName().Of("quesion-01999", Known).ShouldBe("question-01999");
    }
}
