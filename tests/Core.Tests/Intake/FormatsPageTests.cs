using System.Text;
using Serverless.Core.Tests.Surveys;
using Serverless.Intake.Population;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake;

/// <summary>The example tables of docs/formats.md are what the product accepts.</summary>
public sealed class FormatsPageTests
{
    private static readonly IReadOnlyList<string> Tables = Repository.Examples("docs/formats.md", "csv");

    [Fact]
    public async Task Population_example_is_accepted()
    {
        var reading = await PopulationReader.ReadAsync(
            new ForwardOnlyStream(Encoding.UTF8.GetBytes(Tables[0])),
            ExampleResponses.Codebook,
            "2019",
            "basisscholen",
            cancellationToken: TestContext.Current.CancellationToken
        );

        reading.Issues.ShouldBeEmpty();
        reading.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Response_example_is_accepted()
    {
        var report = await ExampleResponses.CheckAsync(Encoding.UTF8.GetBytes(Tables[1]));

        report.Issues.ShouldBeEmpty();
        report.Rows.ShouldBe(3);
        report.Delimiter.ShouldBe("semicolon");
    }
}
