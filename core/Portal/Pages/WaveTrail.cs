using Serverless.Portal.Site;
using Serverless.Reporting.Figures;

namespace Serverless.Portal.Pages;

/// <summary>The way to a wave.</summary>
internal static class WaveTrail
{
    /// <summary>
    /// The pages above that of a wave. To the survey's own a draft does not lead: while nothing else is published there is
    /// none.
    /// </summary>
    public static IReadOnlyList<Trail> To(ReportContext context) =>
        [
            new(context.Texts.Portal.Surveys, PortalAddresses.Catalogue(context.Language)),
            new(
                context.Say(context.Results.Survey.Title),
                context.Release is { IsDraft: true }
                    ? null
                    : PortalAddresses.Of(context.Language, context.Results.Survey.Id)
            ),
        ];

    /// <summary>The pages above one of a wave.</summary>
    public static IReadOnlyList<Trail> Below(ReportContext context) =>
        [
            .. To(context),
            new(context.Waves.Name(context.Results.Wave.Id), ReportAddresses.Factsheet(context, context.Language)),
        ];
}
