namespace Serverless.Analysis;

/// <summary>
/// The version of the computations. Raise it whenever a figure could come out differently; every wave is then out of
/// date.
/// </summary>
public static class MethodVersion
{
    public const string Current = "1.34.0";
}
