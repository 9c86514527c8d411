using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>The costs that infra/README.md names follow from the prices and quantities in infra/costs.json.</summary>
public sealed class CostTests
{
    [Theory]
    [InlineData("atRestPerMonth", "at rest, a month")]
    [InlineData("per1000Factsheets", "1,000 factsheets")]
    public void Readme_states_the_sum_of_price_times_quantity(string usage, string row)
    {
        var costs = JsonNode.Parse(File.ReadAllText(Repository.PathOf("infra", "costs.json")))!;
        var sum = costs[usage]!.AsObject().Sum(q => (decimal)q.Value! * (decimal)costs["prices"]![q.Key]!);

        var line = File.ReadLines(Repository.PathOf("infra", "README.md"))
            .Single(l => l.StartsWith("| " + row, StringComparison.Ordinal));

        line.ShouldEndWith(
            "| " + Math.Round(sum, 2, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) + " |"
        );
    }
}
