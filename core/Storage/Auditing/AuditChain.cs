namespace Serverless.Storage.Auditing;

/// <summary>One audit log: that of a survey, of an organisation's keys, or of the deployment.</summary>
public sealed record AuditChain
{
    private AuditChain(string name) => Name = name;

    /// <summary>Its name, which is part of every entry's hash.</summary>
    public string Name { get; }

    /// <summary>The log of the deployment: organisations, restores.</summary>
    public static AuditChain Deployment { get; } = new("deployment");

    /// <summary>The log of a survey.</summary>
    public static AuditChain OfSurvey(Name survey) => new($"survey|{survey}");

    /// <summary>The log of an organisation and its keys.</summary>
    public static AuditChain OfOrganisation(Name organisation) => new($"organisation|{organisation}");
}
