using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace Serverless.Reporting.Documents;

/// <summary>The checks that documents and their parts make when they are built; nobody checks again.</summary>
internal static class Requirement
{
    /// <exception cref="ArgumentException">The text is empty or white space.</exception>
    public static string Text(string value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ArgumentException($"{name} is empty; a text for readers is expected.", name);

    /// <exception cref="ArgumentException">The list has fewer than <paramref name="minimum"/> elements, or one is
    /// null.</exception>
    public static IReadOnlyList<T> Items<T>(
        IReadOnlyList<T> items,
        int minimum = 1,
        [CallerArgumentExpression(nameof(items))] string name = ""
    )
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items.Count < minimum)
            throw new ArgumentException(
                Invariant($"{name} has {items.Count} elements; at least {minimum} expected."),
                name
            );
        for (var i = 0; i < items.Count; i++)
            if (items[i] is null)
                throw new ArgumentException(Invariant($"{name}[{i}] is null."), name);
        return items;
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is not finite or lies outside the range.</exception>
    public static double Between(
        double value,
        double minimum,
        double maximum,
        [CallerArgumentExpression(nameof(value))] string name = ""
    ) =>
        double.IsFinite(value) && value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(
                name,
                value,
                Invariant($"{name} must lie between {minimum} and {maximum}.")
            );

    /// <summary>Identifiers of headings and notes: no white space, at most 200 characters.</summary>
    /// <exception cref="ArgumentException">The identifier is empty, too long or holds white space or control
    /// characters.</exception>
    public static string Identifier(string value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is { Length: > 0 and <= 200 } && !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? value
            : throw new ArgumentException(
                $"{name} '{value}' is not an identifier: 1 to 200 characters without spaces expected.",
                name
            );
}
