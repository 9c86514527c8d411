using Serverless.Storage;

namespace Serverless.Flows.Access;

/// <summary>
/// Decides whether a caller may do something. Whatever belongs to another organisation is answered as if it was not
/// there, whichever roles the caller has; only then its roles are looked at. Where a survey can be begun it is the other
/// way round: whoever may not begin one gets the same answer for a name that is free and for one that is taken.
/// </summary>
public sealed class Authorisation(SurveyOwners owners)
{
    /// <summary>Why not, with something of a survey; null when the caller may.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="permission">What.</param>
    /// <param name="survey">With which survey.</param>
    /// <param name="beginsSurvey">Whether a survey that is not there is begun by it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Refusal?> OfSurveyAsync(
        Caller caller,
        Permission permission,
        Name survey,
        bool beginsSurvey,
        CancellationToken cancellationToken
    )
    {
        if (permission == Permission.AdministerDeployment)
            return OfDeployment(caller, permission);
        if (beginsSurvey && Roles(caller, permission) is { } notAllowed)
            return notAllowed;
        var owner = await owners.FindAsync(survey, caller.Organisation, cancellationToken);
        var isTheirs = owner.Exists ? caller.Organisation is { } own && own == owner.Organisation : beginsSurvey;
        if (!isTheirs)
            return beginsSurvey ? new Refusal.NameTaken(survey) : new Refusal.UnknownSurvey(survey);
        return Roles(caller, permission);
    }

    /// <summary>
    /// Why not, with an organisation; null when the caller may. The administrator of the deployment administers all of
    /// them.
    /// </summary>
    public static Refusal? OfOrganisation(Caller caller, Permission permission, Name organisation)
    {
        if (caller.May(Permission.AdministerDeployment))
            return null;
        return caller.Organisation == organisation
            ? Roles(caller, permission)
            : new Refusal.UnknownOrganisation(organisation);
    }

    /// <summary>Why not, with the deployment as a whole; null when the caller may.</summary>
    public static Refusal? OfDeployment(Caller caller, Permission permission) => Roles(caller, permission);

    private static Refusal.NotAllowed? Roles(Caller caller, Permission permission) =>
        caller.May(permission)
            ? null
            : new Refusal.NotAllowed(RoleNames.Of(caller.Roles), RoleNames.Of(RoleNames.For(permission)));
}
