using System.Globalization;
using System.Text.Json.Nodes;

namespace Serverless.TestKit.Surveys;

/// <summary>Random choices that are the same for the same seed.</summary>
public sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>From 0 to 1.</summary>
    public double Share() => _random.NextDouble();

    public bool Happens(double share) => _random.NextDouble() < share;

    public JsonNode Of(JsonArray items) => items[_random.Next(items.Count)]!;

    public T Of<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>One of the items, the first ones more often the larger <paramref name="skew"/> is.</summary>
    public T Of<T>(IReadOnlyList<T> items, double skew) =>
        items[(int)(items.Count * Math.Pow(_random.NextDouble(), skew))];

    /// <summary>Some of the items, in their order, at least <paramref name="least"/>.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items, int least = 0)
    {
        var places = Enumerable.Range(0, items.Count).ToArray();
        _random.Shuffle(places);
        return [.. places.Take(Between(least, items.Count)).Order().Select(i => items[i])];
    }

    public int[] Order(int count)
    {
        var places = Enumerable.Range(0, count).ToArray();
        _random.Shuffle(places);
        return places;
    }

    public byte Byte() => (byte)_random.Next(256);

    /// <summary>A number as response files have it.</summary>
    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
