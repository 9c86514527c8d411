using System.Collections.Frozen;
using Serverless.Portal.Site;
using Serverless.Storage;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Flows.Releases;

/// <summary>Where the deployment is reached from outside.</summary>
/// <param name="Base">Its address without a path; null when it is not known.</param>
public sealed record PublicAddress(Uri? Base)
{
    /// <summary>The pages of a release in each language; none when the address of the deployment is not known.</summary>
    public IReadOnlyDictionary<Language, Uri> PagesOf(Name survey, Name wave, int release) =>
        Base is null
            ? FrozenDictionary<Language, Uri>.Empty
            : Languages.All.ToFrozenDictionary(
                language => language,
                language => new Uri(
                    Base,
                    PortalAddresses.OfRelease(language, survey.ToString(), wave.ToString(), release)
                )
            );

    /// <summary>The permanent address of a release in the API; null when the address of the deployment is not known.</summary>
    public Uri? Of(Name survey, Name wave, int release) =>
        Base is null ? null : new Uri(Base, Invariant($"/api/v1/surveys/{survey}/waves/{wave}/releases/{release}"));
}
