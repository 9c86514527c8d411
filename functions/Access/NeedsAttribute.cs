using Serverless.Flows.Access;

namespace Serverless.Functions;

/// <summary>Who may call an HTTP function. Every one of them says so; one that does not is not called.</summary>
internal abstract class AccessAttribute : Attribute;

/// <summary>Anyone may call the function, with or without a key.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenAttribute : AccessAttribute;

/// <summary>Callers need a permission for what the address names: a survey, an organisation, or the deployment.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAttribute(Permission permission) : AccessAttribute
{
    public Permission Permission { get; } = permission;

    /// <summary>Whether it creates the survey when there is none.</summary>
    public bool BeginsSurvey { get; init; }

    /// <summary>Whether it reads a file and keeps nothing of it.</summary>
    public bool KeepsNothing { get; init; }

    /// <summary>Whether it takes in a file that replaces another.</summary>
    public bool IsUpload => Permission == Permission.Upload && !KeepsNothing;
}
