using Serverless.Storage.Auditing;
using Serverless.Storage.Releases;
using static System.FormattableString;

namespace Serverless.Flows.Releases;

/// <summary>Changes of releases as events of the audit log.</summary>
internal static class ReleaseAudit
{
    /// <summary>
    /// What is about to be done with a release. Its id is made of the release as it was, so that what is done again
    /// after a crash is the same event.
    /// </summary>
    public static AuditEvent Of(AuditOperation operation, Release release) =>
        new(
            operation,
            Invariant(
                $"{operation} {release.Wave} {release.Number} {release.State} {release.Revision} {release.Order} {release.PublishAt?.UtcTicks}"
            )
        )
        {
            Wave = release.Wave,
            Subject = Invariant($"release {release.Number}"),
            VersionsOf = AuditVersions.Outputs,
            Version = release.OutputsHash,
        };

    /// <summary>A preview as the subject of an event.</summary>
    public static string SubjectOf(int release, string preview) => Invariant($"release {release} preview {preview}");
}
