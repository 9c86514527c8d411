using Microsoft.Azure.Functions.Worker;
using Serverless.Portal.Pages;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>The commissioner's desk: a page for people with a key. What it does, it does through the API.</summary>
public static class DeskFunctions
{
    /// <summary>The desk.</summary>
    [Function(nameof(GetDesk))]
    [Open]
    public static IResult GetDesk(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Desk)] HttpRequest request
    ) => Send(request, Language.Dutch);

    /// <summary>The desk in English.</summary>
    [Function(nameof(GetEnglishDesk))]
    [Open]
    public static IResult GetEnglishDesk(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.English + "/" + Routes.Desk)]
            HttpRequest request
    ) => Send(request, Language.English);

    private static IResult Send(HttpRequest request, Language language)
    {
        var answer = PageAnswers.Send(request, DeskPage.Write(language));
        PageHeaders.SetOnDesk(request.HttpContext.Response);
        return answer;
    }
}
