using Serverless.Analysis.Publication;
using Serverless.Storage;

namespace Serverless.Flows.Waves;

/// <summary>What versions of files, results and outputs are called where anyone can read it.</summary>
public sealed class PublicVersions(DeploymentSecrets secrets)
{
    private const string Purpose = "fingerprints";

    public async Task<Fingerprints> FingerprintsAsync(CancellationToken cancellationToken) =>
        new(await secrets.ForAsync(Purpose, cancellationToken));
}
