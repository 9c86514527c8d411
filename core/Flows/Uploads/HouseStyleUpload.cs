using Serverless.Flows.Auditing;
using Serverless.Pdf;
using Serverless.Reporting.Styles;
using Serverless.Storage;
using Serverless.Storage.Access;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Uploads;

/// <summary>The house style of an organisation, and what came of an upload of it.</summary>
/// <param name="UploadedAt">When it became current; null for one that was only checked.</param>
public sealed record StyleOfOrganisation(
    Name Organisation,
    string Version,
    DateTimeOffset? UploadedAt,
    ReadOnlyMemory<byte> Content,
    Acceptance Acceptance
);

/// <summary>Takes in, gives back and removes the house styles of organisations.</summary>
public sealed class HouseStyleUpload(
    HouseStyles styles,
    Organisations organisations,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>
    /// Takes in a style. Drafts are rendered with it again, and what is released from now on; what is public stays as it is.
    /// </summary>
    public async Task<Outcome<StyleOfOrganisation>> AcceptAsync(
        Name organisation,
        OfferedFile offered,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(offered);
        if (await organisations.FindAsync(organisation, cancellationToken) is null)
            return new Refusal.UnknownOrganisation(organisation);
        var current = await styles.FindAsync(organisation, cancellationToken);
        if (!offered.Precondition.Allows(current?.Version))
            return new Refusal.PreconditionFailed(current?.Version);
        var staging = await offered.StageAsync(HouseStyleReader.MaximumBytes, cancellationToken);
        if (!staging.Succeeded(out var file, out var tooLarge))
            return tooLarge;
        using (file)
        {
            var content = await file.ReadAllAsync(cancellationToken);
            var reading = HouseStyleReader.Read(content, PdfRenderer.TextGate, PdfRenderer.FontGate);
            if (reading.Style is null)
                return new Refusal.FaultyStyle(
                    IssueList.Of([
                        .. reading.Issues.Select(issue => new Issue(issue.Rule, issue.Text, Path: issue.Path)),
                    ])
                );
            var accepted = new StyleOfOrganisation(organisation, file.Version, null, content, Acceptance.OnlyChecked);
            if (offered.IsDryRun)
                return accepted;
            if (current?.Version == file.Version)
                return accepted with { UploadedAt = current.UploadedAt, Acceptance = Acceptance.AlreadyThere };
            await NoteAsync(
                organisation,
                AuditOperation.StyleUploaded,
                current?.Version ?? "",
                file.Version,
                cancellationToken
            );
            if (
                !await styles.MoveAsync(organisation, current, file.Version, new BinaryData(content), cancellationToken)
            )
                return new Refusal.Overtaken();
            return accepted with { UploadedAt = clock.GetUtcNow(), Acceptance = Acceptance.Stored };
        }
    }

    /// <summary>The style, as it was uploaded.</summary>
    public async Task<Outcome<StyleOfOrganisation>> FindAsync(Name organisation, CancellationToken cancellationToken)
    {
        if (await organisations.FindAsync(organisation, cancellationToken) is null)
            return new Refusal.UnknownOrganisation(organisation);
        if (
            await styles.FindAsync(organisation, cancellationToken) is not { } current
            || await styles.ReadAsync(current.Version, cancellationToken) is not { } content
        )
            return new Refusal.NoStyle(organisation);
        return new StyleOfOrganisation(
            organisation,
            current.Version,
            current.UploadedAt,
            content,
            Acceptance.AlreadyThere
        );
    }

    /// <summary>Removes the style: drafts and what is released from now on look as the product has it.</summary>
    public async Task<Outcome<StyleOfOrganisation>> RemoveAsync(Name organisation, CancellationToken cancellationToken)
    {
        var finding = await FindAsync(organisation, cancellationToken);
        if (!finding.Succeeded(out var found, out var refusal))
            return refusal;
        if (await styles.FindAsync(organisation, cancellationToken) is not { } current)
            return new Refusal.NoStyle(organisation);
        await NoteAsync(organisation, AuditOperation.StyleRemoved, current.Version, "", cancellationToken);
        return await styles.RemoveAsync(organisation, current, cancellationToken) ? found : new Refusal.Overtaken();
    }

    private Task NoteAsync(
        Name organisation,
        AuditOperation operation,
        string before,
        string version,
        CancellationToken cancellationToken
    ) =>
        audit.WriteAsync(
            AuditChain.OfOrganisation(organisation),
            AuditLog.Once(operation) with
            {
                Subject = "style",
                VersionBefore = before,
                Version = version,
            },
            cancellationToken
        );
}
