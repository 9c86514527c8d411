using System.Globalization;
using Shouldly;

namespace Serverless.Core.Tests;

/// <summary>
/// Values from elsewhere in a file with a header and lines <c>name.number,value</c>, as the R scripts beside them write.
/// </summary>
internal sealed class ReferenceValues
{
    private readonly ILookup<string, double> _values;

    private ReferenceValues(ILookup<string, double> values) => _values = values;

    /// <param name="path">Parts of the path from <c>tests/Core.Tests</c>.</param>
    public static ReferenceValues Of(params string[] path) =>
        new(
            File.ReadLines(Repository.PathOf(["tests", "Core.Tests", .. path]))
                .Skip(1)
                .Select(line => line.Split(','))
                .ToLookup(
                    cells => cells[0][..cells[0].LastIndexOf('.')],
                    cells => double.Parse(cells[1], CultureInfo.InvariantCulture),
                    StringComparer.Ordinal
                )
        );

    /// <summary>The values of one name, in order.</summary>
    public double[] this[string name] =>
        _values.Contains(name)
            ? [.. _values[name]]
            : throw new InvalidOperationException($"There are no reference values named {name}.");

    /// <summary>Relative to each value, or absolute for those under 1e-6.</summary>
    public void ShouldAgree(string name, double tolerance, params double?[] found)
    {
        var expected = this[name];
        found.Length.ShouldBe(expected.Length, name);
        for (var k = 0; k < expected.Length; k++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{name}, value {k + 1}");
            found[k]
                .ShouldNotBeNull(place)
                .ShouldBe(expected[k], tolerance * Math.Max(Math.Abs(expected[k]), 1e-6), place);
        }
    }
}
