using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>What the evaluated templates promise about keys, transport, identities, copies and networks.</summary>
[Collection(nameof(EvaluatedTemplates))]
public sealed class SecurityTests(EvaluatedTemplates templates)
{
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";

    private JsonObject App => templates.Default.OfType("Microsoft.Web/sites").Single();

    private string HostStorage => Account("sthost");

    private string SurveyStorage => Account("stsurvey");

    [Theory]
    [InlineData("allowSharedKeyAccess", "false")]
    [InlineData("allowBlobPublicAccess", "false")]
    [InlineData("allowCrossTenantReplication", "false")]
    [InlineData("minimumTlsVersion", "TLS1_2")]
    [InlineData("supportsHttpsTrafficOnly", "true")]
    public void Storage_is_closed_to_keys_strangers_and_old_transport(string property, string expected) =>
        templates
            .Default.OfType("Microsoft.Storage/storageAccounts")
            .Select(account => account.Property(property).Text())
            .ShouldBe([expected, expected]);

    [Fact]
    public void Containers_are_private() =>
        templates
            .Default.OfType("Microsoft.Storage/storageAccounts/blobServices/containers")
            .Select(container => container.Property("publicAccess").Text())
            .Distinct()
            .ShouldBe(["None"]);

    [Fact]
    public void Answers_are_in_another_account_than_host_and_package()
    {
        templates
            .Default.OfType("Microsoft.Storage/storageAccounts/blobServices/containers")
            .Where(container => container.Name().StartsWith(HostStorage + "/", StringComparison.Ordinal))
            .Select(container => container.LastNamePart())
            .ShouldBe(["deployment-package"]);
        var settings = templates.Default.OfType("Microsoft.Web/sites/config").Single()["properties"]!.AsObject();
        var addresses = settings.Where(s => s.Key.EndsWith("Uri", StringComparison.Ordinal)).ToList();

        addresses.ShouldNotBeEmpty();
        foreach (var (name, address) in addresses)
            address
                .Text()
                .ShouldContain(
                    name.StartsWith("SurveyStorage__", StringComparison.Ordinal) ? SurveyStorage : HostStorage
                );
        Text(App).ShouldContain($"{HostStorage}', '2026-06-01').primaryEndpoints.blob");
        Text(App).ShouldNotContain(SurveyStorage);
    }

    [Fact]
    public void What_was_deleted_or_overwritten_is_gone_after_one_term_that_the_readme_states()
    {
        var services = templates.Default.OfType("Microsoft.Storage/storageAccounts/blobServices");
        var stated = Regex.Match(
            File.ReadAllText(Repository.PathOf("infra", "README.md")),
            @"gone everywhere (?<days>\d+) days after",
            RegexOptions.NonBacktracking
        );

        // The statement adds the days that an upload may lie that broke off while somebody was erased.
        var days = (int.Parse(stated.Groups["days"].Value, CultureInfo.InvariantCulture) - 2).ToString(
            CultureInfo.InvariantCulture
        );
        services.Count.ShouldBe(2);
        foreach (var service in services)
        {
            service.Property("deleteRetentionPolicy.enabled").Text().ShouldBe("true");
            service.Property("deleteRetentionPolicy.days").Text().ShouldBe(days);
            service.Property("containerDeleteRetentionPolicy.days").Text().ShouldBe(days);

            // Each of these would keep a copy longer than soft delete does.
            service.Property("isVersioningEnabled").Text().ShouldBe("false");
            service.Property("changeFeed").ShouldBeNull();
            service.Property("restorePolicy").ShouldBeNull();
        }

        // Nothing of respondents is in the ends of audit logs.
        templates
            .Default.OfType("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies")
            .ShouldHaveSingleItem()
            .Name()
            .ShouldContain("/audit-anchors/");
        Text(templates.Default).ShouldNotContain("immutableStorage", Case.Insensitive);
    }

    [Fact]
    public void App_answers_https_only_and_has_no_publishing_passwords()
    {
        App.Property("httpsOnly").Text().ShouldBe("true");
        App.Property("siteConfig.minTlsVersion").Text().ShouldBe("1.2");
        App.Property("siteConfig.scmMinTlsVersion").Text().ShouldBe("1.2");
        templates
            .Default.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies")
            .Select(p => $"{p.LastNamePart()} {p.Property("allow").Text()}")
            .ShouldBe(["ftp false", "scm false"]);
    }

    [Fact]
    public void App_runs_as_the_one_user_assigned_identity()
    {
        templates.Default.OfType("Microsoft.ManagedIdentity/userAssignedIdentities").Count.ShouldBe(1);
        App["identity"]!["type"].Text().ShouldBe("UserAssigned");
        App.Property("functionAppConfig.deployment.storage.authentication.type")
            .Text()
            .ShouldBe("UserAssignedIdentity");
    }

    [Fact]
    public void Identity_has_exactly_the_roles_it_needs_where_it_needs_them()
    {
        var given = templates
            .Default.OfType("Microsoft.Authorization/roleAssignments")
            .Select(r => (r.Target(), r.Property("roleDefinitionId").Text().Split('/')[^1]));
        var component = templates.Default.OfType("Microsoft.Insights/components").Single().Name();
        var queues = templates
            .Default.OfType("Microsoft.Storage/storageAccounts/queueServices/queues")
            .Select(q => q.LastNamePart());

        given.ShouldBe(
            [
                .. StorageNames.Containers.Select(container =>
                    ($"{SurveyStorage}/blobServices/default/containers/{container}", BlobDataContributor)
                ),
                .. queues.Select(queue =>
                    ($"{SurveyStorage}/queueServices/default/queues/{queue}", QueueDataContributor)
                ),
                (SurveyStorage, TableDataContributor),
                (HostStorage, BlobDataOwner),
                (HostStorage, QueueDataContributor),
                (component, MonitoringMetricsPublisher),
            ],
            ignoreOrder: true
        );
    }

    [Fact]
    public void Every_read_write_and_deletion_in_storage_is_logged()
    {
        string[] services = ["blobServices", "queueServices", "tableServices"];
        var logged = templates
            .Default.OfType("Microsoft.Insights/diagnosticSettings")
            .Where(s => s.Target() != App.Name())
            .ToDictionary(s => s.Target(), Categories);

        logged.Keys.ShouldBe(
            new[] { HostStorage, SurveyStorage }.SelectMany(account => services.Select(s => $"{account}/{s}/default")),
            ignoreOrder: true
        );
        foreach (var categories in logged.Values)
            categories.ShouldBe(["StorageRead", "StorageWrite", "StorageDelete"]);
    }

    [Fact]
    public void Log_of_the_site_goes_to_the_workspace() =>
        Categories(
                templates.Default.OfType("Microsoft.Insights/diagnosticSettings").Single(s => s.Target() == App.Name())
            )
            .ShouldBe(["FunctionAppLogs"]);

    [Fact]
    public void Telemetry_is_accepted_from_signed_in_senders_only()
    {
        templates
            .Default.OfType("Microsoft.Insights/components")
            .Single()
            .Property("DisableLocalAuth")
            .Text()
            .ShouldBe("true");
        templates
            .Default.OfType("Microsoft.OperationalInsights/workspaces")
            .Single()
            .Property("features.disableLocalAuth")
            .Text()
            .ShouldBe("true");
    }

    [Fact]
    public void Private_networking_closes_the_public_endpoints_and_opens_one_per_service_that_is_used()
    {
        templates
            .Everything.OfType("Microsoft.Storage/storageAccounts")
            .Select(a => $"{a.Property("publicNetworkAccess").Text()} {a.Property("networkAcls.defaultAction").Text()}")
            .ShouldBe(["Disabled Deny", "Disabled Deny"]);
        templates
            .Everything.OfType("Microsoft.Network/privateEndpoints")
            .Select(e => e.Name())
            .ShouldBe(
                [
                    $"pe-{HostStorage}-blob",
                    $"pe-{HostStorage}-queue",
                    $"pe-{SurveyStorage}-blob",
                    $"pe-{SurveyStorage}-queue",
                    $"pe-{SurveyStorage}-table",
                ],
                ignoreOrder: true
            );
        templates.Everything.OfType("Microsoft.Network/privateDnsZones").Count.ShouldBe(3);
        templates.Default.ShouldNotContain(r =>
            ((string)r["type"]!).StartsWith("Microsoft.Network/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Lock_is_put_on_the_storage_of_the_surveys_when_it_is_asked_for()
    {
        templates.Default.OfType("Microsoft.Authorization/locks").ShouldBeEmpty();
        var locked = templates.Everything.OfType("Microsoft.Authorization/locks").Single();

        locked.Target().ShouldBe(SurveyStorage);
        locked.Property("level").Text().ShouldBe("CanNotDelete");
    }

    [Fact]
    public void Nothing_in_the_templates_looks_like_a_secret()
    {
        var text = Text(templates.Default);

        text.ShouldNotContain("listKeys", Case.Insensitive);
        text.ShouldNotContain("AccountKey", Case.Insensitive);
        text.ShouldNotContain("SharedAccessSignature", Case.Insensitive);
    }

    [Fact]
    public void Key_of_the_event_subscription_is_read_by_azure_itself_and_put_out_nowhere()
    {
        Text(templates.EventSubscription).ShouldContain("&code={1}', 'https://func-proef.example.net', listKeys('");
        File.ReadAllText(Repository.PathOf("infra", "event-subscription.bicep")).ShouldNotContain("output ");
    }

    private string Account(string prefix) =>
        templates
            .Default.OfType("Microsoft.Storage/storageAccounts")
            .Select(a => a.Name())
            .Single(name => name.StartsWith(prefix, StringComparison.Ordinal));

    private static IEnumerable<string> Categories(JsonObject setting) =>
        setting
            .Property("logs")!
            .AsArray()
            .Where(l => l!["enabled"].Text() == "true")
            .Select(l => l!["category"].Text());

    private static string Text(JsonObject resource) => Text([resource]);

    private static string Text(IEnumerable<JsonObject> resources) =>
        Regex.Unescape(string.Concat(resources.Select(r => r.ToJsonString())));
}
