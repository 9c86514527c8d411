using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions;

/// <summary>Addresses that no other function has, or that do not take the method.</summary>
public static class WrongAddressFunctions
{
    /// <summary>
    /// Leads from <c>/api</c> to the start of the API; elsewhere below it says that there is no such address, or which
    /// methods it takes.
    /// </summary>
    /// <remarks>
    /// The Functions host would answer with a status alone. It tries routes in the order of the names of functions, and
    /// newer versions the more specific ones first; in both these two are last.
    /// </remarks>
    [Function(nameof(WrongAddress))]
    [Open]
    public static IResult WrongAddress(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            "put",
            "patch",
            "delete",
            "options",
            Route = Routes.AnyOther
        )]
            HttpRequest request
    )
    {
        if (
            request.Path == $"/{Routes.ApiWithoutVersion}"
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        )
            return TypedResults.Redirect(Addresses.Api);
        throw Refused(request);
    }

    /// <summary>Says outside the API that there is no such page, or which methods it takes.</summary>
    [Function(nameof(WrongPageAddress))]
    [Open]
    public static IResult WrongPageAddress(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            "put",
            "patch",
            "delete",
            "options",
            Route = Routes.AnyOtherPage
        )]
            HttpRequest request
    ) => throw Refused(request);

    private static RefusedRequestException Refused(HttpRequest request)
    {
        if (Operation.MethodsAt(request.Path) is { Count: > 0 } methods)
            return Refusals.WrongMethod(request.Method, methods);
        return Addresses.IsInApi(request.Path) ? Refusals.WrongAddress() : Refusals.NoPage();
    }
}
