using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using Serverless.Flows;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>What an administrator is alerted to, and that what the alerts look for exists.</summary>
[Collection(nameof(EvaluatedTemplates))]
public sealed partial class AlertTests(EvaluatedTemplates templates)
{
    [Fact]
    public void Alerts_are_the_ones_an_administrator_needs()
    {
        var alerts = templates
            .Default.OfType("Microsoft.Insights/scheduledQueryRules")
            .Concat(templates.Default.OfType("Microsoft.Insights/metricAlerts"))
            .Select(a => AlertPrefix().Replace(a.Name(), ""));

        alerts
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "backup-missing",
                "logs-stopped",
                "poison-message",
                "server-errors",
                "stale-check-missing",
                "wave-failed",
                "waves-stay-stale",
            ]);
    }

    [Fact]
    public void No_alert_looks_at_less_than_half_an_hour()
    {
        var windows = templates
            .Default.OfType("Microsoft.Insights/scheduledQueryRules")
            .Concat(templates.Default.OfType("Microsoft.Insights/metricAlerts"))
            .ToDictionary(
                a => AlertPrefix().Replace(a.Name(), ""),
                a => XmlConvert.ToTimeSpan(a.Property("windowSize").Text())
            );

        windows.Values.Min().ShouldBe(TimeSpan.FromMinutes(30));
    }

    [Theory]
    [InlineData("waves-stay-stale")]
    [InlineData("wave-failed")]
    public void Alert_on_a_metric_names_one_that_the_program_records(string alert)
    {
        var recorded = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) => recorded.Add(instrument.Name),
        };
        listener.Start();
        RuntimeHelpers.RunClassConstructor(typeof(FlowTelemetry).TypeHandle);

        var named = Alert(alert).Property("criteria.allOf")![0]!["query"].Text().Split('"')[1];

        recorded.ShouldContain(named);
    }

    [Fact]
    public void Alerts_on_requests_name_functions_that_exist()
    {
        var named = templates
            .Default.OfType("Microsoft.Insights/scheduledQueryRules")
            .Select(a => a.Property("criteria.allOf")![0]!["query"].Text())
            .Where(query => query.StartsWith("requests", StringComparison.Ordinal))
            .SelectMany(query => query.Split('"').Where((_, i) => i % 2 == 1))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        named.ShouldNotBeEmpty();
        named.ShouldBeSubsetOf(FunctionTriggers.All.Select(t => t.Function));
    }

    [Fact]
    public void Poison_alert_names_functions_that_exist()
    {
        var query = Alert("poison-message").Property("criteria.allOf")![0]!["query"].Text();
        var named = query.Split('"').Where((_, i) => i % 2 == 1).Order(StringComparer.Ordinal);
        var poisonFunctions = FunctionTriggers
            .All.Where(t => t.Place?.EndsWith("-poison", StringComparison.Ordinal) == true)
            .Select(t => t.Function)
            .Order(StringComparer.Ordinal);

        named.ShouldBe(poisonFunctions);
    }

    [Fact]
    public void Alerts_reach_the_administrator() =>
        templates
            .Default.OfType("Microsoft.Insights/actionGroups")
            .Single()
            .Property("emailReceivers")!
            .AsArray()
            .Count.ShouldBe(1);

    private JsonObject Alert(string name) =>
        templates
            .Default.OfType("Microsoft.Insights/scheduledQueryRules")
            .Single(a => AlertPrefix().Replace(a.Name(), "") == name);

    [GeneratedRegex("^alert-proef-[a-z0-9]{13}-", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AlertPrefix();
}
