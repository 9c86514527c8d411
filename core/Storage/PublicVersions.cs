using Serverless.Analysis.Publication;

namespace Serverless.Storage;

/// <summary>
/// What versions of files, results and outputs are called wherever somebody may read it who may not read answers: in
/// public documents, audit logs, and names that hosts and telemetry keep.
/// </summary>
public sealed class PublicVersions(DeploymentSecrets secrets)
{
    private const string Purpose = "fingerprints";

    public async Task<Fingerprints> FingerprintsAsync(CancellationToken cancellationToken) =>
        new(await secrets.ForAsync(Purpose, cancellationToken));
}
