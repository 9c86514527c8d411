using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions;

/// <summary>Addresses below <c>/api</c> that no other function has.</summary>
public static class WrongAddressFunctions
{
    /// <summary>Leads from <c>/api</c> to the start of the API; elsewhere says that there is no such address, or which methods it takes.</summary>
    /// <remarks>
    /// The Functions host would answer with a status alone. It tries routes in the order of the names of functions, and
    /// newer versions the more specific ones first; in both this one is last. It is not for every address: the host has
    /// some of its own, those to which Event Grid delivers among them, and looks at them after those of functions.
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
        throw Operation.MethodsAt(request.Path) is { Count: > 0 } methods
            ? Refusals.WrongMethod(request.Method, methods)
            : Refusals.WrongAddress();
    }
}
