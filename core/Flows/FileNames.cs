using Serverless.Storage;
using Serverless.Surveys.Issues;

namespace Serverless.Flows;

/// <summary>What the kinds of file are called.</summary>
public static class FileNames
{
    public static MessageText Of(UploadKind kind) =>
        kind switch
        {
            UploadKind.Codebook => "codebook",
            UploadKind.Population => "population file",
            UploadKind.Responses => "response file",
            UploadKind.FactsheetTemplate => "template",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of file without a name."),
        };
}
