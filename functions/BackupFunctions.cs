using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Auditing;
using Serverless.Flows.Backup;

namespace Serverless.Functions;

/// <summary>The nightly copy of the pointers, keys and audit logs, and putting it back.</summary>
public sealed class BackupFunctions(PointerBackup backup, AuditAnchorWriter anchorWriter)
{
    /// <summary>
    /// Copies the pointers, keys and audit logs, and keeps the ends of the audit logs apart from them, every night at half past two (UTC).
    /// </summary>
    [Function(nameof(BackUpPointers))]
    public async Task BackUpPointers(
        [TimerTrigger("0 30 2 * * *")] TimerInfo timer,
        CancellationToken cancellationToken
    )
    {
        await backup.WriteAsync(cancellationToken);
        await anchorWriter.RunAsync(cancellationToken);
    }

    /// <summary>Puts back the pointers, keys and audit logs of a day's backup that are missing.</summary>
    [Function(nameof(RestorePointers))]
    [Needs(Permission.AdministerDeployment)]
    [Answer(
        StatusCodes.Status200OK,
        "What was missing is back.",
        Json = typeof(RestoreReceipt),
        Examples = ["answers/restore.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound)]
    public async Task<IResult> RestorePointers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Backup + "/restore")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            !DateOnly.TryParseExact(
                request.RouteValues["day"] as string,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            throw Refusals.InvalidDay();
        var outcome = await backup.RestoreAsync(day, cancellationToken);
        return outcome.Answer(restored =>
            TypedResults.Json(
                new RestoreReceipt(
                    restored.Restored,
                    restored.Present,
                    [.. restored.Lost.Select(input => $"{input.Survey}/{input.RowKey.Replace('|', '/')}")],
                    restored.Access.Keys,
                    restored.Access.Audit.Restored,
                    [.. restored.Access.Audit.BegunAnew.Select(chain => chain.Replace('|', '/'))]
                ),
                ApiJson.Answers.RestoreReceipt
            )
        );
    }
}
