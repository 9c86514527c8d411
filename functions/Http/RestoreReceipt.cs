namespace Serverless.Functions;

/// <summary>The answer to a restore.</summary>
/// <param name="Restored">Pointers that were put back.</param>
/// <param name="Present">Pointers that were there, and stayed as they were.</param>
/// <param name="UploadAgain">Inputs whose files or rows are gone, as survey/input or survey/input/wave/group.</param>
/// <param name="Keys">Organisations and keys that were put back.</param>
/// <param name="AuditRows">Rows of audit logs that were put back.</param>
/// <param name="AuditBegunAnew">Logs that were begun anew after they were lost, and stay apart from what was lost.</param>
internal sealed record RestoreReceipt(
    int Restored,
    int Present,
    IReadOnlyList<string> UploadAgain,
    int Keys,
    int AuditRows,
    IReadOnlyList<string> AuditBegunAnew
);
