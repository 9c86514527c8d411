using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Flows;
using Serverless.Flows.Access;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>
/// Lets a request through to its function when the caller may call it, and within the caller's limits. The host lets
/// everything pass (authorisation level anonymous): its keys know no organisations, and it takes them in addresses.
/// </summary>
internal sealed class AccessControl(
    KeyAuthentication keys,
    Authorisation authorisation,
    UsageLimits limits,
    AnonymousLimits anonymous,
    CallerAddress address,
    SignIn? signIn = null
) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        var rule = Operation.AccessTo(context.FunctionDefinition.EntryPoint);
        var cancellationToken = http.RequestAborted;
        try
        {
            var caller = await AuthenticateAsync(http, rule, cancellationToken);
            if (caller is not null && await limits.CountRequestAsync(caller.Id, cancellationToken) is { } tooMany)
                throw Refusals.Of(tooMany);
            if (rule is NeedsAttribute needs)
                await AuthoriseAsync(http.Request, needs, caller ?? throw Refusals.NoCredential(), cancellationToken);
            if (caller is not null)
            {
                CurrentCaller.Set(http, caller);
                Actor.Current = caller.ActingIn(context.InvocationId);
            }

            // Files count towards the caller's limits of uploads, whether or not they are kept.
            if ((rule as NeedsAttribute)?.BytesOf(http.Request) is { } bytes)
                await UploadAsync(context, http, caller!, bytes, next);
            else
                await next(context);
        }
        catch (RefusedRequestException refused) when (refused.Status is 401 or 403 or 404 or 405 or 429)
        {
            await UploadedBody.PassOverAsync(http.Request);
            throw;
        }
    }

    private async Task<Caller?> AuthenticateAsync(
        HttpContext http,
        AccessAttribute rule,
        CancellationToken cancellationToken
    )
    {
        if (Credential.Of(http.Request) is not { } credential)
        {
            if (rule is not OpenAttribute { CountsRequests: false })
                CountAnonymous(http);
            return null;
        }

        var authentication =
            credential.IsKey || signIn is null
                ? await keys.OfAsync(credential.Text, cancellationToken)
                : await signIn.OfAsync(
                    credential.Text,
                    http.Request.Headers[SignIn.OrganisationHeader].ToString(),
                    cancellationToken
                );
        if (authentication.Succeeded(out var caller, out var refusal))
            return caller;

        // Whoever tries keys is as unknown as who shows none.
        CountAnonymous(http);
        throw Refusals.Of(refusal);
    }

    private void CountAnonymous(HttpContext http)
    {
        foreach (var from in address.Of(http.Request))
            if (anonymous.Count(from) is { } tooMany)
                throw Refusals.Of(tooMany);
    }

    private async Task AuthoriseAsync(
        HttpRequest request,
        NeedsAttribute needs,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        Refusal? refusal;
        if (request.RouteValues.ContainsKey("survey"))
            refusal = await authorisation.OfSurveyAsync(
                caller,
                needs.Permission,
                request.Survey(),
                needs.BeginsSurvey,
                cancellationToken
            );
        else if (request.RouteValues.ContainsKey("organisation") && needs.Permission == Permission.Administer)
            refusal = Authorisation.OfOrganisation(caller, needs.Permission, request.Organisation());
        else
            refusal = Authorisation.OfDeployment(caller, needs.Permission);
        if (refusal is not null)
            throw Refusals.Of(refusal);
    }

    private async Task UploadAsync(
        FunctionContext context,
        HttpContext http,
        Caller caller,
        long bytes,
        FunctionExecutionDelegate next
    )
    {
        var counting = await limits.BeginUploadAsync(caller.Id, bytes, http.RequestAborted);
        if (!counting.Succeeded(out var upload, out var tooMuch))
            throw Refusals.Of(tooMuch);
        try
        {
            await next(context);
        }
        finally
        {
            await limits.EndUploadAsync(upload, CancellationToken.None);
        }
    }
}

/// <summary>Who calls, for the functions that need to know.</summary>
internal static class CurrentCaller
{
    private static readonly object Key = new();

    public static void Set(HttpContext http, Caller caller) => http.Items[Key] = caller;

    /// <summary>The caller; null for one that shows nothing.</summary>
    public static Caller? Of(HttpRequest request) => request.HttpContext.Items[Key] as Caller;
}
