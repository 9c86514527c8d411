namespace Serverless.Storage;

/// <summary>How long things are kept that nothing leads to any more.</summary>
/// <param name="Superseded">
/// How long superseded files, results and outputs stay; longer than any upload takes, so at least two days.
/// </param>
public sealed record RetentionSettings(TimeSpan Superseded)
{
    /// <summary>Thirty days.</summary>
    public static RetentionSettings Default { get; } = new(TimeSpan.FromDays(30));
}
