using Serverless.Storage;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Auditing;

/// <summary>Moves of pointers as events of the audit log.</summary>
internal static class FileEvents
{
    /// <summary>
    /// A file that is about to become the current version. Its id is made of what the pointer was before and what it
    /// becomes, so that a message delivered twice, or a request sent again, gives the same.
    /// </summary>
    public static AuditEvent Of(InputKey key, InputPointer? from, InputPointer to) =>
        Of(key, from, to, from is not null && from.Edition == to.Edition ? AuditOperation.FileReadAgain : Upload(key));

    /// <summary>The same file, moved for another reason than an upload.</summary>
    public static AuditEvent Of(InputKey key, InputPointer? from, InputPointer to, AuditOperation operation) =>
        new(
            operation,
            FormattableString.Invariant(
                $"{operation} {key.RowKey} {from?.Tag ?? "new"} {to.Edition} {to.Version} {to.CodebookVersion} {to.MethodVersion} {to.Organisation}"
            )
        )
        {
            Wave = key.Wave,
            Group = key.Group,
            Subject = key.Kind == UploadKind.Codebook ? "codebook" : key.RowKey.Split('|')[0],
            VersionsOf = VersionsOf(key.Kind),
            VersionBefore = from?.Version ?? "",
            Version = to.Version,
        };

    /// <summary>What <paramref name="announced"/> said did not happen.</summary>
    public static AuditEvent Overtaken(AuditEvent announced) =>
        announced with
        {
            Operation = AuditOperation.Overtaken,
            Id = $"overtaken {announced.Id} {Actor.Current.Request}",
        };

    private static AuditVersions VersionsOf(UploadKind kind) =>
        kind switch
        {
            UploadKind.Population => AuditVersions.Population,
            UploadKind.Responses => AuditVersions.Responses,
            UploadKind.Codebook or UploadKind.FactsheetTemplate => AuditVersions.Plain,
        };

    private static AuditOperation Upload(InputKey key) =>
        key.Kind switch
        {
            UploadKind.Codebook => AuditOperation.CodebookUploaded,
            UploadKind.Population => AuditOperation.PopulationUploaded,
            UploadKind.Responses => AuditOperation.ResponsesUploaded,
            UploadKind.FactsheetTemplate => AuditOperation.TemplateUploaded,
        };
}
