using Serverless.Storage;
using Serverless.Storage.Access;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Auditing;

/// <summary>Keeps the ends of all audit logs apart from them, every night.</summary>
public sealed class AuditAnchorWriter(AuditLog log, InputPointers pointers, Organisations organisations)
{
    private const int SurveysPerPage = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await log.AnchorAsync(AuditChain.Deployment, cancellationToken);
        foreach (var organisation in await organisations.ListAsync(cancellationToken))
            await log.AnchorAsync(AuditChain.OfOrganisation(organisation.Id), cancellationToken);
        for (Name? after = null; ; )
        {
            var page = await pointers.CodebooksAsync(after, SurveysPerPage, cancellationToken);
            foreach (var (survey, _) in page)
                await log.AnchorAsync(AuditChain.OfSurvey(survey), cancellationToken);
            if (page.Count < SurveysPerPage)
                return;
            after = page[^1].Survey;
        }
    }
}
