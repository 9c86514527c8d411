using Serverless.Reporting;
using Serverless.Reporting.Releases;
using Serverless.Surveys;

namespace Serverless.Core.Tests.Reporting;

/// <summary>Releases to make files of.</summary>
internal static class Releases
{
    private static readonly Uri Address = new("https://cijfers.example/api/v1/surveys/peiling/waves/2019/releases/3");

    private static readonly Dictionary<Language, Uri> Pages = new()
    {
        [Language.Dutch] = new("https://cijfers.example/peiling/2019/releases/3"),
        [Language.English] = new("https://cijfers.example/en/peiling/2019/releases/3"),
    };

    /// <summary>A third release that corrects a figure, as the second did.</summary>
    public static ReleaseImprint Corrected { get; } =
        new(3, new DateTimeOffset(2026, 3, 29, 0, 30, 0, TimeSpan.FromHours(1)), Address)
        {
            Pages = Pages,
            Contact = new(
                new LocalizedText("Afdeling onderzoek", "Research department"),
                "onderzoek@voorbeeld.example",
                "https://voorbeeld.example/contact"
            ),
            CorrectionReason = new(
                "De weging van grote scholen klopte niet.",
                "The weights of large schools were wrong."
            ),
            Corrections =
            [
                new(
                    2,
                    new DateOnly(2026, 1, 2),
                    new("Een antwoord was dubbel geteld.", "An answer was counted twice.")
                ),
            ],
        };

    public static ReleaseImprint Draft { get; } = new(4, null, Address) { Pages = Pages };
}
