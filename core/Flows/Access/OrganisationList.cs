using Serverless.Flows.Auditing;
using Serverless.Storage;
using Serverless.Storage.Access;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Access;

/// <summary>The organisations of the deployment: made by its administrator, and given surveys.</summary>
public sealed class OrganisationList(
    Organisations organisations,
    InputPointers pointers,
    SurveyOwners owners,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Longest title, in characters.</summary>
    public const int MaximumTitleLength = 200;

    /// <summary>All organisations, by name.</summary>
    public Task<IReadOnlyList<Organisation>> ListAsync(CancellationToken cancellationToken) =>
        organisations.ListAsync(cancellationToken);

    /// <summary>One organisation.</summary>
    public async Task<Outcome<Organisation>> FindAsync(Name id, CancellationToken cancellationToken) =>
        await organisations.FindAsync(id, cancellationToken) is { } found ? found : new Refusal.UnknownOrganisation(id);

    /// <summary>Makes an organisation; one of that name stays as it is.</summary>
    public async Task<Outcome<Organisation>> MakeAsync(Name id, string title, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > MaximumTitleLength || title.Any(char.IsControl))
            return new Refusal.Unusable($"An organisation has a title of 1 to {MaximumTitleLength} characters.");
        if (await organisations.FindAsync(id, cancellationToken) is { } known)
            return known;
        var made = new Organisation(id, title.Trim(), clock.GetUtcNow());
        await audit.WriteAsync(
            AuditChain.Deployment,
            new(AuditOperation.OrganisationCreated, $"organisation {id}") { Subject = id.ToString() },
            cancellationToken
        );
        return await organisations.AddAsync(made, cancellationToken)
            ? made
            : (await organisations.FindAsync(id, cancellationToken))!;
    }

    /// <summary>Gives a survey to an organisation: one that belongs to none, or to another.</summary>
    public async Task<Outcome<Organisation>> GiveAsync(
        Name survey,
        Name organisation,
        CancellationToken cancellationToken
    )
    {
        if (await organisations.FindAsync(organisation, cancellationToken) is not { } receiver)
            return new Refusal.UnknownOrganisation(organisation);
        var key = InputKey.Codebook(survey);
        if (await pointers.FindAsync(key, cancellationToken) is not { } current)
            return new Refusal.UnknownSurvey(survey);
        if (current.Organisation == organisation)
            return receiver;
        await audit.WriteAsync(
            AuditChain.OfSurvey(survey),
            new(AuditOperation.SurveyTransferred, $"transfer {current.Tag} {organisation}")
            {
                Subject = $"{current.Organisation?.ToString() ?? "none"} to {organisation}",
            },
            cancellationToken
        );
        if (!await pointers.MoveAsync(key, current, current with { Organisation = organisation }, cancellationToken))
            return new Refusal.Overtaken();
        owners.Forget(survey);
        return receiver;
    }
}
