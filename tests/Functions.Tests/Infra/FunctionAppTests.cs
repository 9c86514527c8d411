using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>The function app is what the Flex Consumption plan can run.</summary>
[Collection(nameof(EvaluatedTemplates))]
public sealed class FunctionAppTests(EvaluatedTemplates templates)
{
    [Fact]
    public void App_is_an_isolated_worker_that_takes_four_requests_at_a_time()
    {
        var app = templates.Default.OfType("Microsoft.Web/sites").Single();

        app.Property("functionAppConfig.runtime.name").Text().ShouldBe("dotnet-isolated");
        app.Property("functionAppConfig.runtime.version").Text().ShouldBe("10.0");
        app.Property("functionAppConfig.scaleAndConcurrency.triggers.http.perInstanceConcurrency").Text().ShouldBe("4");
    }

    /// <summary>The names are those of the answer (code 51021) with which Azure Resource Manager refuses such a site.</summary>
    [Fact]
    public void Nothing_is_set_that_flex_consumption_refuses()
    {
        string[] refusedProperties =
        [
            "alwaysOn",
            "ftpsState",
            "functionAppScaleLimit",
            "functionsRuntimeScaleMonitoringEnabled",
            "linuxFxVersion",
            "netFrameworkVersion",
            "preWarmedInstanceCount",
            "use32BitWorkerProcess",
            "windowsFxVersion",
        ];
        string[] refusedSettings =
        [
            "FUNCTIONS_EXTENSION_VERSION",
            "FUNCTIONS_WORKER_RUNTIME",
            "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
            "WEBSITE_CONTENTSHARE",
            "WEBSITE_RUN_FROM_PACKAGE",
        ];
        var app = templates.Default.OfType("Microsoft.Web/sites").Single();

        app.Property("siteConfig")!.AsObject().Select(p => p.Key).Intersect(refusedProperties).ShouldBeEmpty();
        templates.Default.OfType("Microsoft.Web/sites/config").Single()["properties"]!
            .AsObject()
            .Select(p => p.Key)
            .Intersect(refusedSettings)
            .ShouldBeEmpty();
    }

    /// <summary>What is set by hand would be gone after the next deployment, and addresses are printed in reports.</summary>
    [Theory]
    [InlineData("PublicAddress")]
    [InlineData("Portal__AccessibilityContact")]
    public void Settings_that_readers_see_are_part_of_the_deployment(string setting) =>
        templates.Default.OfType("Microsoft.Web/sites/config").Single()["properties"]!
            .AsObject()
            .ContainsKey(setting)
            .ShouldBeTrue();

    [Fact]
    public void Zone_redundancy_is_off_until_it_is_asked_for()
    {
        templates
            .Default.OfType("Microsoft.Web/serverfarms")
            .Single()
            .Property("zoneRedundant")
            .Text()
            .ShouldBe("false");
        templates
            .Everything.OfType("Microsoft.Web/serverfarms")
            .Single()
            .Property("zoneRedundant")
            .Text()
            .ShouldBe("true");
        templates
            .Everything.OfType("Microsoft.Storage/storageAccounts")
            .Select(a => a["sku"]!["name"].Text())
            .ShouldBe(["Standard_ZRS", "Standard_ZRS"]);
    }
}
