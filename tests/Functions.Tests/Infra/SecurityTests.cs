using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>What the evaluated templates promise about keys, transport, identities and networks.</summary>
public sealed class SecurityTests(EvaluatedTemplates templates) : IClassFixture<EvaluatedTemplates>
{
    /// <summary>Role definition ids from Azure's list of built-in roles.</summary>
    private static readonly string[] ExpectedRoles =
    [
        "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner
        "974c5e8b-45b9-4653-ba55-5f855dd0fb88", // Storage Queue Data Contributor
        "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor
        "3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher
    ];

    private JsonObject Storage => templates.Open.OfType("Microsoft.Storage/storageAccounts").Single();

    private JsonObject App => templates.Open.OfType("Microsoft.Web/sites").Single();

    [Theory]
    [InlineData("allowSharedKeyAccess", "false")]
    [InlineData("allowBlobPublicAccess", "false")]
    [InlineData("allowCrossTenantReplication", "false")]
    [InlineData("minimumTlsVersion", "TLS1_2")]
    [InlineData("supportsHttpsTrafficOnly", "true")]
    public void Storage_is_closed_to_keys_strangers_and_old_transport(string property, string expected) =>
        Storage.Property(property).Text().ShouldBe(expected);

    [Fact]
    public void Containers_are_private() =>
        templates
            .Open.OfType("Microsoft.Storage/storageAccounts/blobServices/containers")
            .ShouldAllBe(c => c.Property("publicAccess").Text() == "None");

    [Fact]
    public void Blobs_are_versioned_and_recoverable_after_deletion()
    {
        var blobs = templates.Open.OfType("Microsoft.Storage/storageAccounts/blobServices").Single();

        blobs.Property("isVersioningEnabled").Text().ShouldBe("true");
        blobs.Property("deleteRetentionPolicy.enabled").Text().ShouldBe("true");
        blobs.Property("containerDeleteRetentionPolicy.enabled").Text().ShouldBe("true");
    }

    [Fact]
    public void App_answers_https_only_without_ftp_or_publishing_passwords()
    {
        App.Property("httpsOnly").Text().ShouldBe("true");
        App.Property("siteConfig.minTlsVersion").Text().ShouldBe("1.2");
        App.Property("siteConfig.ftpsState").Text().ShouldBe("Disabled");
        templates
            .Open.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies")
            .Select(p => p.Property("allow").Text())
            .ShouldBe(["false", "false"]);
    }

    [Fact]
    public void App_runs_as_the_one_user_assigned_identity()
    {
        templates.Open.OfType("Microsoft.ManagedIdentity/userAssignedIdentities").Count().ShouldBe(1);
        App["identity"]!["type"].Text().ShouldBe("UserAssigned");
        App.Property("functionAppConfig.deployment.storage.authentication.type")
            .Text()
            .ShouldBe("UserAssignedIdentity");
    }

    [Fact]
    public void Identity_has_exactly_the_roles_it_needs()
    {
        var given = templates
            .Open.OfType("Microsoft.Authorization/roleAssignments")
            .Select(r => r.ToJsonString())
            .ToList();

        given.Count.ShouldBe(ExpectedRoles.Length);
        foreach (var role in ExpectedRoles)
            given
                .Count(g =>
                    g.Contains("roleDefinitions/" + role, StringComparison.Ordinal)
                    || g.Contains($"roleDefinitions', '{role}'", StringComparison.Ordinal)
                )
                .ShouldBe(1, role);
    }

    [Fact]
    public void Telemetry_is_accepted_from_signed_in_senders_only()
    {
        templates
            .Open.OfType("Microsoft.Insights/components")
            .Single()
            .Property("DisableLocalAuth")
            .Text()
            .ShouldBe("true");
        templates
            .Open.OfType("Microsoft.OperationalInsights/workspaces")
            .Single()
            .Property("features.disableLocalAuth")
            .Text()
            .ShouldBe("true");
    }

    [Fact]
    public void Private_networking_closes_the_public_endpoint_and_opens_one_per_service()
    {
        var storage = templates.Private.OfType("Microsoft.Storage/storageAccounts").Single();

        storage.Property("publicNetworkAccess").Text().ShouldBe("Disabled");
        storage.Property("networkAcls.defaultAction").Text().ShouldBe("Deny");
        templates.Private.OfType("Microsoft.Network/privateEndpoints").Count().ShouldBe(3);
        templates.Private.OfType("Microsoft.Network/privateDnsZones").Count().ShouldBe(3);
        templates.Open.ShouldNotContain(r =>
            ((string)r["type"]!).StartsWith("Microsoft.Network/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Nothing_in_the_templates_looks_like_a_secret()
    {
        var text = string.Concat(templates.Open.Select(r => r.ToJsonString()));

        text.ShouldNotContain("listKeys", Case.Insensitive);
        text.ShouldNotContain("AccountKey", Case.Insensitive);
        text.ShouldNotContain("SharedAccessSignature", Case.Insensitive);
    }
}
