namespace Serverless.Functions;

/// <summary>The answer to a restore.</summary>
/// <param name="Restored">Pointers that were put back.</param>
/// <param name="Present">Existing pointers, left unchanged.</param>
/// <param name="UploadAgain">Inputs whose files or rows are gone, as survey/input or survey/input/wave/group.</param>
/// <param name="Keys">Organisations and keys that were put back.</param>
/// <param name="AuditRows">Rows of audit logs that were put back.</param>
/// <param name="AuditBegunAnew">Logs that were started anew after they were lost, and are kept apart from the lost ones.</param>
internal sealed record RestoreReceipt(
    int Restored,
    int Present,
    IReadOnlyList<string> UploadAgain,
    int Keys,
    int AuditRows,
    IReadOnlyList<string> AuditBegunAnew
);
