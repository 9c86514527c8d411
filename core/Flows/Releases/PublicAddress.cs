using Serverless.Storage;
using static System.FormattableString;

namespace Serverless.Flows.Releases;

/// <summary>Where the deployment is reached from outside.</summary>
/// <param name="Base">Its address without a path; null when it is not known.</param>
public sealed record PublicAddress(Uri? Base)
{
    /// <summary>The permanent address of a release; null when the address of the deployment is not known.</summary>
    public Uri? Of(Name survey, Name wave, int release) =>
        Base is null ? null : new Uri(Base, Invariant($"/api/v1/surveys/{survey}/waves/{wave}/releases/{release}"));
}
