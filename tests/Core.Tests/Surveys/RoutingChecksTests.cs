using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Surveys;

/// <summary>Of a recognisable group every table is checked for disclosure with all that route to it: so many at most.</summary>
public sealed class RoutingChecksTests
{
    [Theory]
    [InlineData(true, CodebookLimits.MaximumRoutingQuestions, null)]
    [InlineData(true, CodebookLimits.MaximumRoutingQuestions + 1, "$.questions[52].routing")]
    [InlineData(false, CodebookLimits.MaximumRoutingQuestions + 1, null)]
    public void Routing_of_a_recognisable_group_rests_on_so_many_questions(bool identifiable, int questions, string? at)
    {
        var reading = Reading(identifiable, Enumerable.Range(1, questions).Select(i => (i, i - 1)));

        reading
            .Issues.Select(issue => (issue.Path, issue.Rule))
            .ShouldBe(at is null ? [] : [(at, CodebookRule.RoutingOrder)]);
    }

    [Fact]
    public void Questions_that_route_in_several_ways_count_once()
    {
        var reading = Reading(
            identifiable: true,
            Enumerable.Range(1, CodebookLimits.MaximumRoutingQuestions).SelectMany(i => new[] { (i, i - 1), (i, 0) })
        );

        reading.Issues.ShouldBeEmpty();
    }

    /// <summary>A survey of which each question is asked of those who gave one of some earlier ones.</summary>
    private static CodebookReading Reading(bool identifiable, IEnumerable<(int Question, int RoutedBy)> routes)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs/examples/codebook.json")))!;
        json["groups"]![0]!["identifiable"] = identifiable;
        var asked = json["questions"]![1]!;
        var routed = routes.ToLookup(route => route.Question, route => route.RoutedBy);
        JsonNode[] questions =
        [
            .. Enumerable
                .Range(0, routed.Max(route => route.Key) + 1)
                .Select(i =>
                {
                    var question = asked.DeepClone();
                    question["id"] = Id(i);
                    if (routed.Contains(i))
                        question["routing"] = JsonSerializer.SerializeToNode(
                            new { any = routed[i].Select(by => new { question = Id(by), @is = new[] { "1" } }) }
                        );
                    return question;
                }),
        ];
        json["questions"] = new JsonArray([json["questions"]![0]!.DeepClone(), .. questions]);
        return ExampleCodebook.Reading(json.ToJsonString());

        static string Id(int number) => "q" + number.ToString(CultureInfo.InvariantCulture);
    }
}
