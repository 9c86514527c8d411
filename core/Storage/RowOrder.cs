using System.Globalization;

namespace Serverless.Storage;

/// <summary>Moments as the beginning of row keys, which tables sort as text.</summary>
internal static class RowOrder
{
    private const string Digits = "D19";

    /// <summary>Sorts earlier moments first.</summary>
    public static string OldestFirst(DateTimeOffset at) => at.UtcTicks.ToString(Digits, CultureInfo.InvariantCulture);

    /// <summary>Sorts later moments first.</summary>
    public static string NewestFirst(DateTimeOffset at) =>
        (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString(Digits, CultureInfo.InvariantCulture);
}
