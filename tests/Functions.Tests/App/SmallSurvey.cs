namespace Serverless.Functions.Tests.App;

/// <summary>
/// A small survey of two groups and two waves, made to measure for the tests. Changes by few respondents are published
/// at once.
/// </summary>
internal static class SmallSurvey
{
    /// <summary>The same codebook with an open question, <c>toelichting</c>.</summary>
    public static string CodebookWithOpenQuestion(string name) =>
        TrialMonitor
            .Codebook(name)
            .Replace(
                "\"questions\": [",
                """
                "questions": [ { "id": "toelichting", "type": "open", "chapter": "samen", "text": "Licht toe." },
                """,
                StringComparison.Ordinal
            );

    /// <summary>Population of group scholen: 60,000 small and 40,000 large.</summary>
    public static string Population() =>
        "variable,category,population\ntotal,,100000\ngrootte,1,60000\ngrootte,2,40000\n";
}
