using Serverless.Flows.Access;
using Serverless.Flows.Reading;

namespace Serverless.Functions;

/// <summary>The one place that says whose surveys a caller may read before they are published.</summary>
internal static class Readers
{
    /// <summary>Who reads: somebody of the survey's organisation with a role that reads drafts, or anybody.</summary>
    public static Reader Reader(this HttpRequest request) =>
        CurrentCaller.Of(request) is { Organisation: { } own } caller && caller.May(Permission.ReadDrafts)
            ? new Reader(codebook => codebook.Organisation == own)
            : Flows.Reading.Reader.Anybody;
}
