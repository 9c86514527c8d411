using Microsoft.Extensions.Configuration;
using Serverless.Flows.Uploads;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Start;

/// <summary>Settings are read once, and all that is wrong with them is said at once.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void Program_without_settings_ends_and_names_every_fault()
    {
        var faults = Should
            .Throw<InvalidSettingsException>(() =>
                Read(("Uploads:RowsStoredAtOnce", "many"), ("Telemetry:Console", "ja"))
            )
            .Faults;

        faults.Count.ShouldBe(3);
        faults[0].ShouldStartWith("AzureWebJobsStorage is not set");
        faults[1].ShouldStartWith("Uploads__RowsStoredAtOnce is 'many'");
        faults[2].ShouldStartWith("Telemetry__Console is 'ja'");
    }

    [Fact]
    public void Storage_by_identity_needs_all_three_addresses_over_https()
    {
        var faults = Should
            .Throw<InvalidSettingsException>(() =>
                Read(
                    ("AzureWebJobsStorage:blobServiceUri", "https://a.blob.core.windows.net"),
                    ("AzureWebJobsStorage:queueServiceUri", "http://a.queue.core.windows.net")
                )
            )
            .Faults;

        faults.Count.ShouldBe(2);
        faults[0].ShouldStartWith("AzureWebJobsStorage__queueServiceUri is 'http://");
        faults[1].ShouldStartWith("AzureWebJobsStorage__tableServiceUri is ''");
    }

    [Fact]
    public void Storage_by_identity_is_read_with_its_client_id()
    {
        var options = Read(
            ("AzureWebJobsStorage:blobServiceUri", "https://a.blob.core.windows.net"),
            ("AzureWebJobsStorage:queueServiceUri", "https://a.queue.core.windows.net"),
            ("AzureWebJobsStorage:tableServiceUri", "https://a.table.core.windows.net"),
            ("AzureWebJobsStorage:clientId", "a-client")
        );

        options.Storage.ConnectionString.ShouldBeNull();
        options.Storage.ClientId.ShouldBe("a-client");
        options.Uploads.ShouldBe(new UploadSettings(50_000, TimeSpan.FromSeconds(120)));
    }

    private static FunctionAppOptions Read(params (string Key, string Value)[] settings) =>
        FunctionAppOptions.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
                )
                .Build()
        );
}
