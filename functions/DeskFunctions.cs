using Microsoft.Azure.Functions.Worker;
using Serverless.Portal.Pages;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>
/// The commissioner's desk: a page for people with a key or a sign-in. What it does, it does through the API.
/// </summary>
public sealed class DeskFunctions(DeskOptions options)
{
    /// <summary>The desk.</summary>
    [Function(nameof(GetDesk))]
    [Open]
    public IResult GetDesk(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Desk)] HttpRequest request
    ) => Send(request, Language.Dutch);

    /// <summary>The desk in English.</summary>
    [Function(nameof(GetEnglishDesk))]
    [Open]
    public IResult GetEnglishDesk(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.English + "/" + Routes.Desk)]
            HttpRequest request
    ) => Send(request, Language.English);

    /// <summary>Where somebody who signed in comes back to; not there where nobody signs in.</summary>
    [Function(nameof(GetSignedInPage))]
    [Open]
    public IResult GetSignedInPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SignedIn)] HttpRequest request
    )
    {
        if (options.SignIn is null)
            throw Refusals.NoPage();
        var answer = PageAnswers.Send(request, SignedInPage.Write());
        PageHeaders.SetOnDesk(request.HttpContext.Response);
        return answer;
    }

    private IResult Send(HttpRequest request, Language language)
    {
        var answer = PageAnswers.Send(request, DeskPage.Write(language, options.SignIn));
        PageHeaders.SetOnDesk(request.HttpContext.Response, options.SignIn?.Origin);
        return answer;
    }
}

/// <summary>What is decided about the desk.</summary>
/// <param name="SignIn">How people sign in without a key; null when they cannot.</param>
public sealed record DeskOptions(DeskSignIn? SignIn);
