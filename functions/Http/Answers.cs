using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Serverless.Functions;

/// <summary>
/// Writes the answer of an HTTP function: its result, or, whatever stopped it, problem details (RFC 9457), for readers as
/// a page. Nothing is left for the worker, which would send every answer a second time, as JSON, to the host.
/// </summary>
internal sealed partial class Answers(ILogger<Answers> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        AnswerHeaders.SetOn(http.Response);
        try
        {
            Credential.RefuseInAddress(http.Request);
            QueryRules.Check(context.FunctionDefinition, http.Request);
            await next(context);
            var result = context.GetInvocationResult();
            if (result.Value is IResult answer)
                await answer.ExecuteAsync(http);
            result.Value = null;
        }
        catch (RefusedRequestException refused)
        {
            await RefuseAsync(http, refused);
        }
        catch (BadHttpRequestException bad)
        {
            await RefuseAsync(http, Refusals.BadRequest(bad));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
        }
        catch (IOException full) when (IsDiskFull(full) && !http.Response.HasStarted)
        {
            LogFailed(context.FunctionDefinition.Name, full);
            await RefuseAsync(http, Refusals.InsufficientStorage());
        }
        catch (Exception unforeseen) when (!http.Response.HasStarted)
        {
            LogFailed(context.FunctionDefinition.Name, unforeseen);
            await RefuseAsync(http, Refusals.InternalError());
        }
    }

    private static Task RefuseAsync(HttpContext http, RefusedRequestException refused) =>
        PageProblem.IsFor(http.Request, refused.Status)
            ? PageProblem.AnswerAsync(http, refused)
            : Problem.AnswerAsync(http, refused);

    /// <summary>ENOSPC, and ERROR_DISK_FULL of Windows.</summary>
    private static bool IsDiskFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 112;

    [LoggerMessage(LogLevel.Error, "{Function} failed")]
    private partial void LogFailed(string function, Exception reason);
}
