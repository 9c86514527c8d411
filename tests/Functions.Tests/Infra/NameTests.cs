using System.Text.RegularExpressions;
using CsCheck;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>
/// Any name of an environment that the Azure Developer CLI accepts gives names that Azure accepts, each of its own.
/// </summary>
public sealed class NameTests
{
    /// <summary>What the Azure Developer CLI accepts.</summary>
    private const string LegalCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-()_.";

    /// <summary>
    /// Naming rules per resource type, from "Naming rules and restrictions for Azure resources" in Azure's documentation.
    /// Where a type accepts more, the rule here is the part of it that these templates use.
    /// </summary>
    private static readonly Dictionary<string, Regex> Rules = new(StringComparer.Ordinal)
    {
        ["Microsoft.Resources/resourceGroups"] = Rule("[A-Za-z0-9_()-]{1,90}"),
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = Rule("[A-Za-z0-9][A-Za-z0-9_-]{2,127}"),
        ["Microsoft.OperationalInsights/workspaces"] = Rule("[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]"),
        ["Microsoft.Insights/components"] = Rule("[A-Za-z0-9-]{1,260}"),
        ["Microsoft.Insights/actionGroups"] = Rule("[A-Za-z0-9-]{1,260}"),
        ["Microsoft.Insights/scheduledQueryRules"] = Rule("[A-Za-z0-9-]{1,260}"),
        ["Microsoft.Insights/metricAlerts"] = Rule("[A-Za-z0-9-]{1,260}"),
        ["Microsoft.Network/virtualNetworks"] = Rule("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]"),
        ["Microsoft.Network/privateEndpoints"] = Rule("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]"),
        ["Microsoft.Storage/storageAccounts"] = Rule("[a-z0-9]{3,24}"),
        ["Microsoft.Web/serverfarms"] = Rule("[A-Za-z0-9][A-Za-z0-9-]{0,58}[A-Za-z0-9]"),
        ["Microsoft.Web/sites"] = Rule("[A-Za-z0-9][A-Za-z0-9-]{0,58}[A-Za-z0-9]"),
        ["Microsoft.EventGrid/systemTopics"] = Rule("[A-Za-z0-9-]{3,50}"),
    };

    /// <summary>Named by what they belong to, or by a fixed name.</summary>
    private static readonly string[] Unnamed =
    [
        "Microsoft.Authorization/roleAssignments",
        "Microsoft.Authorization/locks",
        "Microsoft.Insights/diagnosticSettings",
        "Microsoft.Network/privateDnsZones",
    ];

    private static readonly string[] Difficult =
    [
        "a",
        "A",
        "-",
        "...",
        "(_)",
        "a-b",
        "a.b",
        "a_b",
        "-a-b-",
        "Proef(Noord).",
        "proef",
        "Proef",
        "PROEF",
        new string('z', 64),
        new string('Z', 64),
        new string('z', 63) + ".",
        new string('-', 64),
        "aaaaaaaaaaaaaaaaaaaaaaa-b",
    ];

    [Fact]
    public async Task Every_environment_name_gives_legal_names_that_no_other_environment_has()
    {
        var random = Gen.Char[LegalCharacters]
            .Array[1, 64]
            .Select(characters => new string(characters))
            .Array[30]
            .Single();
        var environments = Difficult.Concat(random).Distinct().ToList();
        using var bicep = new BicepFolder();
        await File.WriteAllTextAsync(
            bicep.PathOf("environments.bicep"),
            """
            targetScope = 'subscription'
            param names string[]
            module environments 'main.bicep' = [
              for (name, i) in names: { name: 'environment-${i}', params: { environmentName: name, privateNetworking: true } }
            ]
            """,
            TestContext.Current.CancellationToken
        );

        var resources = await bicep.EvaluateAsync(
            $"using './environments.bicep'\nparam names = [{string.Join(", ", environments.Select(e => $"'{e}'"))}]"
        );
        var named = resources
            .Where(r => !Unnamed.Contains((string)r["type"]!) && ((string)r["type"]!).Count(c => c == '/') == 1)
            .ToList();

        named.Count.ShouldBeGreaterThan(environments.Count);
        foreach (var resource in named)
            Rules[(string)resource["type"]!].IsMatch(resource.Name()).ShouldBeTrue(resource.Name());
        foreach (var type in Rules.Keys)
        {
            var names = named.OfType(type).Select(r => r.Name()).ToList();

            // Names of Azure resources differ in more than case.
            names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Count, type);
            names.Count.ShouldBeGreaterThanOrEqualTo(environments.Count, type);
        }
    }

    private static Regex Rule(string pattern) => new($"^(?:{pattern})$", RegexOptions.NonBacktracking);
}
