using Serverless.Portal.Pages;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Portal;

public sealed class ProblemPageTests
{
    [Theory]
    [InlineData(400, "Dit adres kan zo niet worden geopend")]
    [InlineData(401, "Dit adres kan zo niet worden geopend")]
    [InlineData(405, "Op deze pagina valt niets in te sturen")]
    [InlineData(414, "Dit adres kan zo niet worden geopend")]
    [InlineData(429, "Even wachten")]
    [InlineData(500, "Er is iets misgegaan")]
    [InlineData(503, "Deze pagina is nu niet bereikbaar")]
    [InlineData(507, "Er is iets misgegaan")]
    public void Page_says_what_happened(int status, string title) =>
        ProblemPage.Write(Language.Dutch, status).ShouldContain($"<h1>{title}</h1>");

    [Theory]
    [InlineData(0.2, "Wait 1 second,")]
    [InlineData(59.1, "Wait 60 seconds,")]
    [InlineData(91, "Wait 2 minutes,")]
    [InlineData(5401, "Wait 2 hours,")]
    public void Time_to_wait_is_rounded_up(double seconds, string expected) =>
        ProblemPage.Write(Language.English, 429, TimeSpan.FromSeconds(seconds)).ShouldContain(expected);

    [Fact]
    public void Code_of_a_failure_is_there_to_be_reported() =>
        ProblemPage.Write(Language.English, 500, code: "4bf92f35").ShouldContain("give this code: 4bf92f35.");

    [Fact]
    public void Page_is_not_for_search_engines() =>
        ProblemPage.Write(Language.English, 503).ShouldContain("<meta name=\"robots\" content=\"noindex\">");
}
