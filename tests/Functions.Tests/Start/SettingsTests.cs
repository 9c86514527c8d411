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
                Read(
                    ("Uploads:RowsStoredAtOnce", "many"),
                    ("Retention:SupersededDays", "1"),
                    ("Telemetry:Console", "ja")
                )
            )
            .Faults;

        faults.Count.ShouldBe(4);
        faults[0].ShouldStartWith("SurveyStorage is not set");
        faults[1].ShouldStartWith("Uploads__RowsStoredAtOnce is 'many'");
        faults[2].ShouldBe("Retention__SupersededDays is '1'; set a whole number from 2 to 365.");
        faults[3].ShouldStartWith("Telemetry__Console is 'ja'");
    }

    [Fact]
    public void Storage_by_identity_needs_all_three_addresses_over_https()
    {
        var faults = Should
            .Throw<InvalidSettingsException>(() =>
                Read(
                    ("SurveyStorage:blobServiceUri", "https://a.blob.core.windows.net"),
                    ("SurveyStorage:queueServiceUri", "http://a.queue.core.windows.net")
                )
            )
            .Faults;

        faults.Count.ShouldBe(2);
        faults[0].ShouldStartWith("SurveyStorage__queueServiceUri is 'http://");
        faults[1].ShouldStartWith("SurveyStorage__tableServiceUri is ''");
    }

    [Fact]
    public void Storage_by_identity_is_read_with_its_client_id()
    {
        var options = Read(
            ("SurveyStorage:blobServiceUri", "https://a.blob.core.windows.net"),
            ("SurveyStorage:queueServiceUri", "https://a.queue.core.windows.net"),
            ("SurveyStorage:tableServiceUri", "https://a.table.core.windows.net"),
            ("SurveyStorage:clientId", "a-client")
        );

        options.Storage.ConnectionString.ShouldBeNull();
        options.Storage.ClientId.ShouldBe("a-client");
        options.Uploads.ShouldBe(new UploadSettings(50_000, TimeSpan.FromSeconds(120)));
    }

    [Fact]
    public void Account_of_the_host_holds_the_surveys_where_no_other_is_set() =>
        Read(("AzureWebJobsStorage", "UseDevelopmentStorage=true"))
            .Storage.ConnectionString.ShouldBe("UseDevelopmentStorage=true");

    [Fact]
    public void Account_of_the_surveys_goes_before_that_of_the_host() =>
        Read(
            ("AzureWebJobsStorage:blobServiceUri", "https://host.blob.core.windows.net"),
            ("SurveyStorage:blobServiceUri", "https://survey.blob.core.windows.net"),
            ("SurveyStorage:queueServiceUri", "https://survey.queue.core.windows.net"),
            ("SurveyStorage:tableServiceUri", "https://survey.table.core.windows.net")
        )
            .Storage.Blobs.ShouldBe(new Uri("https://survey.blob.core.windows.net"));

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("x-azure-clientip")]
    public void Header_that_callers_write_is_refused_as_the_one_with_their_address(string header) =>
        Should
            .Throw<InvalidSettingsException>(() =>
                Read(("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("Access:AddressHeader", header))
            )
            .Faults.ShouldHaveSingleItem()
            .ShouldStartWith($"Access__AddressHeader is '{header}', in which callers can write any address;");

    [Fact]
    public void Header_of_a_gateway_takes_the_place_of_those_of_app_service() =>
        Read(("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("Access:AddressHeader", "X-Azure-SocketIP"))
            .AddressHeaders.ShouldBe(["X-Azure-SocketIP"]);

    [Fact]
    public void Desk_asks_for_what_its_registration_allows_unless_a_scope_is_set()
    {
        var settings = new[]
        {
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
            ("Access:Authority", "https://login.example/tenant/v2.0"),
            ("Access:Audience", "api-client"),
            ("Access:DeskClient", "desk-client"),
        };

        var usual = Read(settings).SignIn!.Desk!;
        var other = Read([.. settings, ("Access:DeskScope", "surveys")]).SignIn!.Desk!;

        (usual.Client, usual.Scope, usual.Origin).ShouldBe(
            ("desk-client", "api-client/.default", "https://login.example")
        );
        other.Scope.ShouldBe("surveys");
    }

    [Theory]
    [InlineData("Access:DeskClient", "Access__DeskClient needs Access__Authority and Access__Audience")]
    [InlineData("Access:DeskScope", "Access__DeskScope needs Access__DeskClient")]
    public void Sign_in_on_the_desk_without_what_it_needs_is_a_fault(string setting, string fault) =>
        Should
            .Throw<InvalidSettingsException>(() =>
                Read(("AzureWebJobsStorage", "UseDevelopmentStorage=true"), (setting, "something"))
            )
            .Faults.ShouldHaveSingleItem()
            .ShouldStartWith(fault);

    private static FunctionAppOptions Read(params (string Key, string Value)[] settings) =>
        FunctionAppOptions.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
                )
                .Build()
        );
}
