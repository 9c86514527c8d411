namespace Serverless.Intake.Sources.Stata;

/// <summary>
/// Numbers and missing values. Each type keeps its largest values for the missing ones: from release 113 the 27 from
/// <c>.</c> to <c>.z</c>, before that <c>.</c> alone.
/// </summary>
internal static class StataNumbers
{
    private const int MaximumByte = 100;
    private const int MaximumInt = 32_740;
    private const int MaximumLong = 2_147_483_620;
    private const int FirstMissingFloat = 0x7F00_0000;
    private const int FloatStep = 0x800;
    private const long FirstMissingDouble = 0x7FE0_0000_0000_0000;
    private const int DoubleStepBits = 40;

    /// <summary>
    /// Which missing value a whole number is: 0 for <c>.</c>, 1 to 26 for <c>.a</c> to <c>.z</c>, -1 for a number.
    /// </summary>
    public static int Missing(int value, StataStorage storage, bool hasTags)
    {
        var largest = storage switch
        {
            StataStorage.Byte => MaximumByte,
            StataStorage.Int => MaximumInt,
            _ => MaximumLong,
        };
        var smallestUntagged = storage switch
        {
            StataStorage.Byte => sbyte.MaxValue,
            StataStorage.Int => short.MaxValue,
            _ => int.MaxValue,
        };
        if (!hasTags)
            return value == smallestUntagged ? 0 : -1;
        return value > largest ? value - largest - 1 : -1;
    }

    /// <inheritdoc cref="Missing(int, StataStorage, bool)"/>
    public static int Missing(float value, bool hasTags)
    {
        var bits = BitConverter.SingleToInt32Bits(value);
        return bits < FirstMissingFloat ? -1 : Tag((bits - FirstMissingFloat) / FloatStep, hasTags);
    }

    /// <inheritdoc cref="Missing(int, StataStorage, bool)"/>
    public static int Missing(double value, bool hasTags)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits < FirstMissingDouble ? -1 : Tag((bits - FirstMissingDouble) >> DoubleStepBits, hasTags);
    }

    private static int Tag(long tag, bool hasTags) => hasTags && tag <= 26 ? (int)tag : 0;
}
