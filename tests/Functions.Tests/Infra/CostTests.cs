using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>
/// The costs that infra/README.md names follow from the prices and quantities in infra/costs.json, and the quantities
/// from the templates and the functions.
/// </summary>
[Collection(nameof(EvaluatedTemplates))]
public sealed class CostTests(EvaluatedTemplates templates)
{
    private const int SecondsPerMonth = 730 * 3600;

    private readonly JsonNode _costs = JsonNode.Parse(File.ReadAllText(Repository.PathOf("infra", "costs.json")))!;

    [Theory]
    [InlineData("atRestPerMonth", "at rest, a month")]
    [InlineData("per1000Factsheets", "1,000 factsheets")]
    [InlineData("privateNetworkingPerMonth", "private networking, a month")]
    [InlineData("zoneRedundancyPerMonth", "zone redundancy, a month")]
    public void Readme_states_the_sum_of_price_times_quantity(string usage, string row)
    {
        var sum = _costs[usage]!.AsObject().Sum(q => (decimal)q.Value! * (decimal)_costs["prices"]![q.Key]!);

        var line = File.ReadLines(Repository.PathOf("infra", "README.md"))
            .Single(l => l.StartsWith("| " + row, StringComparison.Ordinal));

        line.ShouldEndWith(
            "| "
                + Math.Round(sum, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture)
                + " |"
        );
    }

    [Theory]
    [InlineData("atRestPerMonth", "logAlertMonth", "Microsoft.Insights/scheduledQueryRules")]
    [InlineData("atRestPerMonth", "metricAlertMonth", "Microsoft.Insights/metricAlerts")]
    [InlineData("privateNetworkingPerMonth", "privateEndpointMonth", "Microsoft.Network/privateEndpoints")]
    [InlineData("privateNetworkingPerMonth", "privateDnsZoneMonth", "Microsoft.Network/privateDnsZones")]
    public void Resources_that_cost_by_the_month_are_counted(string usage, string price, string type) =>
        ((int)_costs[usage]![price]!).ShouldBe(templates.Everything.OfType(type).Count);

    /// <summary>
    /// A zone-redundant plan keeps two instances ready for each group that scales by itself: all HTTP functions, all
    /// blob functions, and every other function.
    /// </summary>
    [Fact]
    public void Zone_redundancy_is_priced_for_two_ready_instances_of_every_group()
    {
        var triggers = FunctionTriggers.All.Select(t => t.Type).ToList();
        var groups =
            triggers.Where(t => t is "httpTrigger" or "blobTrigger").Distinct().Count()
            + triggers.Count(t => t is not "httpTrigger" and not "blobTrigger");
        var gigabytes =
            (int)
                templates
                    .Everything.OfType("Microsoft.Web/sites")
                    .Single()
                    .Property("functionAppConfig.scaleAndConcurrency.instanceMemoryMB")! / 1024;

        ((long)_costs["zoneRedundancyPerMonth"]!["alwaysReadyGBSecond"]!).ShouldBe(
            2L * groups * gigabytes * SecondsPerMonth
        );
    }
}
