using System.Globalization;
using System.Text.RegularExpressions;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>The register of processing names every place there is, and the terms that code and templates have.</summary>
[Collection(nameof(EvaluatedTemplates))]
public sealed partial class PrivacyPageTests(EvaluatedTemplates templates)
{
    private static string Page { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", "privacy.md"));

    [Fact]
    public void Every_container_table_and_queue_is_in_the_register_and_no_other() =>
        Places()
            .Matches(Page)
            .Select(match => match.Groups["place"].Value)
            .ShouldBe(
                [
                    .. StorageNames.Containers.Select(name => $"container `{name}`"),
                    .. StorageNames.Tables.Select(name => $"table `{name}`"),
                    .. StorageNames.Queues.Select(name => $"queue `{name}`"),
                ],
                ignoreOrder: true
            );

    [Fact]
    public void Terms_are_those_of_the_code_and_of_the_templates()
    {
        var recovery = Number(Account("stsurvey")["deleteRetentionPolicy"]!["days"]);

        Term("superseded files").ShouldBe(RetentionSettings.Default.Superseded.TotalDays);
        Term("superseded rows").ShouldBe(AbandonedRows.Grace.TotalDays);
        Term("removed and overwritten").ShouldBe(recovery);
        Term("files of uploads that broke off").ShouldBe(Superseded.NotCurrent.TotalDays);
        Term("\\*\\*whoever was erased").ShouldBe(Superseded.NotCurrent.TotalDays + recovery);
        Term("logs are kept")
            .ShouldBe(
                Number(
                    templates.Default.OfType("Microsoft.OperationalInsights/workspaces").Single()["properties"]![
                        "retentionInDays"
                    ]
                )
            );
        Term("backups of the pointers, keys and logs").ShouldBe(LifecycleDays("delete-old-backups"));
    }

    [Fact]
    public void Nothing_but_soft_delete_outlives_a_removal()
    {
        var blobs = Account("stsurvey");

        blobs["isVersioningEnabled"]!.ToString().ShouldBe("false");
        blobs["changeFeed"].ShouldBeNull();
        blobs["restorePolicy"].ShouldBeNull();
        Number(blobs["deleteRetentionPolicy"]!["days"])
            .ShouldBe(Number(blobs["containerDeleteRetentionPolicy"]!["days"]));
    }

    private double LifecycleDays(string rule) =>
        Number(
            templates.Default.OfType("Microsoft.Storage/storageAccounts/managementPolicies").Single()["properties"]![
                "policy"
            ]!["rules"]!
                .AsArray()
                .Single(known => known!["name"]!.ToString() == rule)!["definition"]!["actions"]!["baseBlob"]![
                "delete"
            ]!["daysAfterModificationGreaterThan"]
        );

    private System.Text.Json.Nodes.JsonNode Account(string prefix) =>
        templates
            .Default.OfType("Microsoft.Storage/storageAccounts/blobServices")
            .Single(service => service.Name().StartsWith(prefix, StringComparison.Ordinal))["properties"]!;

    private static double Number(System.Text.Json.Nodes.JsonNode? node) =>
        double.Parse(node!.ToString(), CultureInfo.InvariantCulture);

    private static double Term(string begins) =>
        double.Parse(
            Regex
                .Match(
                    Page,
                    $@"^\| {begins}[^|]*\| (?<days>\d+) \|",
                    RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )
                .Groups["days"]
                .Value,
            CultureInfo.InvariantCulture
        );

    [GeneratedRegex(
        @"^\| (?<place>(container|table|queue) `[a-z-]+`) \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Places();
}
