using Serverless.Flows.Access;

namespace Serverless.Functions;

/// <summary>Who may call an HTTP function. Every one of them says so; one that does not is not called.</summary>
internal abstract class AccessAttribute : Attribute;

/// <summary>Anyone may call the function, with or without a key.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenAttribute : AccessAttribute
{
    /// <summary>
    /// Whether its requests count towards the limit of callers without a key. Only what is answered from memory need not:
    /// to refuse it would cost as much, and a page that says to wait would come without its style.
    /// </summary>
    public bool CountsRequests { get; init; } = true;
}

/// <summary>Callers need a permission for what the address names: a survey, an organisation, or the deployment.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAttribute(Permission permission) : AccessAttribute
{
    public Permission Permission { get; } = permission;

    /// <summary>Whether it creates the survey when there is none.</summary>
    public bool BeginsSurvey { get; init; }

    /// <summary>Whether it reads a file and keeps nothing of it.</summary>
    public bool KeepsNothing { get; init; }

    /// <summary>Whether it has to do with parts of a file, which replace nothing yet.</summary>
    public bool IsOfParts { get; init; }

    /// <summary>Whether it takes in a file that replaces another.</summary>
    public bool IsUpload => Permission == Permission.Upload && !KeepsNothing && !IsOfParts;

    /// <summary>
    /// How many bytes of a file a request counts as, which may be none; null for a request that takes in no file. One that
    /// does not say how long it is counts as the longest there may be.
    /// </summary>
    public long? BytesOf(HttpRequest request)
    {
        var isPut = HttpMethods.IsPut(request.Method);
        if (KeepsNothing || (Permission == Permission.Upload && isPut))
            return request.ContentLength ?? Intake.UploadLimits.MaximumBytes;
        // What finishes an upload in parts takes as long as one; its bytes were counted when they came.
        return IsUpload ? 0 : null;
    }
}
