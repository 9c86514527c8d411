using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>
/// What readers see when their request was not answered, whatever the reason: what happened and what they can do, never
/// what was said inside the program.
/// </summary>
public static class ProblemPage
{
    private const int Unavailable = 503;
    private const int TooMany = 429;
    private const int WrongMethod = 405;
    private const int FirstOfFailures = 500;

    /// <summary>The page.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="status">The HTTP status it is sent with, 400 or higher.</param>
    /// <param name="retryAfter">After how long asking again can help; null when that is not known.</param>
    /// <param name="code">By which a failure can be found in logs; null for none.</param>
    public static string Write(Language language, int status, TimeSpan? retryAfter = null, string? code = null)
    {
        var texts = Texts.For(language).ProblemPage;
        var (title, explained) = WhatHappened(status, texts);
        return MessagePage.Write(
            language,
            "problem",
            title,
            explained,
            html =>
            {
                html.Line();
                foreach (var advice in WhatToDo(status, retryAfter, code, texts))
                    html.Element("p", advice);
            }
        );
    }

    private static (string Title, string Explained) WhatHappened(int status, ProblemPageTexts texts) =>
        status switch
        {
            TooMany => (texts.TooMany, texts.TooManyExplained),
            WrongMethod => (texts.NothingToSend, texts.NothingToSendExplained),
            Unavailable => (texts.Unavailable, texts.UnavailableExplained),
            >= FirstOfFailures => (texts.Failed, texts.FailedExplained),
            _ => (texts.Refused, texts.RefusedExplained),
        };

    private static IEnumerable<string> WhatToDo(int status, TimeSpan? retryAfter, string? code, ProblemPageTexts texts)
    {
        if (retryAfter is { } time)
            yield return texts.WaitFor(Rounded(time, texts));
        else if (status >= FirstOfFailures)
            yield return texts.TryLater;
        if (code is not null)
            yield return texts.ReportWith(code);
    }

    /// <summary>A time that is never shorter than the one to wait.</summary>
    private static string Rounded(TimeSpan time, ProblemPageTexts texts)
    {
        if (time <= TimeSpan.FromSeconds(90))
            return texts.Seconds((int)Math.Max(1, Math.Ceiling(time.TotalSeconds)));
        return time <= TimeSpan.FromMinutes(90)
            ? texts.Minutes((int)Math.Ceiling(time.TotalMinutes))
            : texts.Hours((int)Math.Ceiling(time.TotalHours));
    }
}
