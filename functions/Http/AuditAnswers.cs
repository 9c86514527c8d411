using System.Globalization;
using System.Text;
using Serverless.Flows.Auditing;
using Serverless.Storage.Auditing;

namespace Serverless.Functions;

/// <summary>Audit logs as answers.</summary>
internal static class AuditAnswers
{
    /// <summary>The query parameter of pages.</summary>
    public const string Before = "before";

    /// <summary>A page as JSON or CSV; <c>Link</c> leads to the next one.</summary>
    public static async Task<IResult> PageAsync(
        HttpRequest request,
        AuditLog log,
        AuditChain chain,
        CancellationToken cancellationToken
    )
    {
        var type = Negotiation.MediaType(request, ("json", MediaTypes.Json), ("csv", MediaTypes.Csv));
        var page = await log.PageAsync(chain, Number(request), cancellationToken);
        var next = page.Next is { } number
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{request.Path}?{Before}={number}{(type == MediaTypes.Csv ? "&format=csv" : "")}"
            )
            : null;
        if (next is not null)
            request.HttpContext.Response.Headers.Append(HeaderNames.Link, $"<{next}>; rel=\"next\"");
        return type == MediaTypes.Csv
            ? TypedResults.Text(AuditCsv.Of(page.Entries), MediaTypes.Csv, Encoding.UTF8)
            : TypedResults.Json(AuditDescription.Of(page, next), ApiJson.Answers.AuditDescription);
    }

    /// <summary>What an examination of the log found.</summary>
    public static async Task<IResult> VerifyAsync(
        AuditLog log,
        AuditChain chain,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Json(
            AuditVerificationDescription.Of(await log.VerifyAsync(chain, cancellationToken)),
            ApiJson.Answers.AuditVerificationDescription
        );

    private static long? Number(HttpRequest request)
    {
        var text = request.Query[Before].ToString();
        if (text.Length == 0)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Refusals.InvalidNumber(Before);
    }
}

/// <summary>A page of an audit log, newest first.</summary>
internal sealed record AuditDescription(string Chain, IReadOnlyList<AuditEntryDescription> Entries, string? Next)
{
    public static AuditDescription Of(AuditPage page, string? next) =>
        new(page.Chain.Name, [.. page.Entries.Select(AuditEntryDescription.Of)], next);
}

/// <summary>An entry. See docs/api.md for how its hash is made.</summary>
internal sealed record AuditEntryDescription(
    long Sequence,
    string At,
    string Operation,
    string ActorKind,
    string ActorId,
    string Organisation,
    string Request,
    string Wave,
    string Group,
    string Subject,
    string VersionBefore,
    string Version,
    string Previous,
    string Hash
)
{
    public static AuditEntryDescription Of(AuditEntry entry) =>
        new(
            entry.Sequence,
            entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            AuditNames.Of(entry.Event.Operation),
            AuditNames.Of(entry.Actor.Kind),
            entry.Actor.Id,
            entry.Actor.Organisation?.ToString() ?? "",
            entry.Actor.Request,
            entry.Event.Wave?.ToString() ?? "",
            entry.Event.Group?.ToString() ?? "",
            entry.Event.Subject,
            entry.Event.VersionBefore,
            entry.Event.Version,
            entry.Previous,
            entry.Hash
        );
}

/// <summary>What an examination of an audit log found.</summary>
/// <param name="Intact">Whether it is as it was written.</param>
/// <param name="Head">Number and hash of the last entry, to be compared with later.</param>
/// <param name="Anchors">Earlier ends, kept apart from the log, that it was compared with.</param>
internal sealed record AuditVerificationDescription(
    string Chain,
    bool Intact,
    long Entries,
    string Head,
    IReadOnlyList<string> Anchors,
    IReadOnlyList<string> Faults
)
{
    public static AuditVerificationDescription Of(AuditVerification found) =>
        new(
            found.Chain.Name,
            found.Faults.Count == 0,
            found.Entries,
            Text(found.Head),
            [.. found.Anchors.Select(Text)],
            found.Faults
        );

    private static string Text(AuditHead head) => FormattableString.Invariant($"{head.Sequence}:{head.Hash}");
}

/// <summary>Entries as CSV (RFC 4180).</summary>
internal static class AuditCsv
{
    private const string Header =
        "sequence,at,operation,actorKind,actorId,organisation,request,wave,group,subject,versionBefore,version,previous,hash\r\n";

    public static string Of(IReadOnlyList<AuditEntry> entries)
    {
        var csv = new StringBuilder(Header);
        foreach (var entry in entries.Select(AuditEntryDescription.Of))
            csv.AppendJoin(
                    ',',
                    entry.Sequence.ToString(CultureInfo.InvariantCulture),
                    entry.At,
                    entry.Operation,
                    entry.ActorKind,
                    CsvCell.Of(entry.ActorId),
                    entry.Organisation,
                    entry.Request,
                    entry.Wave,
                    entry.Group,
                    CsvCell.Of(entry.Subject),
                    CsvCell.Of(entry.VersionBefore),
                    CsvCell.Of(entry.Version),
                    entry.Previous,
                    entry.Hash
                )
                .Append("\r\n");
        return csv.ToString();
    }
}
